package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WassersteinTest {

    private static double[] sample(Random random, int size) {
        return random.doubles(size, -2, 2).toArray();
    }

    /** The smallest of all pairings, tried one by one. */
    @Test
    void noPairingIsBetterThanThatOfTheOrderStatistics() {
        Random random = new Random(3);
        for (int trial = 0; trial < 50; trial++) {
            double[] x = sample(random, 6);
            double[] y = sample(random, 6);
            double best = best(x, y, 0, 0);
            assertEquals(Math.sqrt(best / 6), Wasserstein.distance(x.clone(), y.clone()), 1e-14);
        }
    }

    private static double best(double[] x, double[] y, int from, double sum) {
        if (from == x.length) {
            return sum;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int i = from; i < y.length; i++) {
            swap(y, from, i);
            best = Math.min(best, best(x, y, from + 1, sum + (x[from] - y[from]) * (x[from] - y[from])));
            swap(y, from, i);
        }
        return best;
    }

    private static void swap(double[] y, int i, int j) {
        double kept = y[i];
        y[i] = y[j];
        y[j] = kept;
    }

    @Test
    void aShiftMovesALawByItself() {
        double[] x = sample(new Random(4), 1000);
        double[] y = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            y[(k * 7 + 3) % x.length] = x[k] + 0.25;
        }
        assertEquals(0.25, Wasserstein.distance(x, y), 1e-14);
        assertEquals(0, Wasserstein.distance(x, x.clone()), 0);
    }

    /** Relative errors of the values move the distance by no more than them times the magnitude. */
    @Test
    void theMagnitudeBoundsWhatRoundingDoes() {
        Random random = new Random(5);
        for (int trial = 0; trial < 100; trial++) {
            double[] x = sample(random, 50);
            double[] y = sample(random, 50);
            double plain = Wasserstein.distance(x.clone(), y.clone());
            double magnitude = Wasserstein.magnitude(x, y);
            for (int k = 0; k < x.length; k++) {
                x[k] *= 1 + 1e-3 * (2 * random.nextDouble() - 1);
                y[k] *= 1 + 1e-3 * (2 * random.nextDouble() - 1);
            }
            assertTrue(Math.abs(Wasserstein.distance(x, y) - plain) <= 1e-3 * magnitude);
        }
    }

    @Test
    void whatIsNoNumberIsSeen() {
        assertTrue(Double.isNaN(Wasserstein.distance(new double[] {Double.NaN, 1}, new double[] {1, 2})));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.distance(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Wasserstein.distance(new double[0], new double[0]));
    }
}
