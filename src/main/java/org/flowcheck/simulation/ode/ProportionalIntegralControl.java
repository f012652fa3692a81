package org.flowcheck.simulation.ode;

import org.hipparchus.util.FastMath;

/**
 * Judges a step by the last two errors: 0.9 error^(-(1/8 - 0.2 beta)) old^beta, between 0.2 and 10, and no growth right
 * after a rejection. Where stability and not accuracy limits the step, the error of one step says little about the
 * next; this control settles near the limit instead of bouncing off it.
 *
 * <p>Source: the PI control of Gustafsson, in Hairer and Wanner, Solving Ordinary Differential Equations II, section
 * IV.2.
 */
final class ProportionalIntegralControl implements StepControl {

    /** Weight of the error before: {@value}. */
    static final double BETA = 0.04;
    /** Exponent of the last error: a fifth of the other weight less than 1/8. */
    private static final double EXPONENT = 1.0 / DormandPrince853Tableau.ORDER - 0.2 * BETA;
    /** Smaller errors are remembered as this, {@value}; also what is remembered at the start. */
    private static final double LEAST_ERROR = 1e-4;

    private double old = LEAST_ERROR;
    private boolean justRejected;

    @Override
    public double afterAccepted(double error) {
        double factor = factor(BETA * FastMath.log(old) - EXPONENT * FastMath.log(error));
        old = Math.max(error, LEAST_ERROR);
        boolean hold = justRejected;
        justRejected = false;
        return hold ? Math.min(1, factor) : factor;
    }

    @Override
    public double afterRejected(double error) {
        justRejected = true;
        return factor(-EXPONENT * FastMath.log(error));
    }

    /** Logarithms, since powers allocate. */
    private static double factor(double logarithm) {
        return ElementaryControl.clip(ElementaryControl.SAFETY * FastMath.exp(logarithm));
    }
}
