package org.flowcheck.simulation.enclosure;

/**
 * A closed interval of real numbers with finite ends. Every operation returns an interval that holds the exact result
 * for all numbers of its operands.
 *
 * <p>Outward rounding: IEEE 754 sums, products, quotients and square roots are correctly rounded in Java, so the exact
 * result lies strictly between the two neighbours of the computed one. Sums are widened only on the side on which their
 * rounding error lies (found exactly, by Knuth's TwoSum), products only where no operand is zero: what is exact stays a
 * point where that is cheap to see.
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower one
 */
public record Interval(double lower, double upper) {

    /** 0. */
    public static final Interval ZERO = new Interval(0, 0);
    /** 1. */
    public static final Interval ONE = new Interval(1, 1);

    /**
     * Makes zeros positive, so that equal intervals are equal records.
     *
     * @throws NotProved if an end is not a finite number
     * @throws IllegalArgumentException if the ends are in the wrong order
     */
    public Interval {
        lower += 0.0;
        upper += 0.0;
        if (!(Math.abs(lower) <= Double.MAX_VALUE && Math.abs(upper) <= Double.MAX_VALUE)) {
            throw new NotProved("numbers beyond double precision");
        }
        if (lower > upper) {
            throw new IllegalArgumentException("interval from " + lower + " to " + upper);
        }
    }

    /** The interval of one number. */
    public static Interval of(double value) {
        return new Interval(value, value);
    }

    /** The sum. */
    public Interval plus(Interval other) {
        return new Interval(sumDown(lower, other.lower), sumUp(upper, other.upper));
    }

    /** The difference. */
    public Interval minus(Interval other) {
        return new Interval(sumDown(lower, -other.upper), sumUp(upper, -other.lower));
    }

    /** The negative; exact. */
    public Interval negate() {
        return new Interval(-upper, -lower);
    }

    /** The product. */
    public Interval times(Interval other) {
        double from = other.lower;
        double to = other.upper;
        if (lower >= 0) {
            return new Interval(productDown(from >= 0 ? lower : upper, from), productUp(to >= 0 ? upper : lower, to));
        }
        if (upper <= 0) {
            return new Interval(productDown(to >= 0 ? lower : upper, to), productUp(from >= 0 ? upper : lower, from));
        }
        if (from >= 0) {
            return new Interval(productDown(lower, to), productUp(upper, to));
        }
        if (to <= 0) {
            return new Interval(productDown(upper, from), productUp(lower, from));
        }
        return new Interval(Math.min(productDown(lower, to), productDown(upper, from)),
                Math.max(productUp(lower, from), productUp(upper, to)));
    }

    /** The product with a number. */
    public Interval times(double factor) {
        return factor >= 0 ? new Interval(productDown(lower, factor), productUp(upper, factor))
                : new Interval(productDown(upper, factor), productUp(lower, factor));
    }

    /**
     * The quotient.
     *
     * @throws NotProved if the divisor holds zero
     */
    public Interval over(Interval divisor) {
        double from = divisor.lower;
        double to = divisor.upper;
        if (from <= 0 && to >= 0) {
            throw new NotProved("division by an interval that holds zero");
        }
        if (from > 0) {
            return new Interval(quotientDown(lower, lower >= 0 ? to : from), quotientUp(upper, upper >= 0 ? from : to));
        }
        return new Interval(quotientDown(upper, upper >= 0 ? to : from), quotientUp(lower, lower >= 0 ? from : to));
    }

    /** The square, which knows that both factors are the same number. */
    public Interval squared() {
        double least = holdsZero() ? 0 : Math.min(Math.abs(lower), Math.abs(upper));
        double most = magnitude();
        return new Interval(Math.max(0, productDown(least, least)), productUp(most, most));
    }

    /**
     * The square root.
     *
     * @throws NotProved if the interval holds negative numbers
     */
    public Interval root() {
        if (lower < 0) {
            throw new NotProved("square root of an interval that holds negative numbers");
        }
        double least = Math.sqrt(lower);
        double most = Math.sqrt(upper);
        return new Interval(least == 0 ? 0 : Math.nextDown(least), most == 0 ? 0 : Math.nextUp(most));
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /**
     * The numbers of both.
     *
     * @throws IllegalStateException if there are none: two enclosures of the same number have one in common
     */
    public Interval intersection(Interval other) {
        double from = Math.max(lower, other.lower);
        double to = Math.min(upper, other.upper);
        if (from > to) {
            throw new IllegalStateException("enclosures of one number that do not meet: " + this + " and " + other);
        }
        return new Interval(from, to);
    }

    /** Whether a number lies inside. */
    public boolean holds(double value) {
        return lower <= value && value <= upper;
    }

    /** Whether all of another interval lies inside. */
    public boolean holds(Interval other) {
        return lower <= other.lower && other.upper <= upper;
    }

    /** Whether zero lies inside. */
    public boolean holdsZero() {
        return lower <= 0 && upper >= 0;
    }

    /** Whether every number is above zero. */
    public boolean isPositive() {
        return lower > 0;
    }

    /** The largest absolute value. */
    public double magnitude() {
        return Math.max(-lower, upper);
    }

    /** A number inside, close to the middle. */
    public double middle() {
        double half = lower / 2 + upper / 2;
        return Math.min(upper, Math.max(lower, half));
    }

    /** The width, rounded up; infinite where it is beyond double precision. */
    public double width() {
        return sumUp(upper, -lower);
    }

    /** This interval with each end moved outward by an amount of zero or more. */
    public Interval widened(double by) {
        return new Interval(sumDown(lower, -by), sumUp(upper, by));
    }

    /**
     * A lower bound of a sum: TwoSum's error has the sign of the exact rounding error. Where it is not a number,
     * because an intermediate overflows, the sum counts as rounded.
     */
    static double sumDown(double x, double y) {
        double sum = x + y;
        return sumError(x, y, sum) >= 0 ? sum : Math.nextDown(sum);
    }

    /** An upper bound of a sum. */
    static double sumUp(double x, double y) {
        double sum = x + y;
        return sumError(x, y, sum) <= 0 ? sum : Math.nextUp(sum);
    }

    /** Exact x + y less the computed sum (Knuth's TwoSum); exact in the subnormal range too. */
    private static double sumError(double x, double y, double sum) {
        double ofY = sum - x;
        return x - (sum - ofY) + (y - ofY);
    }

    private static double productDown(double x, double y) {
        return x == 0 || y == 0 ? 0 : Math.nextDown(x * y);
    }

    private static double productUp(double x, double y) {
        return x == 0 || y == 0 ? 0 : Math.nextUp(x * y);
    }

    private static double quotientDown(double x, double y) {
        return x == 0 ? 0 : Math.nextDown(x / y);
    }

    private static double quotientUp(double x, double y) {
        return x == 0 ? 0 : Math.nextUp(x / y);
    }

    @Override
    public String toString() {
        return "[" + lower + ", " + upper + "]";
    }
}
