package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailLimitTest {

    @Test
    void aGeometricSequenceIsExtrapolatedExactly() {
        Interval limit = TailLimit.of(sequence(40, k -> 1.5 + 3 * StrictMath.pow(0.9, k)), 0);
        assertEquals(1.5, limit.value(), 1e-12);
        // The remainder left at the last value, 3 * 0.9^39, is the radius.
        assertEquals(3 * StrictMath.pow(0.9, 39), limit.upper() - limit.value(), 1e-11);
    }

    @Test
    void twoRatesStayInsideTheInterval() {
        Interval limit = TailLimit.of(sequence(60, k -> 2 + StrictMath.exp(-0.1 * k) - 4 * StrictMath.exp(-0.17 * k)),
                0);
        assertTrue(limit.contains(2), limit.toString());
        assertTrue(limit.width() < 0.02, limit.toString());
    }

    @Test
    void aConstantSequenceIsItsLimit() {
        Interval limit = TailLimit.of(sequence(20, k -> 7 + (k % 2) * 1e-13), 1e-12);
        assertEquals(7, limit.value(), 1e-12);
        assertTrue(limit.width() <= 3e-12);
    }

    @Test
    void growthGivesNoLimit() {
        assertEquals(Double.POSITIVE_INFINITY, TailLimit.of(sequence(40, k -> StrictMath.exp(0.1 * k)), 0).width());
        assertEquals(Double.POSITIVE_INFINITY, TailLimit.of(sequence(40, k -> StrictMath.log(k + 1.0)), 0).width());
        assertThrows(IllegalArgumentException.class, () -> TailLimit.of(new double[3], 0));
    }

    private static double[] sequence(int length, IntToDoubleFunction term) {
        return IntStream.range(0, length).mapToDouble(term).toArray();
    }
}
