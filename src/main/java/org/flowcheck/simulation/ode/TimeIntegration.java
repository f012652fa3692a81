package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Optional;

/**
 * Integrates in time, samples on the way, and estimates every sampled value's error from a second run at looser
 * tolerances.
 *
 * <p>A run of few steps ({@link FewSteps}) is repeated with shorter steps instead, at tighter tolerances: the second
 * run is then the fine one and gives the values, the first one tells their errors.
 *
 * <p>Steps are streamed: only samples are kept. A run that cannot go on is looked at by {@link GrowthProbe}, which
 * tells a suspected blow-up from mere overflow. No run throws because of what the solution does.
 */
public final class TimeIntegration {

    /** How many times larger the tolerances of the second run are: {@value}. */
    public static final double COARSENING = FewSteps.COARSENING;
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

    private static final String OF_COARSE = "difference to a run at tolerances " + (int) COARSENING
            + " times as large";
    private static final String OF_FEW_STEPS = "difference to a run of few, longer steps at larger"
            + " tolerances by ";

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
        return run(request, request.observables(), true);
    }

    /**
     * Runs twice, sampling less on the coarse run.
     *
     * @param ofCoarse what the coarse run samples, functions that the fine one samples too
     */
    public Trajectory run(RunRequest request, List<NamedFunction> ofCoarse) {
        return run(request, ofCoarse, true);
    }

    /** Runs once: every error is infinite. */
    public Trajectory runWithoutErrors(RunRequest request) {
        return run(request, request.observables(), false);
    }

    private Trajectory run(RunRequest request, List<NamedFunction> ofCoarse, boolean twice) {
        long deadline = System.nanoTime() + (long) Math.min(settings.maxSeconds() * 1e9, 1e18);
        Pass first = pass(request, settings, StepLimits.of(request, settings), deadline,
                twice ? part(0, 0.65) : control);
        Outcome outcome = first.outcome();
        Effort effort = first.effort();
        if (mayBeBlowUp(outcome) && first.recorder().lastTime() > request.problem().start()) {
            GrowthProbe.Finding finding = GrowthProbe.from(request.problem(), first.recorder().lastTime(),
                    first.recorder().lastState(), settings, control);
            effort = effort.plus(finding.effort());
            outcome = finding.explain(outcome);
        }
        if (!twice || outcome instanceof Outcome.Cancelled) {
            return trajectory(request, first.recorder(), Optional.empty(), outcome, effort, settings, twice
                    ? COARSENING : 1, twice ? OF_COARSE : "none");
        }
        String chosen = Integrators.chosen(settings.integrator(), request.problem().field().dimension());
        FewSteps few = Integrators.fewSteps(chosen);
        Optional<Pass> coarse = Optional.empty();
        // A run that ended early, or rests at its start, is told of by a coarse run whatever its steps.
        boolean tells = !arrived(outcome) || first.recorder().accepted() == 0;
        if (tells || !few.promised(first.recorder().accepted())) {
            coarse = Optional.of(coarse(request.observing(ofCoarse), first.recorder(), deadline, part(0.65, 0.9)));
            effort = effort.plus(coarse.get().effort());
            tells |= !few.are(coarse.get().recorder().accepted());
        }
        if (!tells && !cancelled(coarse)) {
            IntegrationSettings finer = few.finer(settings.withIntegrator(Integrators.ofFewSteps(chosen)));
            Pass second = pass(request, finer, few.shorter(StepLimits.of(request, finer),
                    first.recorder().firstStep(), first.recorder().longestStep()), deadline,
                    coarse.isEmpty() ? part(0.65, 0.9) : part(0.9, 1));
            effort = effort.plus(second.effort());
            if (arrived(second.outcome())) {
                return trajectory(request, second.recorder(), Optional.of(first.recorder().samples(ofCoarse)),
                        second.outcome(), effort, finer, settings.relativeTolerance() / finer.relativeTolerance(),
                        OF_FEW_STEPS + chosen);
            }
            if (cancelled(Optional.of(second))) {
                coarse = Optional.of(second);
            } else if (coarse.isEmpty()) {
                coarse = Optional.of(coarse(request.observing(ofCoarse), first.recorder(), deadline, part(0.9, 1)));
                effort = effort.plus(coarse.get().effort());
            }
        }
        return trajectory(request, first.recorder(), coarse.map(run -> run.recorder().samples(ofCoarse)),
                cancelled(coarse) ? coarse.get().outcome() : outcome, effort, settings, COARSENING, OF_COARSE);
    }

    /** A run at looser tolerances, from another first step than the fine one's. */
    private Pass coarse(RunRequest request, RunRecorder fine, long deadline, Control shared) {
        IntegrationSettings loose = settings.withTolerances(COARSENING * settings.relativeTolerance(),
                COARSENING * settings.absoluteTolerance());
        double span = request.end() - request.problem().start();
        return pass(request, loose, StepLimits.of(request, loose)
                .startingWith(secondFirstStep(fine.firstStep(), span)), deadline, shared);
    }

    private static boolean cancelled(Optional<Pass> pass) {
        return pass.isPresent() && pass.get().outcome() instanceof Outcome.Cancelled;
    }

    /** One run, and what it left behind. */
    private record Pass(RunRecorder recorder, Outcome outcome, Effort effort) { }

    private static Pass pass(RunRequest request, IntegrationSettings settings, StepLimits limits, long deadline,
                             Control control) {
        RunRecorder recorder = new RunRecorder(request, settings.overflow(), control);
        SingleRun.Result result = SingleRun.run(request, settings, limits, recorder, deadline);
        return new Pass(recorder, result.outcome(), result.effort());
    }

    private Trajectory trajectory(RunRequest request, RunRecorder fine, Optional<Samples> coarse, Outcome outcome,
                                  Effort effort, IntegrationSettings used, double coarsening, String errors) {
        control.progress().accept(1);
        Method method = new Method(Integrators.chosen(used.integrator(), request.problem().field().dimension()),
                used.relativeTolerance(), used.absoluteTolerance(), coarsening, errors,
                request.problem().field().route());
        return new Trajectory(fine.samples(), coarse, outcome, fine.occurrences(), fine.drifts(), effort, method);
    }

    private static boolean arrived(Outcome outcome) {
        return outcome instanceof Outcome.End || outcome instanceof Outcome.EventReached;
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
