package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTextTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "200, 200", "1000, 1000", "10000, 1e4", "12500, 1.25e4", "0.001, 0.001", "0.0001, 1e-4", "0.5, 0.5",
        "-3, -3", "0, 0"})
    void numbersAreShort(double value, String text) {
        assertEquals(text, ScopeText.plain(value));
    }

    @Test
    void placesArePickedAtOneStride() {
        assertArrayEquals(new int[] {0, 1, 2}, ClaimRuns.strides(3, 60));
        assertArrayEquals(new int[] {0, 2, 4, 6, 8}, ClaimRuns.strides(10, 5 + 1));
        assertArrayEquals(new int[] {0, 3, 6, 9}, ClaimRuns.strides(10, 4));
        assertArrayEquals(new int[0], ClaimRuns.strides(0, 4));
    }
}
