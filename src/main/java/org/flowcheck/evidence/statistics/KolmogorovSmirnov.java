package org.flowcheck.evidence.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/**
 * Does a sample come from a law given exactly?
 *
 * @param statistic D = sup |F_n - F|
 * @param pValue chance, under the law, of a D at least as large
 */
public record KolmogorovSmirnov(double statistic, double pValue) {

    /**
     * Compares a sample with a continuous law.
     *
     * @param sample independent values, in any order
     * @param law the distribution function F
     */
    public static KolmogorovSmirnov against(double[] sample, DoubleUnaryOperator law) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            double f = law.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.max(f - (double) i / n, (i + 1.0) / n - f));
        }
        return new KolmogorovSmirnov(largest, 1 - new KolmogorovSmirnovTest().cdf(largest, n));
    }
}
