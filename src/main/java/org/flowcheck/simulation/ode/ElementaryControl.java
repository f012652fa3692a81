package org.flowcheck.simulation.ode;

/**
 * The step at which the error would have been 0.9^8 of the tolerance, judged by the last error alone: 0.9 error^(-1/8),
 * between 0.2 and 10. These are the numbers of Hipparchus, so that both integrators take the same steps.
 */
final class ElementaryControl implements StepControl {

    /** By how much less is taken than the error allows: {@value}. */
    static final double SAFETY = 0.9;
    /** Smallest factor: {@value}. */
    static final double LEAST = 0.2;
    /** Largest factor: {@value}. */
    static final double MOST = 10;

    @Override
    public double afterAccepted(double error) {
        // The eighth root by square roots: exactly rounded ones, and unlike a power they allocate nothing.
        return clip(SAFETY / Math.sqrt(Math.sqrt(Math.sqrt(error))));
    }

    @Override
    public double afterRejected(double error) {
        return afterAccepted(error);
    }

    static double clip(double factor) {
        return Math.min(MOST, Math.max(LEAST, factor));
    }
}
