package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;

/** Integrates a model in time and samples its observables. */
public final class Solver {

    private final SolveSettings settings;

    /** A solver with settings. */
    public Solver(SolveSettings settings) {
        this.settings = settings;
    }

    /**
     * One run. A model with a blow-up section is asked for its blow-up time first: direct integration may step over a
     * singularity without noticing. If the time asked for lies behind it, the run is sampled up to the last sample before
     * the blow-up and ends with it.
     */
    public SolveCase solve(PreparedModel prepared, CompiledModel compiled, ModelVariant variant, Control control) {
        Optional<Outcome.BlowUp> singularity = prepared.model().blowUp().isPresent() && prepared.degree().isPresent()
                ? new BlowUpSearcher(BlowUpSearcher.settingsUntil(settings.until()))
                        .search(prepared, compiled, variant, Control.cancelledBy(control.cancelled())).blowUp()
                : Optional.empty();
        double[] times = RunRequest.evenly(0, settings.until(), settings.samples());
        if (singularity.isPresent() && settings.until() >= singularity.get().lower()) {
            double limit = singularity.get().lower();
            times = java.util.Arrays.stream(times).filter(time -> time < limit).toArray();
        }
        Trajectory trajectory = new TimeIntegration(settings.integration(), control)
                .run(request(prepared.model(), compiled, times));
        boolean reached = singularity.isPresent() && settings.until() >= singularity.get().lower()
                && trajectory.outcome() instanceof Outcome.End;
        Trajectory ended = reached ? endedBy(trajectory, singularity.get()) : trajectory;
        return new SolveCase(variant, compiled.seed(), ended);
    }

    private static Trajectory endedBy(Trajectory trajectory, Outcome outcome) {
        return new Trajectory(trajectory.fine(), trajectory.coarse(), outcome, trajectory.occurrences(),
                trajectory.drifts(), trajectory.effort(), trajectory.method());
    }

    private static RunRequest request(Model model, CompiledModel compiled, double[] times) {
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(), compiled.layout(), 0,
                compiled.initialState());
        List<NamedFunction> observables = new ArrayList<>();
        for (Observable observable : model.observables()) {
            observables.add(new NamedFunction(observable.name(), compiled.newFunction(observable.value())));
        }
        return RunRequest.sampling(problem, times, observables)
                .withInvariants(InvariantDrift.functions(model, compiled));
    }
}
