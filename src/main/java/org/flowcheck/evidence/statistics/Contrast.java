package org.flowcheck.evidence.statistics;

/**
 * A number that is linear in the values of one seed at all widths, {@code sum_j w_j z_j}: a fitted slope, a curvature,
 * an extrapolated limit. Seeds are independent, so its mean over seeds has Student's interval, whatever the values of
 * one seed at different widths have to do with each other.
 *
 * @param weights w_j, by width
 */
record Contrast(double[] weights) {

    /**
     * The coefficient of one function in a fit by least squares of several: the weights that give 1 on it and 0 on the
     * others, and lie in their span.
     *
     * @param wanted the function at the widths, linearly independent of the others
     * @param others the other functions at the widths
     */
    static Contrast coefficient(double[] wanted, double[]... others) {
        double[][] basis = new double[others.length][];
        for (int i = 0; i < others.length; i++) {
            basis[i] = without(others[i], basis, i);
        }
        double[] rest = without(wanted, basis, others.length);
        double square = product(rest, rest);
        if (!(square > 0)) {
            throw new IllegalArgumentException("functions that are dependent on the widths");
        }
        double[] weights = new double[rest.length];
        for (int j = 0; j < weights.length; j++) {
            weights[j] = rest[j] / square;
        }
        return new Contrast(weights);
    }

    /** The contrast with all weights multiplied. */
    Contrast times(double factor) {
        double[] product = new double[weights.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = factor * weights[j];
        }
        return new Contrast(product);
    }

    /** The sum of two contrasts. */
    Contrast plus(Contrast other) {
        double[] sum = new double[weights.length];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = weights[j] + other.weights[j];
        }
        return new Contrast(sum);
    }

    /** The contrast of one row of values. */
    double of(double[] row) {
        return product(weights, row);
    }

    /**
     * Its mean over seeds with Student's interval.
     *
     * @param rows values by seed and width
     * @param quantile Student's quantile for as many degrees of freedom as seeds but one
     */
    Interval interval(double[][] rows, double quantile) {
        double[] values = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            values[s] = of(rows[s]);
        }
        return Interval.around(MeanInterval.mean(values),
                quantile * Math.sqrt(MeanInterval.variance(values) / values.length));
    }

    /** The largest change when the value at width j moves by up to {@code size[j]}. */
    double reach(double[] size) {
        return reach(size, size);
    }

    /** The largest rise when the value at width j rises by up to {@code up[j]} or falls by up to {@code down[j]}. */
    double reach(double[] up, double[] down) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            // An infinite size at a width without weight does nothing.
            sum += weights[j] == 0 ? 0 : weights[j] > 0 ? weights[j] * up[j] : -weights[j] * down[j];
        }
        return sum;
    }

    /** The part of a function orthogonal to the first functions of a basis; taken off twice, against rounding. */
    private static double[] without(double[] function, double[][] basis, int count) {
        double[] rest = function.clone();
        for (int i = 0; i < 2 * count; i++) {
            double[] other = basis[i % count];
            double part = product(rest, other) / product(other, other);
            for (int j = 0; j < rest.length; j++) {
                rest[j] -= part * other[j];
            }
        }
        return rest;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
