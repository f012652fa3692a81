package org.flowcheck.evidence.claim;

import java.util.function.ToDoubleFunction;

/**
 * A series between two of its samples: the cubic through the four nearest samples.
 *
 * <p>Its error is the larger of its distances to two one-sided views of the same time: the cubic through four samples
 * before the gap, continued, and the one through four samples after it. Where the series is smooth, each view is off by
 * some seven times what the cubic in the middle is. Where it has a kink in the gap (a maximum over neurons passes from
 * one to another), the series itself is one of the views up to that kink and the other beyond; a kink in the gap beside
 * spoils one view and leaves the other. Near the run's ends, where a side has less than three samples, three times the
 * distance to the straight line takes the place of its view: the cubic sees, on evenly spaced samples, a quarter of a
 * kink's deviation from the line, or more.
 */
final class Interpolation {

    private static final double KINK = 3;
    /** Samples of the cubic, and of each view. */
    private static final int WIDTH = 4;
    /** A view by fewer samples is none. */
    private static final int LEAST = 3;

    /** Which polynomial. */
    enum View {
        /** Through the two samples around. */
        LINE,
        /** Through the four nearest samples. */
        CUBIC,
        /** Through four samples before the gap. */
        BEFORE,
        /** Through four samples after it. */
        AFTER
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

    /** The first sample that any polynomial uses. */
    int first() {
        return Math.max(0, Math.min(right - WIDTH, times.length - WIDTH));
    }

    /** The sample after the last one that any polynomial uses. */
    int end() {
        return Math.min(times.length, Math.max(right + WIDTH, WIDTH));
    }

    /**
     * The value of one polynomial at a time.
     *
     * @param values of the series at the samples; those from {@link #first} to {@link #end} are used
     */
    double at(double[] values, double time, View view) {
        return switch (view) {
            case LINE -> lagrange(values, right - 1, 2, time);
            case CUBIC -> {
                int count = Math.min(times.length, WIDTH);
                yield lagrange(values, Math.max(0, Math.min(right - WIDTH / 2, times.length - count)), count, time);
            }
            case BEFORE -> {
                int count = Math.min(right, WIDTH);
                yield lagrange(values, right - count, count, time);
            }
            case AFTER -> lagrange(values, right, Math.min(times.length - right, WIDTH), time);
        };
    }

    /**
     * The error of the cubic's number.
     *
     * @param number what a polynomial says: its value at a time, or the time at which it reaches a value
     */
    double error(ToDoubleFunction<View> number) {
        double cubic = number.applyAsDouble(View.CUBIC);
        double before = right >= LEAST ? distance(cubic, number.applyAsDouble(View.BEFORE)) : kink(cubic, number);
        double after = times.length - right >= LEAST ? distance(cubic, number.applyAsDouble(View.AFTER))
                : kink(cubic, number);
        return Math.max(before, after);
    }

    private static double kink(double cubic, ToDoubleFunction<View> number) {
        return KINK * distance(cubic, number.applyAsDouble(View.LINE));
    }

    private static double distance(double one, double other) {
        return Math.abs(one - other);
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
