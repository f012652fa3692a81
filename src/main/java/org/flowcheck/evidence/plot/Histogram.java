package org.flowcheck.evidence.plot;

import java.util.Arrays;
import java.util.Objects;

/**
 * Bars over neighbouring intervals, standing on zero.
 *
 * @param name what the legend calls it
 * @param edges ends of the intervals, increasing, one more than bars
 * @param heights the bars' heights, at least 0
 */
public record Histogram(Label name, double[] edges, double[] heights) implements Layer {

    /** A sample is never divided into more bars than this. */
    private static final int MOST_BARS = 60;

    /** Copies the arrays; refuses edges out of order and negative or infinite heights. */
    public Histogram {
        Objects.requireNonNull(name, "name");
        edges = edges.clone();
        heights = heights.clone();
        if (edges.length != heights.length + 1 || heights.length == 0) {
            throw new IllegalArgumentException(edges.length + " edges of " + heights.length + " bars");
        }
        for (int i = 0; i < heights.length; i++) {
            if (!(edges[i] < edges[i + 1]) || !Double.isFinite(edges[i]) || !Double.isFinite(edges[i + 1])
                    || !(heights[i] >= 0 && Double.isFinite(heights[i]))) {
                throw new IllegalArgumentException("bar " + heights[i] + " from " + edges[i] + " to " + edges[i + 1]);
            }
        }
    }

    /**
     * Counts of a sample in intervals of equal width, which is the rule of Freedman and Diaconis, 2 (q3 - q1) n^(-1/3),
     * adjusted so that whole intervals fill the range; values that are not finite are left out.
     *
     * @throws IllegalArgumentException if no value is finite
     */
    public static Histogram of(String name, double[] sample) {
        double[] sorted = Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a histogram of no finite values");
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        if (low == high) {
            double half = low == 0 ? 0.5 : Math.max(Math.abs(low) * 0.05, 1e-300);
            return new Histogram(Label.of(name), new double[] {low - half, high + half}, new double[] {sorted.length});
        }
        double[] edges = edges(low, high, bars(sorted));
        double[] heights = new double[edges.length - 1];
        for (double value : sorted) {
            int found = Arrays.binarySearch(edges, value);
            int bar = found >= 0 ? found : -found - 2;
            heights[Math.min(Math.max(bar, 0), heights.length - 1)]++;
        }
        return new Histogram(Label.of(name), edges, heights);
    }

    /**
     * Counts of a sample of positive values in intervals of equal ratio, for logarithmic axes and samples with a long
     * tail: {@link #of} for the logarithms. Values that are not positive and finite are left out.
     *
     * @throws IllegalArgumentException if no value is positive and finite
     */
    public static Histogram ofRatios(String name, double[] sample) {
        double[] logarithms = Arrays.stream(sample).filter(Axis.Scale.LOGARITHMIC::shows).map(StrictMath::log).toArray();
        Histogram histogram = of(name, logarithms);
        return new Histogram(histogram.name, Arrays.stream(histogram.edges).map(StrictMath::exp).toArray(),
                histogram.heights);
    }

    private static int bars(double[] sorted) {
        int n = sorted.length;
        double spread = sorted[3 * (n - 1) / 4] - sorted[(n - 1) / 4];
        double range = sorted[n - 1] - sorted[0];
        double width = 2 * spread / StrictMath.cbrt(n);
        double wanted = width > 0 ? Math.ceil(range / width) : Math.ceil(Math.sqrt(n));
        return (int) Math.max(1, Math.min(MOST_BARS, wanted));
    }

    /** Equal intervals; fewer if neighbouring doubles are too near for so many. */
    private static double[] edges(double low, double high, int bars) {
        for (int count = bars; ; count--) {
            double[] edges = new double[count + 1];
            boolean apart = true;
            for (int i = 0; i <= count; i++) {
                edges[i] = i == count ? high : low + i * ((high - low) / count);
                apart &= i == 0 || edges[i] > edges[i - 1];
            }
            if (apart) {
                return edges;
            }
        }
    }

    @Override
    public double[] edges() {
        return edges.clone();
    }

    @Override
    public double[] heights() {
        return heights.clone();
    }
}
