package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums and norms against their formulas, over all small numbers of components and slopes. */
class SlopeSumTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void addsWeightedSlopes(int count) {
        SplittableRandom random = new SplittableRandom(count);
        for (int n = 1; n <= 17; n++) {
            double[][] slopes = new double[count + 2][];
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] = random.doubles(n, -1, 1).toArray();
            }
            // Every slope but the second, backwards, so that places and weights cannot be mixed up unseen.
            int[] places = IntStream.rangeClosed(0, count + 1).filter(j -> j != 1).map(j -> count + 1 - j)
                    .filter(j -> j != 1).limit(count).toArray();
            double[] weights = random.doubles(places.length, -1, 1).toArray();
            double[] base = random.doubles(n, -1, 1).toArray();
            double[] kept = base.clone();
            double[] expected = base.clone();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < places.length; j++) {
                    expected[i] += 0.5 * weights[j] * slopes[places[j]][i];
                }
            }
            double[] out = new double[n];
            SlopeSum.write(base, 0.5, slopes, places, weights, out);
            // At most 13 additions of numbers below 7.
            assertArrayEquals(expected, out, 13 * 7 * 0x1p-53);
            assertArrayEquals(kept, base, 0.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 17})
    void measuresErrorsInTolerances(int n) {
        SplittableRandom random = new SplittableRandom(n);
        ErrorNorm norm = new ErrorNorm(1e-8, 1e-6);
        double[] before = random.doubles(n, -2, 2).toArray();
        double[] after = random.doubles(n, -2, 2).toArray();
        double[] fifth = random.doubles(n, -1e-6, 1e-6).toArray();
        double[] third = random.doubles(n, -1e-4, 1e-4).toArray();
        double s5 = 0;
        double s3 = 0;
        double at = 0;
        double difference = 0;
        for (int i = 0; i < n; i++) {
            double tolerance = 1e-8 + 1e-6 * Math.max(Math.abs(before[i]), Math.abs(after[i]));
            s5 += Math.pow(fifth[i] / tolerance, 2);
            s3 += Math.pow(third[i] / tolerance, 2);
            at += Math.pow(fifth[i] / (1e-8 + 1e-6 * Math.abs(before[i])), 2);
            difference += Math.pow((fifth[i] - third[i]) / (1e-8 + 1e-6 * Math.abs(before[i])), 2);
        }
        double expected = 0.25 * s5 / Math.sqrt(n * (s5 + 0.01 * s3));
        assertEquals(at, norm.squares(fifth, before), 1e-14 * at);
        assertEquals(difference, norm.squaresOfDifference(fifth, third, before), 1e-14 * difference);
        assertEquals(expected, norm.ofStep(0.25, before, after, fifth, third), 1e-14 * expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void noErrorIsZeroAndMissingOnesAreNeverBelowOne(int n) {
        ErrorNorm norm = new ErrorNorm(1e-8, 1e-6);
        double[] y = new double[n];
        assertEquals(0, norm.ofStep(1, y, y, new double[n], new double[n]));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e160}) {
            double[] fifth = new double[n];
            fifth[n - 1] = bad;
            double error = norm.ofStep(1, y, y, fifth, new double[n]);
            assertTrue(!(error < 1), bad + " gives " + error);
        }
    }
}
