package org.flowcheck.theory.calculus;

import java.util.function.DoubleUnaryOperator;

/** Taylor coefficients at zero from values alone: central differences at four steps, extrapolated after Richardson. */
final class TaylorByDifferences {

    /**
     * The largest step. The error after extrapolation is of the order (0.1*0.05*0.025*0.0125)^2 = 2e-12 times a
     * coefficient eight orders higher; rounding is 1e-16*2^k/(k!*0.0125^k), some 1e-9 for the fourth coefficient.
     */
    private static final double STEP = 0.1;
    private static final int LEVELS = 4;

    private TaylorByDifferences() {
    }

    /** The coefficient of the k-th power. */
    static double coefficient(DoubleUnaryOperator function, int k) {
        double[] table = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            table[level] = central(function, k, STEP / (1 << level));
            double ratio = 4;
            for (int i = level - 1; i >= 0; i--) {
                table[i] = table[i + 1] + (table[i + 1] - table[i]) / (ratio - 1);
                ratio *= 4;
            }
        }
        return table[0];
    }

    /** {@code sum of (-1)^i*binomial(k, i)*f((k/2 - i)*h)/(k!*h^k)}: even in h. */
    private static double central(DoubleUnaryOperator function, int k, double h) {
        double sum = 0;
        double binomial = 1;
        double factorial = 1;
        for (int i = 0; i <= k; i++) {
            sum += binomial * function.applyAsDouble((k / 2.0 - i) * h);
            binomial *= -(k - i) / (i + 1.0);
            factorial *= Math.max(1, i);
        }
        return sum / (factorial * Math.pow(h, k));
    }
}
