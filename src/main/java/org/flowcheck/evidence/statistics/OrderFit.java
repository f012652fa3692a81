package org.flowcheck.evidence.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What values over widths say of an {@link OrderStatement}. All fits are of log y over log m, one for each seed, and
 * intervals are Student's over seeds.
 *
 * @param decision violated if {@code exponent} excludes the statement, consistent if it also lies within the resolution
 * @param slope slope with the statement's log factor divided out
 * @param plainSlope slope of the values as they are
 * @param logSlope what the statement's log factor alone adds to a slope over these widths
 * @param exponent exponents that agree with the data: {@code slope} widened by what the rests can do
 * @param marginBelow by how much the rests can lower the slope; infinite if they are not small at some width
 * @param marginAbove by how much the rests can raise it
 * @param localSlopes between neighbouring widths, log factor divided out, all together at the level of the fit
 * @param trend change of the local slope from the smallest to the largest width, by a parabola for each seed
 * @param bend whether the trend is more than the rests explain
 * @param lastSlope the parabola's slope at the largest width
 * @param constant geometric mean of {@code y / (m^power (log m)^logPower)}, with its smallest and largest value
 * @param refutedBelow a true exponent from here down would have been refuted with chance {@value #POWER} whatever
 *     the rests do, at the spread seen between seeds; minus infinity for an upper bound
 * @param refutedAbove a true exponent from here up would have been refuted with that chance; infinity for a lower bound
 */
public record OrderFit(Decision decision, Interval slope, Interval plainSlope, double logSlope, Interval exponent,
        double marginBelow, double marginAbove, List<Interval> localSlopes, Interval trend, Bend bend,
        Interval lastSlope, Interval constant, double refutedBelow, double refutedAbove) {

    /** The chance of refutation that {@code refutedBelow} and {@code refutedAbove} speak of. */
    public static final double POWER = 0.9;
    /** Relative error of any value: exact powers must not be refuted by the rounding of their logarithms. */
    private static final double ROUNDING = 1e-12;

    /** How local slopes change with the width, beyond noise and rests. */
    public enum Bend {
        /** They rise. */
        UP,
        /** They fall. */
        DOWN,
        /** No change is seen that the rests do not explain. */
        NONE
    }

    /**
     * Fits and decides.
     *
     * @param widths five or more, increasing, above 1
     * @param y positive values by seed (two or more, independent) and width; not modified
     * @param alpha chance, at most, of a wrong decision; in (0, 1)
     * @throws IllegalArgumentException of data that are not such a table
     */
    public static OrderFit of(double[] widths, double[][] y, OrderStatement statement, double alpha) {
        return of(widths, y, new double[widths.length], statement, alpha);
    }

    /**
     * Fits and decides, of values with numerical errors.
     *
     * @param widths five or more, increasing, above 1
     * @param y positive values by seed (two or more, independent) and width; not modified
     * @param errors bound of the relative error of any value at each width, 0 or more; may be infinite
     * @param alpha chance, at most, of a wrong decision; in (0, 1)
     * @throws IllegalArgumentException of data that are not such a table
     */
    public static OrderFit of(double[] widths, double[][] y, double[] errors, OrderStatement statement,
            double alpha) {
        WidthTable.require(widths, y, true);
        int count = widths.length;
        double[] x = new double[count];
        double[] loglog = new double[count];
        double[] one = new double[count];
        double[] square = new double[count];
        for (int j = 0; j < count; j++) {
            x[j] = StrictMath.log(widths[j]);
            loglog[j] = StrictMath.log(x[j]);
            one[j] = 1;
            square[j] = x[j] * x[j];
        }
        double[][] plain = new double[y.length][count];
        double[][] z = new double[y.length][count];
        for (int s = 0; s < y.length; s++) {
            for (int j = 0; j < count; j++) {
                plain[s][j] = StrictMath.log(y[s][j]);
                z[s][j] = plain[s][j] - statement.logPower() * loglog[j];
            }
        }
        double[] sizes = Rest.sizes(statement.rests(), widths);
        for (int j = 0; j < count; j++) {
            sizes[j] += errors[j];
        }
        double[] up = new double[count];
        double[] down = new double[count];
        for (int j = 0; j < count; j++) {
            up[j] = StrictMath.log1p(sizes[j] + ROUNDING);
            down[j] = sizes[j] + ROUNDING < 1 ? -StrictMath.log1p(-sizes[j] - ROUNDING) : Double.POSITIVE_INFINITY;
        }
        double t = MeanInterval.studentQuantile(alpha, y.length - 1);
        Contrast line = Contrast.coefficient(x, one);
        Interval slope = line.interval(z, t);
        double above = line.reach(up, down);
        double below = line.reach(down, up);
        Interval exponent = widened(slope, above, below);

        Contrast curvature = Contrast.coefficient(square, one, x);
        // On the parabola c x^2 the slope changes by 2 c (x_last - x_first).
        Contrast change = curvature.times(2 * (x[count - 1] - x[0]));
        Interval trend = change.interval(z, t);
        Bend bend = trend.lower() > change.reach(up, down) ? Bend.UP
                : trend.upper() < -change.reach(down, up) ? Bend.DOWN : Bend.NONE;
        Contrast last = Contrast.coefficient(x, one, square)
                .plus(curvature.times(2 * x[count - 1]));
        Interval lastSlope = last.interval(z, t);
        Interval lastExponent = widened(lastSlope, last.reach(up, down), last.reach(down, up));

        double error = (slope.upper() - slope.value()) / t;
        double distance = above + below
                + (t + MeanInterval.studentQuantile(2 * (1 - POWER), y.length - 1)) * error;
        return new OrderFit(decide(statement, exponent, lastExponent, bend), slope, line.interval(plain, t),
                statement.logPower() * line.of(loglog), exponent, below, above,
                localSlopes(x, z, MeanInterval.studentQuantile(alpha / (count - 1), y.length - 1)),
                trend, bend, lastSlope, constant(x, z, statement.power()),
                statement.bound() == OrderStatement.Bound.UPPER ? Double.NEGATIVE_INFINITY
                        : statement.power() - distance,
                statement.bound() == OrderStatement.Bound.LOWER ? Double.POSITIVE_INFINITY
                        : statement.power() + distance);
    }

    private static Decision decide(OrderStatement statement, Interval exponent, Interval last, Bend bend) {
        double power = statement.power();
        OrderStatement.Bound bound = statement.bound();
        if (bound != OrderStatement.Bound.LOWER && exponent.lower() > power) {
            // Slopes that fall towards the exponent may reach it at larger widths.
            return bend == Bend.DOWN ? Decision.UNDECIDED : Decision.VIOLATED;
        }
        if (bound != OrderStatement.Bound.UPPER && exponent.upper() < power) {
            return bend == Bend.UP ? Decision.UNDECIDED : Decision.VIOLATED;
        }
        boolean resolvedAbove = exponent.upper() < power + statement.resolution();
        boolean resolvedBelow = exponent.lower() > power - statement.resolution();
        boolean resolved = switch (bound) {
            case UPPER -> resolvedAbove && !(bend == Bend.UP && !(last.upper() < power + statement.resolution()));
            case LOWER -> resolvedBelow && !(bend == Bend.DOWN && !(last.lower() > power - statement.resolution()));
            case THETA -> resolvedAbove && resolvedBelow && bend == Bend.NONE;
        };
        return resolved ? Decision.CONSISTENT : Decision.UNDECIDED;
    }

    /** Exponents from which rests that raise by {@code above} or lower by {@code below} lead into the interval. */
    private static Interval widened(Interval slope, double above, double below) {
        return new Interval(slope.value(), slope.lower() - above, slope.upper() + below);
    }

    private static List<Interval> localSlopes(double[] x, double[][] z, double quantile) {
        List<Interval> slopes = new ArrayList<>();
        for (int j = 0; j + 1 < x.length; j++) {
            double[] weights = new double[x.length];
            weights[j + 1] = 1 / (x[j + 1] - x[j]);
            weights[j] = -weights[j + 1];
            slopes.add(new Contrast(weights).interval(z, quantile));
        }
        return List.copyOf(slopes);
    }

    private static Interval constant(double[] x, double[][] z, double power) {
        double sum = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : z) {
            for (int j = 0; j < x.length; j++) {
                double value = row[j] - power * x[j];
                sum += value;
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        double mean = Math.min(largest, Math.max(smallest, sum / (z.length * x.length)));
        return new Interval(StrictMath.exp(mean), StrictMath.exp(smallest), StrictMath.exp(largest));
    }
}
