package org.flowcheck.simulation.ode;

import org.hipparchus.util.FastMath;

/**
 * What is done about runs of few steps: they are repeated finer, and become the coarse run themselves.
 *
 * <p>A coarser run tells an error if its steps are longer everywhere, by the factor r = {@link #COARSENING}^(1/q) that
 * tolerances ask of a formula whose step's error is of order q. Where only few steps are made they are not: they
 * begin and end where the run does, and are bounded by how fast they may grow. Then both runs have errors of one size,
 * and their difference may be smaller. Steps can always be made shorter: the finer run's are at most the longest one
 * over r, its first one is the first one over r, and its tolerance is tighter by {@link #COARSENING}.
 */
final class FewSteps {

    /** How many times larger the coarse run's tolerances are: {@value}. */
    static final double COARSENING = 100;
    /** Steps of the coarse run below which it tells no error reliably, {@value}: docs/numerics.md has the counts. */
    static final int RELIABLE = 9;
    /** Relative tolerance that is not tightened further, {@value}: below it, estimates are rounding. */
    static final double TIGHTEST = 1e-13;
    /** Least factor between the steps, {@value}: a single step becomes two at least. */
    private static final double LEAST = 2;

    private final double shortening;
    private final int start;

    /**
     * Few steps of one formula.
     *
     * @param order the power q of the step with which its error per step is judged
     * @param start steps that a formula must have made before it rests on none of its start
     */
    FewSteps(int order, int start) {
        this.start = start;
        this.shortening = FastMath.exp(FastMath.log(COARSENING) / order);
    }

    /** Whether a coarse run of so many steps tells nothing reliable. */
    boolean are(long ofCoarse) {
        return ofCoarse < RELIABLE + start;
    }

    /** Whether a run of so many steps promises a coarse run of few. */
    boolean promised(long ofFine) {
        return ofFine < (RELIABLE + start) * shortening;
    }

    /** The finer run's settings: tolerances tighter by {@link #COARSENING}, as far as rounding lets them. */
    IntegrationSettings finer(IntegrationSettings settings) {
        double relative = settings.relativeTolerance();
        double tighter = Math.min(relative, Math.max(relative / COARSENING, TIGHTEST));
        return settings.withTolerances(tighter, settings.absoluteTolerance() * (tighter / relative));
    }

    /** The finer run's steps, from a run's first and longest one. */
    StepLimits shorter(StepLimits limits, double first, double longest) {
        double factor = Math.max(LEAST, shortening);
        return limits.boundedBy(Math.max(limits.minStep(), longest / factor))
                .startingWith(Math.max(limits.minStep(), first / factor));
    }
}
