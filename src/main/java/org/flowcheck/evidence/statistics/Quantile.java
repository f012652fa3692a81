package org.flowcheck.evidence.statistics;

import java.util.Arrays;
import org.hipparchus.special.Beta;

/** Quantiles of a sample, by order statistics. */
public final class Quantile {

    private Quantile() {
    }

    /**
     * The sample quantile: linear between order statistics at {@code (n - 1) p}, so that 0 and 1 give the extremes.
     *
     * @param sample one value or more, in any order
     * @param p from 0 to 1
     * @throws IllegalArgumentException of an empty sample or p outside [0, 1]
     */
    public static double of(double[] sample, double p) {
        if (sample.length == 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("quantile " + p + " of " + sample.length + " values");
        }
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        if (below == sorted.length - 1 || sorted[below] == sorted[below + 1]) {
            return sorted[below];
        }
        double part = place - below;
        return part == 0 ? sorted[below] : (1 - part) * sorted[below] + part * sorted[below + 1];
    }

    /**
     * A distribution-free interval of the law's p-quantile: the tightest pair of order statistics, one from each side,
     * that misses it with chance at most {@code alpha / 2} on either side. An end is infinite where the sample is too
     * small to bound it.
     *
     * @param alpha in (0, 1)
     */
    public static Interval interval(double[] sample, double p, double alpha) {
        double estimate = of(sample, p);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= n; k++) {
            // P(X_(k) > quantile) = P(fewer than k values at or below it) = 1 - I_p(k, n - k + 1).
            if (1 - Beta.regularizedBeta(p, k, n - k + 1.0) <= alpha / 2) {
                lower = sorted[k - 1];
            }
        }
        for (int k = n; k >= 1; k--) {
            if (Beta.regularizedBeta(p, k, n - k + 1.0) <= alpha / 2) {
                upper = sorted[k - 1];
            }
        }
        return new Interval(estimate, Math.min(lower, estimate), Math.max(upper, estimate));
    }
}
