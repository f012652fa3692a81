package org.flowcheck.simulation.network;

/** The hyperbolic tangent for expansions: slow, the same bits everywhere, and with a slope that keeps its digits. */
public final class SeparableTanh implements SeparableActivation {

    @Override
    public double value(double z) {
        return StrictMath.tanh(z);
    }

    /** 1/cosh(z)^2 = 4 q/(1 + q)^2 with q = exp(-2 |z|), which neither cancels nor overflows. */
    @Override
    public double slope(double z) {
        double q = StrictMath.exp(-2 * Math.abs(z));
        return 4 * q / ((1 + q) * (1 + q));
    }
}
