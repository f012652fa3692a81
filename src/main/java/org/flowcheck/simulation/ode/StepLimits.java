package org.flowcheck.simulation.ode;

/**
 * Bounds of the steps of one run and of their errors.
 *
 * @param minStep smallest step; the last one may be smaller
 * @param maxStep largest step
 * @param absolute absolute tolerance, in the units of the state
 * @param relative relative tolerance
 * @param firstStep the first step that is tried; 0 where the integrator chooses it
 */
record StepLimits(double minStep, double maxStep, double absolute, double relative, double firstStep) {

    /** Bounds of a run whose integrator chooses the first step. */
    StepLimits(double minStep, double maxStep, double absolute, double relative) {
        this(minStep, maxStep, absolute, relative, 0);
    }

    static StepLimits of(RunRequest request, IntegrationSettings settings) {
        InitialValueProblem problem = request.problem();
        double span = request.end() - problem.start();
        double minStep = settings.minStepFraction() * Math.max(span, Math.abs(problem.start()));
        return new StepLimits(minStep, span, settings.absoluteTolerance() * scale(problem.initial()),
                settings.relativeTolerance());
    }

    /** These bounds with a first step. */
    StepLimits startingWith(double step) {
        return new StepLimits(minStep, maxStep, absolute, relative, step);
    }

    /** These bounds with another largest step. */
    StepLimits boundedBy(double step) {
        return new StepLimits(minStep, step, absolute, relative, firstStep);
    }

    /** What absolute tolerances are relative to: the largest initial component, at most 1; 1 for a zero state. */
    private static double scale(double[] initial) {
        double largest = Math.abs(initial[RunRecorder.largest(initial)]);
        return largest > 0 ? Math.min(1, largest) : 1;
    }
}
