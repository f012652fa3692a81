package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The accepted steps of one run.
 *
 * @param times ends of all accepted steps
 * @param last state at the end
 * @param samples sampled states, by save time
 * @param outcome how it ended
 * @param effort what it cost
 */
record StepLog(List<Double> times, double[] last, double[][] samples, Outcome outcome, Effort effort) {

    /** Evaluations of one trial step of Hipparchus: stages 2 to 16. */
    private static final int HIPPARCHUS_TRIAL = 15;
    /** Evaluations before its first trial: at the start, twice, and for the first step's length. */
    private static final int HIPPARCHUS_START = 3;

    /** Makes a march. */
    interface Maker {
        March make(GuardedField field, RunRequest request, StepLimits limits);
    }

    static StepLog lean(InitialValueProblem problem, double[] saves, IntegrationSettings settings) {
        return of(problem, saves, settings, (field, request, limits) ->
                new DormandPrince853March(field, request, limits, new ElementaryControl()));
    }

    static StepLog hipparchus(InitialValueProblem problem, double[] saves, IntegrationSettings settings) {
        return of(problem, saves, settings, (field, request, limits) -> new HipparchusMarch(
                new DormandPrince853Integrator(limits.minStep(), limits.maxStep(), limits.absolute(),
                        limits.relative()), field, request, limits));
    }

    static StepLog of(InitialValueProblem problem, double[] saves, IntegrationSettings settings, Maker maker) {
        List<Double> times = new ArrayList<>();
        // Drifts are measured at every accepted state, so an invariant sees them all; the first call is the start.
        NamedFunction log = new NamedFunction("log", (t, y) -> {
            times.add(t);
            return 0;
        });
        RunRequest request = RunRequest.sampling(problem, saves, List.of()).withInvariants(List.of(log))
                .keepingStates();
        RunRecorder recorder = new RunRecorder(request, settings.overflow(), Control.NONE);
        GuardedField field = new GuardedField(problem.field(), problem.start(), settings.maxEvaluations(),
                System.nanoTime() + (long) (1e9 * settings.maxSeconds()));
        March march = maker.make(field, request, StepLimits.of(request, settings));
        SingleRun.Result result = SingleRun.run(request, recorder, field, march);
        return new StepLog(times.subList(1, times.size()), recorder.lastState(),
                recorder.samples().states().orElseThrow(), result.outcome(), result.effort());
    }

    /** Rejected trial steps, also of Hipparchus, which does not tell: from its evaluations. */
    long rejected() {
        return effort.rejected() >= 0 ? effort.rejected()
                : (effort.evaluations() - HIPPARCHUS_START) / HIPPARCHUS_TRIAL - effort.accepted();
    }
}
