package org.flowcheck.simulation.enclosure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import org.flowcheck.theory.expression.Rational;

/**
 * Functions of intervals: constants, powers, exponential and logarithm.
 *
 * <p>{@link StrictMath} states for exp, log and pow that the result is within one unit in the last place of the exact
 * one and that the function is semi-monotonic. Two steps to the neighbouring double cover one unit also where the
 * result is a power of two, below which doubles lie twice as close. All three are monotonic in each argument, so that
 * extremes over a box lie at its corners.
 */
final class IntervalFunctions {

    /** Largest whole exponent that is multiplied out: {@value}, the limit of the language. */
    private static final int LARGEST_WHOLE = 1000;

    private IntervalFunctions() {
    }

    /** The tightest interval of doubles around a rational number. */
    static Interval of(Rational value) {
        double nearest = value.toDouble();
        if (Double.isInfinite(nearest)) {
            throw new NotProved("numbers beyond double precision");
        }
        int order = Rational.of(new BigDecimal(nearest)).compareTo(value);
        return order == 0 ? Interval.of(nearest)
                : order < 0 ? new Interval(nearest, Math.nextUp(nearest))
                : new Interval(Math.nextDown(nearest), nearest);
    }

    /** The exponential. */
    static Interval exp(Interval x) {
        return increasing(x, StrictMath::exp, 0);
    }

    /**
     * The natural logarithm.
     *
     * @throws NotProved unless the interval is positive
     */
    static Interval log(Interval x) {
        if (!x.isPositive()) {
            throw new NotProved("logarithm of an interval that is not positive");
        }
        return increasing(x, StrictMath::log, Double.NEGATIVE_INFINITY);
    }

    private static Interval increasing(Interval x, DoubleUnaryOperator function, double least) {
        return new Interval(Math.max(least, down(function.applyAsDouble(x.lower()))),
                up(function.applyAsDouble(x.upper())));
    }

    /**
     * A power with a rational exponent: whole ones of any number, others of numbers from zero on.
     *
     * @throws NotProved where the power is not defined on all of the interval
     */
    static Interval power(Interval x, Rational exponent) {
        if (exponent.isInteger() && exponent.numerator().bitLength() < Integer.SIZE - 1
                && Math.abs(exponent.numerator().intValue()) <= LARGEST_WHOLE) {
            return wholePower(x, exponent.numerator().intValue());
        }
        if (exponent.denominator().equals(BigInteger.TWO) && exponent.numerator().equals(BigInteger.ONE)) {
            return x.root();
        }
        return power(x, of(exponent));
    }

    /** A power with a whole exponent, by products rounded outward. */
    static Interval wholePower(Interval x, int exponent) {
        if (exponent < 0) {
            return Interval.ONE.over(wholePower(x, -exponent));
        }
        if (exponent == 0) {
            return Interval.ONE;
        }
        if (exponent == 1) {
            return x;
        }
        // Over numbers of either sign even and odd powers differ; ends of one sign give the extremes by monotonicity.
        Interval upper = positivePower(Interval.of(Math.abs(x.upper())), exponent);
        Interval lower = positivePower(Interval.of(Math.abs(x.lower())), exponent);
        if (exponent % 2 == 1) {
            return new Interval(x.lower() < 0 ? -lower.upper() : lower.lower(),
                    x.upper() < 0 ? -upper.lower() : upper.upper());
        }
        double most = Math.max(lower.upper(), upper.upper());
        return x.holdsZero() ? new Interval(0, most)
                : new Interval(Math.max(0, Math.min(lower.lower(), upper.lower())), most);
    }

    private static Interval positivePower(Interval base, int exponent) {
        Interval result = Interval.ONE;
        Interval square = base;
        for (int rest = exponent; rest > 0; rest /= 2) {
            if (rest % 2 == 1) {
                result = result.times(square);
            }
            if (rest > 1) {
                square = square.squared();
            }
        }
        return result;
    }

    /**
     * A power of numbers from zero on (above zero for exponents that are not positive) with any exponent.
     *
     * @throws NotProved where the power is not defined on all of the intervals
     */
    static Interval power(Interval x, Interval exponent) {
        if (x.lower() < 0 || x.lower() == 0 && !exponent.isPositive()) {
            throw new NotProved("a power of an interval that is not positive");
        }
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double base : new double[] {x.lower(), x.upper()}) {
            for (double by : new double[] {exponent.lower(), exponent.upper()}) {
                double value = StrictMath.pow(base, by);
                least = Math.min(least, base == 0 ? 0 : down(value));
                most = Math.max(most, base == 0 ? 0 : up(value));
            }
        }
        return new Interval(Math.max(0, least), most);
    }

    private static double down(double value) {
        return Math.nextDown(Math.nextDown(value));
    }

    private static double up(double value) {
        return Math.nextUp(Math.nextUp(value));
    }
}
