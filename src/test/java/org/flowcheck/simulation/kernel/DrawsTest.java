package org.flowcheck.simulation.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statistical thresholds lie at 5 standard deviations (two-sided probability 6e-7) or the matching quantile: with
 * fixed seeds a failure is a change of the generator, not bad luck.
 */
class DrawsTest {

    private static final int COUNT = 1 << 18;
    private static final long BITS_0 = 1074240417113485664L;
    private static final long BITS_199 = 925843820845477346L;
    private static final double NORMAL_0 = -1.569766776951208;
    private static final double UNIFORM_0 = 0.05823468970030876;
    private static final double MATRIX_LAST = -2.3269194788554826;
    private static final double SCALAR = 0.2459904640331966;

    @Test
    void valuesArePinned() {
        // Independent of the JDK by construction; a change here changes every published run.
        Draws draws = Draws.of(42, "g", 200);
        assertEquals(BITS_0, draws.bits(0));
        assertEquals(BITS_199, draws.bits(199));
        assertEquals(NORMAL_0, draws.normal(0));
        assertEquals(UNIFORM_0, draws.uniform(0));
        assertEquals(MATRIX_LAST, Draws.of(42, "h", 200, 200).normal(39_999));
        assertEquals(SCALAR, Draws.of(-1, "kappa").normal(0));
    }

    @Test
    void orderAndThreadsDoNotMatter() {
        Draws draws = Draws.of(1, "g", 1000);
        double[] forward = draws.normals(1000);
        double[] parallel = new double[1000];
        IntStream.range(0, 1000).parallel().forEach(i -> parallel[999 - i] = Draws.of(1, "g", 1000).normal(999 - i));
        assertArrayEquals(forward, parallel);
    }

    @Test
    void seedNameAndShapeEachChangeEveryNumber() {
        double[] base = Draws.of(1, "g", 100).uniforms(100);
        for (double[] other : new double[][] {Draws.of(2, "g", 100).uniforms(100), Draws.of(1, "h", 100).uniforms(100),
            Draws.of(1, "g", 101).uniforms(100), Draws.of(1, "g", 10, 10).uniforms(100), Draws.of(1, "g").uniforms(100),
            Draws.of(1, "gg", 100).uniforms(100), Draws.of(1, "g", 1, 100).uniforms(100)}) {
            for (int i = 0; i < 100; i++) {
                assertNotEquals(base[i], other[i]);
            }
        }
    }

