package org.flowcheck.evidence.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50, 1000})
    void everyValueIsInOneBarAndOnlyThere(int n) {
        long seed = 17;
        double[] sample = new SplittableRandom(seed).doubles(n, -3, 5).toArray();
        Histogram histogram = Histogram.of("x", sample);
        double[] edges = histogram.edges();
        double[] heights = histogram.heights();
        assertEquals(n, Arrays.stream(heights).sum(), "seed " + seed);
        for (int i = 0; i < heights.length; i++) {
            double from = edges[i];
            double to = edges[i + 1];
            boolean last = i == heights.length - 1;
            long inside = Arrays.stream(sample).filter(v -> v >= from && (v < to || last && v == to)).count();
            assertEquals(inside, heights[i], "seed " + seed + ", bar " + i);
        }
    }

    /** Freedman and Diaconis by hand: 8 values, quartiles 2 and 6, width 2 * 4 / 2 = 4, range 7: two bars. */
    @Test
    void theRuleOfFreedmanAndDiaconis() {
        Histogram histogram = Histogram.of("", new double[] {1, 2, 3, 4, 5, 6, 7, 8});
        assertArrayEquals(new double[] {1, 4.5, 8}, histogram.edges());
        assertArrayEquals(new double[] {4, 4}, histogram.heights());
    }

    @Test
    void equalValuesAndNeighbouringDoublesAreNoTrouble() {
        assertArrayEquals(new double[] {3}, Histogram.of("", new double[] {2, 2, 2}).heights());
        assertArrayEquals(new double[] {-0.5, 0.5}, Histogram.of("", new double[] {0}).edges());
        double[] near = {1, 1, Math.nextUp(1.0), Math.nextUp(1.0), Math.nextUp(1.0)};
        assertEquals(5, Arrays.stream(Histogram.of("", near).heights()).sum());
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        assertEquals(1, Histogram.of("", new double[] {Double.NaN, 4, Double.POSITIVE_INFINITY}).heights()[0]);
        assertThrows(IllegalArgumentException.class, () -> Histogram.of("", new double[] {Double.NaN}));
    }

    @Test
    void equalRatiosForLongTails() {
        double[] sample = new SplittableRandom(5).doubles(300).map(u -> 0.1 / (1 - u)).toArray();
        Histogram histogram = Histogram.ofRatios("", sample);
        double[] edges = histogram.edges();
        assertEquals(300, Arrays.stream(histogram.heights()).sum());
        for (int i = 2; i < edges.length; i++) {
            // Logarithms up to 7 in size lose at most a few units of 2^-50 each.
            assertEquals(edges[1] / edges[0], edges[i] / edges[i - 1], 1e-12 * edges[1] / edges[0]);
        }
        assertEquals(1, Histogram.ofRatios("", new double[] {-1, 0, 2}).heights()[0]);
        assertThrows(IllegalArgumentException.class, () -> Histogram.ofRatios("", new double[] {-1}));
    }

    @Test
    void barsAreBounded() {
        double[] wide = new double[2000];
        Arrays.setAll(wide, i -> i < 1990 ? i * 1e-9 : i);
        assertTrue(Histogram.of("", wide).heights().length <= 60);
    }
}
