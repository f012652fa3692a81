package org.flowcheck.evidence.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What values over widths say of a {@link LimitStatement}: an extrapolation for each form of the rate, and all of them
 * that the data do not refute taken together.
 *
 * @param decision violated if {@code limit} excludes the statement's, consistent if it also lies within the resolution
 *     and the values do not lead away
 * @param limit from the lowest to the highest limit of the forms kept, with the estimate of the one that fits best; the
 *     whole line if no form is kept
 * @param spread largest difference between the estimates of two forms kept: the price of not knowing the form
 * @param trend where the values lead
 * @param kept the forms that the data do not refute
 * @param refuted the forms that they do
 */
public record LimitFit(Decision decision, Interval limit, double spread, Trend trend, List<FormFit> kept,
        List<FormFit> refuted) {

    /** Intervals that a decision rests on for the right form: its limit, its constant, its misfit. */
    private static final int INTERVALS = 3;

    /** How the values move over the widths, seen from the stated limit. */
    public enum Trend {
        /** Towards it. */
        TOWARDS,
        /** Away from it: at the largest width they lie off the limit, and moved there. */
        AWAY,
        /** No movement is seen. */
        LEVEL
    }

    /**
     * Fits and decides.
     *
     * @param widths five or more, increasing, above 1
     * @param y finite values by seed (two or more, independent) and width; not modified
     * @param alpha chance, at most, of a wrong decision if one of the forms is right; in (0, 1)
     * @throws IllegalArgumentException of data that are not such a table
     */
    public static LimitFit of(double[] widths, double[][] y, LimitStatement statement, double alpha) {
        return of(widths, y, new double[widths.length], statement, alpha);
    }

    /**
     * Fits and decides, of values with numerical errors.
     *
     * @param widths five or more, increasing, above 1
     * @param y finite values by seed (two or more, independent) and width; not modified
     * @param errors bound of the error of any value at each width, 0 or more, in the unit of y; may be infinite
     * @param alpha chance, at most, of a wrong decision if one of the forms is right; in (0, 1)
     * @throws IllegalArgumentException of data that are not such a table
     */
    public static LimitFit of(double[] widths, double[][] y, double[] errors, LimitStatement statement,
            double alpha) {
        WidthTable.require(widths, y, false);
        double t = MeanInterval.studentQuantile(alpha / INTERVALS, y.length - 1);
        double[] rests = Rest.sizes(statement.rests(), widths);
        double[] moved = FormFit.rounding(y);
        for (int j = 0; j < moved.length; j++) {
            moved[j] += errors[j];
        }
        List<FormFit> fits = statement.rate().forms().stream()
                .map(form -> FormFit.of(widths, y, form, rests, moved, t)).toList();
        boolean[] possible = possible(fits, statement.rate().between());
        List<FormFit> kept = new ArrayList<>();
        List<FormFit> refuted = new ArrayList<>();
        for (int i = 0; i < possible.length; i++) {
            (possible[i] ? kept : refuted).add(fits.get(i));
        }
        Interval limit = hull(kept, y);
        Trend trend = trend(widths, y, moved, statement.limit(), t);
        return new LimitFit(decide(statement, limit, trend, kept.isEmpty()), limit, spread(kept), trend,
                List.copyOf(kept), List.copyOf(refuted));
    }

    /**
     * Which forms are possible: those that fit, and, where powers between are possible too, both ends of every gap
     * between neighbouring powers in which the misfit passes zero.
     */
    private static boolean[] possible(List<FormFit> fits, boolean between) {
        boolean[] possible = new boolean[fits.size()];
        for (int i = 0; i < possible.length; i++) {
            possible[i] |= fits.get(i).side() == 0;
            if (between && i > 0 && fits.get(i - 1).form().isPower() && fits.get(i).form().isPower()
                    && fits.get(i).side() * fits.get(i - 1).side() <= 0) {
                possible[i - 1] = true;
                possible[i] = true;
            }
        }
        return possible;
    }

    private static Interval hull(List<FormFit> kept, double[][] y) {
        if (kept.isEmpty()) {
            return new Interval(y[0][y[0].length - 1], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        double best = 0;
        for (FormFit fit : kept) {
            lower = Math.min(lower, fit.limit().lower());
            upper = Math.max(upper, fit.limit().upper());
            double misfit = fit.misfit().value() == 0 ? 0 : Math.abs(fit.misfit().value()) / fit.misfit().width();
            if (misfit < smallest) {
                smallest = misfit;
                best = fit.limit().value();
            }
        }
        return new Interval(best, lower, upper);
    }

    private static double spread(List<FormFit> kept) {
        double[] limits = kept.stream().mapToDouble(fit -> fit.limit().value()).toArray();
        return limits.length == 0 ? Double.POSITIVE_INFINITY : Quantile.of(limits, 1) - Quantile.of(limits, 0);
    }

    private static Trend trend(double[] widths, double[][] y, double[] moved, double limit, double quantile) {
        double[] x = new double[widths.length];
        double[] one = new double[widths.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = StrictMath.log(widths[j]);
            one[j] = 1;
        }
        double[] last = new double[widths.length];
        last[last.length - 1] = 1;
        Contrast line = Contrast.coefficient(x, one);
        int moves = side(line.interval(y, quantile), 0, line.reach(moved));
        int side = side(new Contrast(last).interval(y, quantile), limit, moved[moved.length - 1]);
        return moves == 0 ? Trend.LEVEL : moves * side > 0 ? Trend.AWAY : Trend.TOWARDS;
    }

    /** Which side of a number an interval surely lies on; 0 for neither. */
    private static int side(Interval interval, double number, double rounding) {
        return interval.lower() - rounding > number ? 1 : interval.upper() + rounding < number ? -1 : 0;
    }

    private static Decision decide(LimitStatement statement, Interval limit, Trend trend, boolean noForm) {
        if (noForm) {
            return Decision.UNDECIDED;
        }
        if (!limit.contains(statement.limit())) {
            return Decision.VIOLATED;
        }
        boolean resolved = limit.upper() < statement.limit() + statement.resolution()
                && limit.lower() > statement.limit() - statement.resolution();
        return resolved && trend != Trend.AWAY ? Decision.CONSISTENT : Decision.UNDECIDED;
    }
}
