package org.flowcheck.evidence.statistics;

/**
 * The limit of a sequence whose differences shrink geometrically, from its tail at equally spaced places.
 *
 * <p>With x_0, x_1, x_2 taken {@code stride} apart at the end and q = (x_2 - x_1)/(x_1 - x_0), the estimate is
 * x_2 + (x_2 - x_1) q/(1 - q) (Aitken 1926). The interval's radius is the whole extrapolated remainder plus the change
 * of the estimate since the triple before it: a sequence that is not yet geometric gets a wide interval.
 */
public final class TailLimit {

    /** The tail is read at three places this share of the sequence apart. */
    private static final double STRIDE_SHARE = 1.0 / 8;
    /** Fewer values than this give no limit. */
    public static final int SMALLEST_LENGTH = 12;
    /**
     * A contraction per stride slower than this is not extrapolated: over an eighth of the sequence 1/k contracts its
     * differences by 0.75 and log k by 0.87, and neither tail is geometric.
     */
    private static final double SLOWEST_CONTRACTION = 0.7;

    private TailLimit() {
    }

    /**
     * Estimates the limit.
     *
     * @param sequence values at equally spaced places, at least {@value #SMALLEST_LENGTH}
     * @param noise size of the rounding and integration error of the values: differences below it count as none
     * @return an interval; the whole line around the last value if the tail does not contract
     * @throws IllegalArgumentException of a sequence that is too short
     */
    public static Interval of(double[] sequence, double noise) {
        int n = sequence.length;
        if (n < SMALLEST_LENGTH) {
            throw new IllegalArgumentException("a limit from " + n + " values");
        }
        int stride = Math.max(1, (int) (n * STRIDE_SHARE));
        double last = sequence[n - 1];
        double now = extrapolate(sequence, n - 1, stride, noise);
        double before = extrapolate(sequence, n - 1 - stride, stride, noise);
        if (Double.isNaN(now) || Double.isNaN(before)) {
            return new Interval(last, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return Interval.around(now, Math.abs(now - last) + Math.abs(now - before) + noise);
    }

    private static double extrapolate(double[] x, int end, int stride, double noise) {
        double newer = x[end] - x[end - stride];
        double older = x[end - stride] - x[end - 2 * stride];
        if (Math.abs(newer) <= noise) {
            return x[end];
        }
        double contraction = newer / older;
        return Math.abs(contraction) < SLOWEST_CONTRACTION
                ? x[end] + newer * contraction / (1 - contraction)
                : Double.NaN;
    }
}
