package org.flowcheck.evidence.statistics;

import java.util.Arrays;

/**
 * One form of a rate fitted to values over widths: {@code y = L + c g(m)}.
 *
 * @param form g
 * @param limit L, with Student's interval over seeds widened by what the rests can do
 * @param constant c, so too
 * @param misfit the coefficient of g^2 beside it, so too: 0 if the form is right
 */
public record FormFit(LimitRate.Form form, Interval limit, Interval constant, Interval misfit) {

    /** Relative error of any value: an exact form must not be refuted by rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * Fits one form.
     *
     * @param rests bounds of the relative deviation from the form, by width
     * @param errors bounds of the error of the values, rounding included, by width
     * @param quantile Student's quantile
     */
    static FormFit of(double[] widths, double[][] y, LimitRate.Form form, double[] rests, double[] errors,
            double quantile) {
        double[] g = form.at(widths);
        double[] one = new double[g.length];
        double[] square = new double[g.length];
        double[] moved = new double[g.length];
        for (int j = 0; j < g.length; j++) {
            one[j] = 1;
            square[j] = g[j] * g[j];
            moved[j] = g[j] * rests[j];
        }
        Contrast slope = Contrast.coefficient(g, one);
        Interval seen = slope.interval(y, quantile);
        // |c| <= seen + |c| share, since what the rests move c by is itself in proportion to c.
        double share = slope.reach(moved);
        double most = share < 1
                ? (Math.max(Math.abs(seen.lower()), Math.abs(seen.upper())) + slope.reach(errors)) / (1 - share)
                : Double.POSITIVE_INFINITY;
        return new FormFit(form, widened(Contrast.coefficient(one, g), y, quantile, most, moved, errors),
                widened(slope, y, quantile, most, moved, errors),
                widened(Contrast.coefficient(square, one, g), y, quantile, most, moved, errors));
    }

    /** What rounding may do to the values at each width. */
    static double[] rounding(double[][] y) {
        double largest = 0;
        for (double[] row : y) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        double[] rounding = new double[y[0].length];
        Arrays.fill(rounding, ROUNDING * largest);
        return rounding;
    }

    /** Which side of 0 the misfit surely lies on; 0 if the form fits. */
    int side() {
        return misfit.lower() > 0 ? 1 : misfit.upper() < 0 ? -1 : 0;
    }

    private static Interval widened(Contrast contrast, double[][] y, double quantile, double most, double[] moved,
            double[] errors) {
        Interval student = contrast.interval(y, quantile);
        double reach = contrast.reach(moved);
        double more = (reach == 0 ? 0 : most * reach) + contrast.reach(errors);
        return new Interval(student.value(), student.lower() - more, student.upper() + more);
    }
}
