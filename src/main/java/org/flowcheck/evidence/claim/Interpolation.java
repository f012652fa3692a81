package org.flowcheck.evidence.claim;

/**
 * A series between two of its samples: the cubic through the four nearest samples, with the most it may be off.
 *
 * <p>Two one-sided views of the gap tell the error: the cubic through four samples before it, continued, and the one
 * through four samples after it. Where the series is smooth, each view is off by some seven times what the cubic in the
 * middle is. Where it has a kink in the gap (a maximum over neurons passes from one to another), the series is one of
 * the views up to the kink and the other beyond; a kink in the gap beside spoils the cubic and one view, and leaves the
 * other. Three polynomials may meet in a point and all be wrong there, but not all along the gap: so the largest
 * distance along the gap counts, and twice, since the view that is right is continued. Within a tenth of the gap from a
 * sample the error falls to zero there.
 *
 * <p>Near the run's ends, where a side has less than four samples, three times the distance to the straight line and
 * once that to a parabola count as well: the cubic sees, on evenly spaced samples, a quarter of a kink's deviation from
 * the line, or more. Less than five samples tell nothing.
 */
final class Interpolation {

    private static final double KINK = 3;
    private static final double CONTINUED = 2;
    /** Samples of the cubic, and of each view. */
    private static final int WIDTH = 4;
    /** A view by fewer samples is none. */
    private static final int LEAST = 3;
    /** Samples of a run below which nothing is said of the error. */
    private static final int FEWEST = 5;
    /** Places in the gap at which polynomials are compared. */
    private static final int PLACES = 5;
    /** Part of the gap beside a sample in which the error falls to zero. */
    private static final double BESIDE = 0.1;

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
     * The cubic at a time; a polynomial of lower degree if there are less than four samples.
     *
     * @param values of the series at the samples; those from {@link #first} to {@link #end} are used
     */
    double at(double[] values, double time) {
        int count = Math.min(times.length, WIDTH);
        return lagrange(values, Math.max(0, Math.min(right - WIDTH / 2, times.length - count)), count, time);
    }

    /** The most by which the cubic may be off in the gap; infinite or no number where it cannot be told. */
    double error(double[] values) {
        if (times.length < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        int before = Math.min(right, WIDTH);
        int after = Math.min(times.length - right, WIDTH);
        double largest = 0;
        for (int i = 1; i <= PLACES; i++) {
            double time = times[right - 1] + i * (times[right] - times[right - 1]) / (PLACES + 1);
            double cubic = at(values, time);
            double off = 0;
            if (before >= LEAST) {
                off = Math.abs(cubic - lagrange(values, right - before, before, time));
            }
            if (after >= LEAST) {
                off = Math.max(off, Math.abs(cubic - lagrange(values, right, after, time)));
            }
            off *= CONTINUED;
            if (before < WIDTH || after < WIDTH) {
                double parabola = lagrange(values, Math.min(right - 1, times.length - LEAST), LEAST, time);
                off += Math.abs(cubic - parabola) + KINK * Math.abs(cubic - lagrange(values, right - 1, 2, time));
            }
            largest = off > largest || Double.isNaN(off) ? off : largest;
        }
        return largest;
    }

    /** The most by which the cubic may be off at a time, of which {@link #error} is the error. */
    double error(double error, double time) {
        double part = (time - times[right - 1]) / (times[right] - times[right - 1]);
        double beside = Math.min(part, 1 - part) / BESIDE;
        return beside <= 0 ? 0 : error * Math.min(1, beside);
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
