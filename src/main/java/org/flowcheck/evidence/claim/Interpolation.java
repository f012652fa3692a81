package org.flowcheck.evidence.claim;

/**
 * A series between two of its samples: the cubic through the four nearest samples, the parabola through three of them,
 * and the line through the two.
 *
 * <p>The error is estimated by |cubic - parabola| + {@value #KINK} |cubic - line|. The first is what a smooth series
 * leaves. The second is for a series with a kink between the samples (a maximum over neurons passes from one to another):
 * there the cubic sees, on evenly spaced samples, a quarter of the series' deviation from the line, or more.
 */
final class Interpolation {

    private static final double KINK = 3;

    /** Which polynomial. */
    enum Order {
        /** Through the two samples around. */
        LINE,
        /** Through three samples. */
        PARABOLA,
        /** Through four samples. */
        CUBIC
    }

    private final double[] times;
    private final int right;

    /**
     * The gap between a sample and the one before it.
     *
     * @param times the sampled times, increasing, two or more
     * @param right the later sample, at least 1
     */
    Interpolation(double[] times, int right) {
        this.times = times;
        this.right = right;
    }

    /** The gap in which a time lies. */
    static Interpolation around(double[] times, double time) {
        int right = 1;
        while (right < times.length - 1 && times[right] < time) {
            right++;
        }
        return new Interpolation(times, right);
    }

    /** The value of one polynomial at a time. */
    double at(double[] values, double time, Order order) {
        int count = Math.min(times.length, order.ordinal() + 2);
        int from = switch (order) {
            case LINE, PARABOLA -> right - 1;
            case CUBIC -> right - 2;
        };
        return lagrange(values, Math.max(0, Math.min(from, times.length - count)), count, time);
    }

    /** The error of the cubic's number, from those of all three. */
    static double error(double cubic, double parabola, double line) {
        return Math.abs(cubic - parabola) + KINK * Math.abs(cubic - line);
    }

    /** The polynomial through {@code count} samples from {@code from} on. */
    private double lagrange(double[] values, int from, int count, double time) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double weight = values[i];
            for (int j = from; j < from + count; j++) {
                if (j != i) {
                    weight *= (time - times[j]) / (times[i] - times[j]);
                }
            }
            sum += weight;
        }
        return sum;
    }
}
