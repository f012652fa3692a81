package org.flowcheck.evidence.statistics;

/**
 * A straight line fitted by least squares: {@code y = intercept + slope x}.
 *
 * @param slope the slope, in units of y over x
 * @param intercept the value at x = 0
 * @param slopeError standard error of the slope under independent residuals of one variance; 0 of a line through two
 *     points, which leaves no residual to judge by
 * @param residual largest |y - intercept - slope x|
 * @param points number of points
 */
public record SlopeFit(double slope, double intercept, double slopeError, double residual, int points) {

    /**
     * Fits a line.
     *
     * @param x abscissae, at least two different ones
     * @param y ordinates, as many
     * @throws IllegalArgumentException of lengths that differ, or abscissae that are all equal
     */
    public static SlopeFit of(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException("a line through " + x.length + " and " + y.length + " numbers");
        }
        double meanX = MeanInterval.mean(x);
        double meanY = MeanInterval.mean(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        if (!(xx > 0)) {
            throw new IllegalArgumentException("a line through points above each other");
        }
        double slope = xy / xx;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            double rest = y[i] - meanY - slope * (x[i] - meanX);
            squares += rest * rest;
            largest = Math.max(largest, Math.abs(rest));
        }
        double error = x.length > 2 ? Math.sqrt(squares / (x.length - 2) / xx) : 0;
        return new SlopeFit(slope, meanY - slope * meanX, error, largest, x.length);
    }

    /**
     * The interval of the slope of level {@code 1 - alpha}, with n - 2 degrees of freedom.
     *
     * @throws IllegalStateException of a line through two points
     */
    public Interval interval(double alpha) {
        if (points < 3) {
            throw new IllegalStateException("no interval from two points");
        }
        return Interval.around(slope, MeanInterval.studentQuantile(alpha, points - 2) * slopeError);
    }

    /** The slopes between neighbours in the order given: {@code (y[i+1] - y[i]) / (x[i+1] - x[i])}. */
    public static double[] localSlopes(double[] x, double[] y) {
        double[] slopes = new double[Math.max(0, x.length - 1)];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        }
        return slopes;
    }
}