    @Test
    void streamsDoNotCoincide() {
        Set<Long> seen = new HashSet<>();
        int streams = 400;
        int each = 500;
        for (int seed = 0; seed < streams; seed++) {
            Draws draws = Draws.of(seed, "g", 7);
            for (int i = 0; i < each; i++) {
                seen.add(draws.bits(i));
            }
        }
        // 2e5 values of 64 bits: a coincidence has probability 1e-9.
        assertEquals(streams * each, seen.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12345, -7})
    void uniformsFillTheInterval(long seed) {
        double[] values = Draws.of(seed, "u", COUNT).uniforms(COUNT);
        int cells = 1024;
        int[] hits = new int[cells];
        for (double value : values) {
            assertTrue(value > 0 && value < 1);
            hits[(int) (value * cells)]++;
        }
        double expected = (double) COUNT / cells;
        double chi = Arrays.stream(hits).mapToDouble(hit -> (hit - expected) * (hit - expected) / expected).sum();
        // chi^2 with 1023 degrees of freedom: mean 1023, standard deviation sqrt(2*1023) = 45.2.
        assertEquals(cells - 1, chi, 5 * Math.sqrt(2.0 * (cells - 1)));
        Arrays.sort(values);
        double distance = 0;
        for (int i = 0; i < COUNT; i++) {
            distance = Math.max(distance, Math.max(values[i] - (double) i / COUNT, (i + 1.0) / COUNT - values[i]));
        }
        // Kolmogorov: P(sqrt(n) D > 2.74) = 2 exp(-2*2.74^2) = 6e-7.
        assertTrue(distance * Math.sqrt(COUNT) < 2.74, "distance " + distance);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12345, -7})
    void normalMomentsAreRight(long seed) {
        double[] values = Draws.of(seed, "z", COUNT).normals(COUNT);
        // E z^k = 0, 1, 0, 3, 0, 15 with variances 1, 2, 15, 96, 945, 10170.
        double[] means = {0, 1, 0, 3, 0, 15};
        double[] variances = {1, 2, 15, 96, 945, 10170};
        for (int k = 1; k <= 6; k++) {
            int power = k;
            double mean = Arrays.stream(values).map(z -> StrictMath.pow(z, power)).sum() / COUNT;
            assertEquals(means[k - 1], mean, 5 * Math.sqrt(variances[k - 1] / COUNT), "moment " + k);
        }
    }

    @Test
    void drawsAreUncorrelated() {
        double[] base = Draws.of(3, "g", COUNT).normals(COUNT);
        double[][] others = {Draws.of(3, "h", COUNT).normals(COUNT), Draws.of(4, "g", COUNT).normals(COUNT),
            Draws.of(3, "g", COUNT + 1).normals(COUNT), shifted(base, 1), shifted(base, 2), shifted(base, 64)};
        for (int o = 0; o < others.length; o++) {
            double product = 0;
            double squares = 0;
            for (int i = 0; i < COUNT; i++) {
                product += base[i] * others[o][i];
                squares += (base[i] * base[i] - 1) * (others[o][i] * others[o][i] - 1);
            }
            assertEquals(0, product / COUNT, 5 / Math.sqrt(COUNT), "stream " + o);
            assertEquals(0, squares / COUNT, 5 * 2 / Math.sqrt(COUNT), "squares of stream " + o);
        }
    }

    private static double[] shifted(double[] values, int by) {
        double[] moved = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            moved[i] = values[(i + by) % values.length];
        }
        return moved;
    }

    @Test
    void everyBitOfACounterAndSeedMovesHalfOfTheBits() {
        long total = 0;
        int trials = 0;
        for (int bit = 0; bit < 32; bit++) {
            for (int i = 0; i < 64; i++) {
                total += Long.bitCount(Draws.of(9, "g", 8).bits(i) ^ Draws.of(9, "g", 8).bits(i ^ (1L << bit)));
                total += Long.bitCount(Draws.of(i, "g", 8).bits(0) ^ Draws.of(i ^ (1L << bit), "g", 8).bits(0));
                trials += 2;
            }
        }
        // 64 fair bits each: mean 32, variance 16; pairs repeat at most twice, which doubles the variance of the mean.
        assertEquals(32, (double) total / trials, 5 * Math.sqrt(2 * 16.0 / trials));
    }

    @Test
    void quantileInvertsTheNormalDistributionFunction() {
        for (int i = 1; i < 2000; i++) {
            double p = i / 2000.0;
            double x = NormalQuantile.of(p);
            // Hipparchus stops its continued fraction for erfc at 1e-15 a step: good to some 1e-14.
            assertEquals(1, 0.5 * Erf.erfc(-x / Math.sqrt(2)) / p, 2e-14, "p " + p);
        }
        for (int e = 12; e <= 54; e++) {
            double p = Math.scalb(1.0, -e);
            double x = NormalQuantile.of(p);
            // Relative error of the tail: d log p = |x| dx, and |x| <= 8.3.
            assertEquals(1, 0.5 * Erf.erfc(-x / Math.sqrt(2)) / p, 1e-13, "2^-" + e);
            if (e <= 53) {
                assertEquals(-x, NormalQuantile.of(1 - p), 0, "symmetry at 2^-" + e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.975, 1.959963984540054235", "0.25, -0.674489750196081743", "0.001, -3.090232306167813541",
        "1e-10, -6.361340902404056", "1e-20, -9.262340089798408"})
    void quantilesAgreeWithTables(double p, double x) {
        // The polynomials are good to 1e-16, their evaluation in doubles to a few units in the last place.
        assertEquals(x, NormalQuantile.of(p), 4 * Math.ulp(x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void quantileRefusesWhatIsNoProbability(double p) {
        assertThrows(IllegalArgumentException.class, () -> NormalQuantile.of(p));
    }
}
