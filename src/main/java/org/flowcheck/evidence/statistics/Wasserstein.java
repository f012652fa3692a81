package org.flowcheck.evidence.statistics;

import java.util.Arrays;

/**
 * The Wasserstein distance of order two between two samples of equal size on the line. The best pairing is that of
 * their order statistics: {@code W2^2 = mean (x_(k) - y_(k))^2}.
 */
public final class Wasserstein {

    private Wasserstein() {
    }

    /**
     * W2; NaN if any value is.
     *
     * @param x a sample, in any order; sorted in place
     * @param y another of the same size; sorted in place
     * @throws IllegalArgumentException of samples of different size, or none
     */
    public static double distance(double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        }
        Arrays.sort(x);
        Arrays.sort(y);
        return ofSorted(x, y);
    }

    /** W2 of two samples of the same size that are sorted. */
    public static double ofSorted(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            double difference = x[k] - y[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum / x.length);
    }

    /**
     * By how much the distance moves, at most, if each value moves by its own size: the sum of both root mean squares.
     * By Minkowski's inequality the distance moves in proportion to relative errors of the values.
     */
    public static double magnitude(double[] x, double[] y) {
        return rootMeanSquare(x) + rootMeanSquare(y);
    }

    private static double rootMeanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }
}
