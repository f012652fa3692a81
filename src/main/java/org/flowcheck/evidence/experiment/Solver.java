package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.network.Normalisation;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.MapIteration;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;

/** Integrates a model in time and samples its observables. */
public final class Solver {

    private final PreparedModel prepared;
    private final PreparedModel searched;
    private final SolveSettings settings;
    private final KernelChoice kernel;
    private final int threads;

    /**
     * A solver of a model with settings.
     *
     * @param kernel how the right-hand side is computed, one of {@link #kernels()}
     * @param threads how many threads the right-hand side of one run may use; the results do not depend on it
     * @throws org.flowcheck.diagnostic.DiagnosticException if no kernel has the name
     */
    public Solver(PreparedModel prepared, SolveSettings settings, String kernel, int threads) {
        this.prepared = prepared;
        this.searched = prepared.inBlowUpCoordinate();
        this.settings = settings;
        this.kernel = KernelChoice.of(kernel);
        this.threads = threads;
    }

    /** The names of kernels, the default first. */
    public static List<String> kernels() {
        return KernelChoice.words();
    }

    /**
     * Puts the numbers of every variant into the model once, as {@link ModelStudy#requireSound()}, and asks whether the
     * kernel can serve them.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it cannot, or if the numbers do not fit the model
     */
    public void requireSound(ModelStudy study) {
        study.requireSound(compiled -> compiled.withKernel(kernel));
    }

    /**
     * One run. A model with a blow-up section is asked for its blow-up time first: direct integration may step over a
     * singularity without noticing. If the time asked for lies behind it, as many samples are spread over the time
     * before it, and the run ends with the blow-up.
     */
    public SolveCase solve(CompiledModel compiled, ModelVariant variant, Control control) {
        return run(compiled, variant, plan(compiled, variant, control), false, control);
    }

    /**
     * Where a run is sampled.
     *
     * @param times increasing, from zero
     * @param ahead the blow-up that they stop short of, if there is one
     */
    record Plan(double[] times, BlowUpAhead ahead) {
    }

    Plan plan(CompiledModel compiled, ModelVariant variant, Control control) {
        BlowUpAhead ahead = BlowUpAhead.of(searched, compiled, variant, settings.until(), control);
        return new Plan(ahead.found().map(found -> BlowUpAhead.timesBefore(found.lower(), settings.samples()))
                .orElseGet(() -> isMap() ? MapIteration.wholeTimes(settings.until(), settings.samples())
                        : RunRequest.evenly(0, settings.until(), settings.samples())), ahead);
    }

    /** The run of a plan, if asked with the states at its times. */
    SolveCase run(CompiledModel compiled, ModelVariant variant, Plan plan, boolean keepStates, Control control) {
        RunRequest sampling = request(prepared.model(), compiled, plan.times());
        RunRequest request = keepStates ? sampling.keepingStates() : sampling;
        Trajectory run = isMap() ? new MapIteration(settings.integration(), control).run(request)
                : new TimeIntegration(settings.integration(), control).run(request);
        Optional<Outcome.BlowUp> ahead = plan.ahead().found();
        Outcome outcome = ahead.isPresent() && run.outcome() instanceof Outcome.End ? ahead.get() : run.outcome();
        return new SolveCase(variant, compiled.seed(), new Trajectory(run.fine(), run.coarse(), outcome,
                run.occurrences(), run.drifts(), plan.ahead().effort().plus(run.effort()), run.method()),
                isMap() ? Optional.empty() : compiled.network().map(Normalisation::of), Optional.empty());
    }

    private boolean isMap() {
        return prepared.model().dynamics().discrete();
    }

    /** How many samples a run has. */
    int samples() {
        return settings.samples();
    }

    private RunRequest request(Model model, CompiledModel automatic, double[] times) {
        CompiledModel compiled = automatic.withKernel(kernel);
        InitialValueProblem problem = new InitialValueProblem(compiled.newField(threads), compiled.layout(), 0,
                compiled.initialState());
        List<NamedFunction> observables = new ArrayList<>();
        for (Observable observable : model.observables()) {
            observables.add(new NamedFunction(observable.name(), compiled.newFunction(observable.value(),
                    threads)));
        }
        return RunRequest.sampling(problem, times, observables)
                .withInvariants(InvariantDrift.functions(model, compiled));
    }
}
