package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every weight is in the bin whose edges enclose it, and its local variable is exact. */
class SeparableBinsTest {

    @Test
    void aWeightLiesBetweenTheEdgesOfItsBin() {
        Random random = new Random(11);
        for (int sides = 1; sides <= 2; sides++) {
            SeparableBins bins = new SeparableBins(-4, 7, sides);
            double[] edges = SeparableStates.edges();
            for (int trial = 0; trial < 10_000; trial++) {
                double w = trial < edges.length ? edges[trial] : StrictMath.exp(3 * random.nextGaussian() - 1)
                        * (random.nextBoolean() ? 1 : -1);
                int bin = bins.of(w);
                if (Math.abs(w) >= bins.reach()) {
                    assertEquals(bins.count(), bin);
                    continue;
                }
                double low = bins.octave(bin) == 0 ? 0 : bins.weight(bin, -1);
                assertTrue(low <= Math.abs(w) && Math.abs(w) < bins.weight(bin, 1), w + " in bin " + bin);
                assertEquals(sides == 2 && 1 / w < 0 ? -1 : 1, bins.sign(bin));
                double u = Math.abs(w) * bins.scale(bin) + bins.shift(bin);
                assertTrue(-1 <= u && u <= 1);
                BigDecimal exact = new BigDecimal(Math.abs(w)).multiply(new BigDecimal(bins.scale(bin)))
                        .add(new BigDecimal(bins.shift(bin)));
                assertEquals(0, exact.compareTo(new BigDecimal(u)));
            }
        }
    }

    @Test
    void whatIsNoSizeIsInNoBin() {
        SeparableBins bins = new SeparableBins(0, 3, 2);
        assertEquals(8, bins.reach());
        for (double w : new double[] {8, -8, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertEquals(bins.count(), bins.of(w));
        }
    }

    @Test
    void impossibleBinsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SeparableBins(0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new SeparableBins(0, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new SeparableBins(900, 200, 1));
    }
}
