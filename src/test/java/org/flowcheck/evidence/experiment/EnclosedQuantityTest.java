package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flowcheck.evidence.experiment.EnclosedQuantity.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error that is told is judged by the box alone: enough, too small, or not known. */
class EnclosedQuantityTest {

    @ParameterizedTest
    @CsvSource({
        "1,      1.0625, 1.03125, 0.03125,  HOLDS",
        "1,      1.0625, 1.03125, 0.031,    OPEN",
        "1,      1.0625, 1.03125, 0,        OPEN",
        "1,      1.0625, 1.25,    0.25,     HOLDS",
        "1,      1.0625, 1.25,    0.2,      OPEN",
        "1,      1.0625, 1.25,    0.1875,   OPEN",
        "1,      1.0625, 1.25,    0.187,    TOO_SMALL",
        "-1,    -0.9375, -1.25,   0.249,    TOO_SMALL",
        "-1,    -0.9375, -1.25,   0.25,     OPEN",
        "0,      0,      0,       0,        HOLDS",
        "NaN,    NaN,    1,       10,       OPEN",
        "1,      1,      NaN,     NaN,      OPEN",
        "1,      1,      1,       Infinity, OPEN",
        "1,      1,      Infinity, 1,       OPEN"})
    void theBoxJudges(double lower, double upper, double value, double error, Told expected) {
        EnclosedQuantity one = quantity(new double[] {lower}, new double[] {upper}, new double[] {value},
                new double[] {error});
        assertEquals(expected, one.told(0));
        assertEquals(expected, one.overall());
    }

    /** A single error that is too small, as where a difference passes through zero, is not one over the run. */
    @Test
    void overTheRunTheLargestOnesCount() {
        double[] box = {1, 2, 3};
        EnclosedQuantity one = quantity(box, box, new double[] {1.25, 2.5, 3.25}, new double[] {0.0625, 0.5, 0.5});
        assertEquals(Told.TOO_SMALL, one.told(0));
        assertEquals(4, one.excess(0), 1e-15);
        assertTrue(one.excess(0) < 4, "rounded down");
        assertEquals(Told.HOLDS, one.overall());
        assertEquals(Told.TOO_SMALL, quantity(box, box, new double[] {1.25, 2.5, 3.25},
                new double[] {0.0625, 0.4375, 0.25}).overall());
        assertEquals(Told.OPEN, quantity(new double[0], new double[0], new double[0], new double[0]).overall());
    }

    private static EnclosedQuantity quantity(double[] lower, double[] upper, double[] value, double[] error) {
        return new EnclosedQuantity("x", "x", true, lower, upper, value, error);
    }
}
