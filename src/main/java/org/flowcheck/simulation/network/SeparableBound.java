package org.flowcheck.simulation.network;

/**
 * What the check of one bin measured: the largest error of the polynomials between their nodes. A number e says, for
 * every checked weight w and sample i,
 *
 * <pre>
 *   |value's error| &lt;= e max(|sigma(w x_i)|, mean over j of |sigma(w x_j)|, r L |w x_i|)
 *   |slope's error| &lt;= e max(|x_i sigma'(w x_i)|, mean over j of |x_j sigma'(w x_j)|, r L |x_i|)
 * </pre>
 *
 * with L the steepest slope of sigma and r = {@value SeparableCheck#ROUNDING_SHARE}: errors of one rounding at the
 * steepest slope pass at the tolerance, since 1 - tanh^2 is no better in the tails either.
 *
 * @param from smallest |w| of the bin
 * @param to |w| at its end
 * @param sign -1 for bins of negative weights only, else 1
 * @param terms number of coefficients per sample
 * @param value largest relative error of sigma(w x_i); NaN if a value is no number
 * @param slope largest relative error of its derivative with respect to w
 */
public record SeparableBound(double from, double to, int sign, int terms, double value, double slope) {

    /** The larger of the two errors; NaN if either is. */
    public double error() {
        return Math.max(value, slope);
    }
}
