package org.flowcheck.evidence.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Student's interval of a mean: {@code mean +- t(1 - alpha/2, n - 1) s / sqrt(n)}, exact for normal samples.
 *
 * <p>Source: Student, Biometrika 6 (1908) 1-25.
 */
public final class MeanInterval {

    private MeanInterval() {
    }

    /**
     * The two-sided interval of level {@code 1 - alpha}.
     *
     * @param sample independent values of one law, two or more
     * @throws IllegalArgumentException of fewer than two values, or alpha outside (0, 1)
     */
    public static Interval of(double[] sample, double alpha) {
        if (sample.length < 2) {
            throw new IllegalArgumentException("a mean's interval from " + sample.length + " values");
        }
        double mean = mean(sample);
        double error = Math.sqrt(variance(sample) / sample.length);
        return Interval.around(mean, studentQuantile(alpha, sample.length - 1) * error);
    }

    /** The arithmetic mean, summed in order. */
    public static double mean(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    /** The unbiased variance: squared deviations from the mean over n - 1. */
    public static double variance(double[] sample) {
        double mean = mean(sample);
        return Arrays.stream(sample).map(value -> (value - mean) * (value - mean)).reduce(0, Double::sum)
                / (sample.length - 1);
    }

    /**
     * The two-sided quantile of Student's law: exceeded in absolute value with chance alpha.
     *
     * @param freedom degrees of freedom, at least 1
     */
    static double studentQuantile(double alpha, int freedom) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha " + alpha);
        }
        return new TDistribution(freedom).inverseCumulativeProbability(1 - alpha / 2);
    }
}
