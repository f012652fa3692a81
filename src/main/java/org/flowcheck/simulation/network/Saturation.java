package org.flowcheck.simulation.network;

import org.flowcheck.simulation.kernel.FastTanh;

/** Decides from bounds whether arguments of the tangent have to be cut off. */
final class Saturation {

    /** Room for the rounding of sums of up to a million terms. */
    private static final double SAFE = FastTanh.SATURATED_QUARTER * (1 - 1e-9);

    private Saturation() {
    }

    /**
     * Whether {@code sum_j |left_j right_j|} stays below the saturation of {@link FastTanh#ofQuarter}; false where a
     * number is missing.
     */
    static boolean outOfReach(double[] left, double[] right) {
        double reach = 0;
        for (int j = 0; j < left.length; j++) {
            reach += Math.abs(left[j] * right[j]);
        }
        return outOfReach(reach);
    }

    /** Whether a bound of a quarter of all arguments stays below the saturation; false where it is no number. */
    static boolean outOfReach(double quarter) {
        return quarter <= SAFE;
    }
}
