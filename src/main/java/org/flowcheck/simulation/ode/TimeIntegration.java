package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Optional;

/**
 * Integrates in time, samples on the way, and estimates every sampled value's error from a second run at looser
 * tolerances.
 *
 * <p>Steps are streamed: only samples are kept. A run that cannot go on is looked at by {@link GrowthProbe}, which
 * tells a suspected blow-up from mere overflow. No run throws because of what the solution does.
 */
public final class TimeIntegration {

    /** How many times larger the tolerances of the second run are: {@value}. */
    public static final double COARSENING = 100;
    /**
     * How many times longer the second run's first step is: {@value}, about the eighth root of
     * {@link #COARSENING}. Steps at the start can be bounded by how fast they may grow and not by the tolerance: two
     * runs that chose the same first step would make the same steps, and their difference would say nothing of their
     * error.
     */
    private static final double LONGER = 1.75;
    /** The largest part of the whole time that the second run's first step may take, for the same reason ... */
    private static final double PART = 0.7;
    /** ... and the one that is taken instead where the first run's first step is near that. */
    private static final double OTHER_PART = 0.45;

    private final IntegrationSettings settings;
    private final Control control;

    /**
     * An integration.
     *
     * @param settings integrator, tolerances and limits
     * @param control cancellation and progress
     * @throws org.flowcheck.diagnostic.DiagnosticException if no integrator has the name asked for, or if it cannot
     *     meet the tolerance
     */
    public TimeIntegration(IntegrationSettings settings, Control control) {
        Integrators.requireFitting(settings);
        this.settings = settings;
        this.control = control;
    }

    /** Runs twice: the trajectory, and its error. */
    public Trajectory run(RunRequest request) {
        return run(request, request, true);
    }

    /**
     * Runs twice, sampling less on the coarse run.
     *
     * @param ofCoarse what the coarse run samples, functions that the fine one samples too
     */
    public Trajectory run(RunRequest request, List<NamedFunction> ofCoarse) {
        return run(request, request.observing(ofCoarse), true);
    }

    /** Runs once: every error is infinite. */
    public Trajectory runWithoutErrors(RunRequest request) {
        return run(request, request, false);
    }

    private Trajectory run(RunRequest request, RunRequest coarseRequest, boolean twice) {
        long deadline = System.nanoTime() + (long) Math.min(settings.maxSeconds() * 1e9, 1e18);
        Control shared = twice ? part(0, 0.65) : control;
        RunRecorder fine = new RunRecorder(request, settings.overflow(), shared);
        SingleRun.Result result = SingleRun.run(request, settings, 0, fine, settings.maxEvaluations(), deadline);
        Effort effort = result.effort();
        Outcome outcome = result.outcome();
        if (mayBeBlowUp(outcome) && fine.lastTime() > request.problem().start()) {
            GrowthProbe.Finding finding = GrowthProbe.from(request.problem(), fine.lastTime(), fine.lastState(),
                    settings, control);
            effort = effort.plus(finding.effort());
            outcome = finding.explain(outcome);
        }
        Optional<Samples> coarse = Optional.empty();
        if (twice && !(outcome instanceof Outcome.Cancelled)) {
            RunRecorder second = new RunRecorder(coarseRequest, settings.overflow(), part(0.65, 1));
            IntegrationSettings loose = settings.withTolerances(COARSENING * settings.relativeTolerance(),
                    COARSENING * settings.absoluteTolerance());
            double span = request.end() - request.problem().start();
            SingleRun.Result looseResult = SingleRun.run(coarseRequest, loose,
                    secondFirstStep(fine.firstStep(), span), second, settings.maxEvaluations(), deadline);
            effort = effort.plus(looseResult.effort());
            coarse = Optional.of(second.samples());
            if (looseResult.outcome() instanceof Outcome.Cancelled cancelled) {
                outcome = cancelled;
            }
        }
        control.progress().accept(1);
        Method method = new Method(
                Integrators.chosen(settings.integrator(), request.problem().field().dimension()),
                settings.relativeTolerance(), settings.absoluteTolerance(),
                twice ? COARSENING : 1, twice ? "difference to a run at tolerances " + (int) COARSENING
                + " times as large" : "none",
                request.problem().field().route());
        return new Trajectory(fine.samples(), coarse, outcome, fine.occurrences(), fine.drifts(), effort, method);
    }

    private static double secondFirstStep(double first, double span) {
        double part = Math.abs(first / span - PART) > Math.abs(first / span - OTHER_PART) ? PART : OTHER_PART;
        return Math.min(LONGER * first, part * span);
    }

    private static boolean mayBeBlowUp(Outcome outcome) {
        return outcome instanceof Outcome.StepTooSmall || outcome instanceof Outcome.Overflow
                || outcome instanceof Outcome.NotFinite;
    }

    /** This run's share of the progress. */
    private Control part(double from, double to) {
        return new Control(control.cancelled(), fraction -> control.progress().accept(from + (to - from) * fraction));
    }
}
