package org.flowcheck.simulation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carlson's integrals against published values, closed forms, scaling and Legendre's relation. */
class CarlsonTest {

    /** About five rounded operations survive in the last place. */
    private static final double ROUNDING = 2e-15;

    @ParameterizedTest
    @CsvSource({"1, 2, 0, 1.3110287771461", "0.5, 1, 0, 1.8540746773014", "2, 3, 4, 0.58408284167715"})
    void firstKindHasThePublishedValues(double x, double y, double z, double value) {
        // Carlson (1995), section 3, printed to 14 digits.
        assertEquals(value, Carlson.rf(x, y, z), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1, 1.7972103521034", "2, 3, 4, 0.16510527294261"})
    void degenerateThirdKindHasThePublishedValues(double x, double y, double z, double value) {
        assertEquals(value, Carlson.rd(x, y, z), 1e-13);
    }

    @Test
    void equalArgumentsAndTheHalfCircleAreElementary() {
        for (double x : new double[] {1e-200, 0.3, 1, 7, 1e200}) {
            assertEquals(1 / Math.sqrt(x), Carlson.rf(x, x, x), ROUNDING / Math.sqrt(x));
        }
        assertEquals(Math.PI / 2, Carlson.rf(0, 1, 1), ROUNDING);
        // R_F(x, y, y) is elementary: arccos(sqrt(x/y)) / sqrt(y - x) for x < y.
        assertEquals(Math.acos(Math.sqrt(0.25)) / Math.sqrt(0.75), Carlson.rf(0.25, 1, 1), ROUNDING);
    }

    @Test
    void scalingAndSymmetryHold() {
        Random random = new Random(5);
        for (int trial = 0; trial < 1000; trial++) {
            double x = Math.exp(10 * random.nextGaussian());
            double y = Math.exp(10 * random.nextGaussian());
            double z = Math.exp(10 * random.nextGaussian());
            double value = Carlson.rf(x, y, z);
            assertEquals(value, Carlson.rf(z, x, y), ROUNDING * value);
            assertEquals(value / 2, Carlson.rf(4 * x, 4 * y, 4 * z), ROUNDING * value);
            double third = Carlson.rd(x, y, z);
            assertEquals(third, Carlson.rd(y, x, z), ROUNDING * third);
            // DLMF 19.21.7 summed over its three forms: the R_D add up to 3/sqrt(xyz).
            double sum = third + Carlson.rd(y, z, x) + Carlson.rd(z, x, y);
            double expected = 3 / (Math.sqrt(x) * Math.sqrt(y) * Math.sqrt(z));
            assertEquals(expected, sum, 3 * ROUNDING * expected);
        }
    }

    @Test
    void outsideTheDomainThereIsNoValue() {
        assertTrue(Double.isNaN(Carlson.rf(-1, 1, 1)));
        assertTrue(Double.isNaN(Carlson.rf(0, 0, 1)));
        assertTrue(Double.isNaN(Carlson.rf(Double.NaN, 1, 1)));
        assertTrue(Double.isNaN(Carlson.rd(1, 1, 0)));
        assertEquals(0.0, Carlson.rf(1, Double.POSITIVE_INFINITY, 1));
    }
}
