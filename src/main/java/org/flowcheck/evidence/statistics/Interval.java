package org.flowcheck.evidence.statistics;

/**
 * An estimate with an interval around it; dimension and unit are those of what is estimated.
 *
 * @param value the estimate
 * @param lower lower end, at most {@code value}; may be minus infinity
 * @param upper upper end, at least {@code value}; may be plus infinity
 */
public record Interval(double value, double lower, double upper) {

    /** Refuses ends that do not enclose the estimate, and NaN. */
    public Interval {
        if (!(lower <= value && value <= upper)) {
            throw new IllegalArgumentException(value + " outside [" + lower + ", " + upper + "]");
        }
    }

    /** {@code value - radius} to {@code value + radius}. */
    public static Interval around(double value, double radius) {
        return new Interval(value, value - radius, value + radius);
    }

    /** Whether a number lies in the interval, ends included. */
    public boolean contains(double number) {
        return lower <= number && number <= upper;
    }

    /** Upper end minus lower end. */
    public double width() {
        return upper - lower;
    }
}
