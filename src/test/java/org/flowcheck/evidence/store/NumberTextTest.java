package org.flowcheck.evidence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    /** An independent witness: bits and {@code repr} of 700 doubles as Python 3.11 printed them. */
    @Test
    void exactTextIsThatOfPython() throws IOException {
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                NumberTextTest.class.getResourceAsStream("python-repr.txt"), StandardCharsets.US_ASCII))) {
            lines = in.lines().toList();
        }
        assertEquals(700, lines.size());
        for (String line : lines) {
            double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, 16), 16));
            assertEquals(line.substring(17), NumberText.exact(value));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactTextReadsBackAsTheSameBits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = NumberText.exact(value);
                assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(Double.parseDouble(text)),
                        "seed " + seed + ": " + text);
            }
        }
    }

    @Test
    void notFiniteNumbersHaveTheirOwnWords() {
        assertEquals("nan", NumberText.exact(Double.NaN));
        assertEquals("inf", NumberText.exact(Double.POSITIVE_INFINITY));
        assertEquals("-inf", NumberText.rounded(Double.NEGATIVE_INFINITY, 3));
    }

    @ParameterizedTest
    @CsvSource({"0.0713, 3, 0.0713", "19987, 2, 20000", "3.1234e-13, 2, 3.1e-13", "0.5, 3, 0.500", "-1.5, 1, -2",
        "2.5, 1, 2", "999999.6, 6, 1.00000e6", "0.00012345, 2, 0.00012", "0.00009999, 2, 0.00010", "1e-5, 1, 1e-5",
        "100, 3, 100", "1234.5, 6, 1234.50", "0, 3, 0", "9.9996, 4, 10.00"})
    void roundedTextKeepsSignificantDigits(double value, int digits, String text) {
        assertEquals(text, NumberText.rounded(value, digits));
    }

    @Test
    void roundedTextRefusesDigitsNoDoubleHas() {
        assertThrows(IllegalArgumentException.class, () -> NumberText.rounded(1, 0));
        assertThrows(IllegalArgumentException.class, () -> NumberText.rounded(1, 18));
    }

    @Test
    void roundingErrorIsAtMostHalfAUnitOfTheLastDigit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            double value = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-12, 12));
            int digits = random.nextInt(1, 16);
            double back = Double.parseDouble(NumberText.rounded(value, digits));
            // One unit of the last of n digits is at most 10^(1-n) of the value; a few ulp for parsing and dividing.
            double bound = 0.5 * StrictMath.pow(10, 1 - digits) * (1 + 1e-12) + 1e-15;
            assertTrue(Math.abs(back - value) <= bound * Math.abs(value), value + " to " + digits + " digits");
        }
    }
}
