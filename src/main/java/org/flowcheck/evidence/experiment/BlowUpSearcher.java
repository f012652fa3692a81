package org.flowcheck.evidence.experiment;

import java.util.Optional;
import org.flowcheck.evidence.store.Json;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.BlowUpDriver;
import org.flowcheck.simulation.ode.BlowUpProblem;
import org.flowcheck.simulation.ode.BlowUpRun;
import org.flowcheck.simulation.ode.BlowUpSettings;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.GrowthProbe;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.theory.model.BlowUp;

/** Searches for a model's blow-up time. */
public final class BlowUpSearcher {

    /** The search of a field that is not homogeneous ends here if the user names no time: {@value}. */
    private static final double DEFAULT_HORIZON = 1e3;

    private final BlowUpSettings settings;

    /** A searcher with settings. */
    public BlowUpSearcher(BlowUpSettings settings) {
        this.settings = settings;
    }

    /** Tolerances and limits. */
    BlowUpSettings limits() {
        return settings;
    }

    /** The settings as JSON, for the record of a run. */
    public Json.Members settings() {
        return Json.object().with("until", settings.horizon()).with("fineTolerance", settings.fineTolerance())
                .with("coarseTolerance", settings.coarseTolerance());
    }

    /** The default settings up to a time. */
    public static BlowUpSettings settingsUntil(double horizon) {
        return BlowUpSettings.DEFAULT.withHorizon(horizon);
    }

    /**
     * One search: along the projected flow where the field is proved homogeneous of a degree above one, else by
     * watching the growth, which can only ever suspect a blow-up.
     */
    public BlowUpCase search(PreparedModel prepared, CompiledModel compiled, ModelVariant variant, Control control) {
        Optional<BlowUp> section = prepared.model().blowUp();
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(), compiled.layout(), 0,
                compiled.initialState());
        Optional<NamedFunction> followed = section.map(stated ->
                new NamedFunction("along", compiled.newFunction(stated.along())));
        BlowUpRun run;
        if (prepared.degree().isPresent() && prepared.degree().get().toDouble() > 1) {
            run = new BlowUpDriver(settings, control).run(new BlowUpProblem(problem, prepared.degree().get().toDouble(),
                    followed, section.flatMap(BlowUp::earliest).map(compiled::newFunction),
                    section.flatMap(BlowUp::latest).map(compiled::newFunction), compiled.newPreciseField()));
        } else {
            double horizon = Double.isInfinite(settings.horizon()) ? DEFAULT_HORIZON : settings.horizon();
            run = GrowthProbe.search(problem, horizon, IntegrationSettings.DEFAULT, control);
        }
        double atStart = followed.map(along -> along.function().value(0, compiled.initialState())).orElse(Double.NaN);
        return new BlowUpCase(variant, compiled.seed(), atStart, run, Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
