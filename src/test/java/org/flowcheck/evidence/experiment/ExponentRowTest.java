package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.flowcheck.evidence.experiment.ExponentRow.Verdict;
import org.junit.jupiter.api.Test;

/** What a slope and its error say of an exponent. */
class ExponentRowTest {

    private static Verdict verdict(double predicted, double slope, double error) {
        return new ExponentRow("", "", PredictedExponent.exactly(predicted), slope, error, "").verdict();
    }

    private static Verdict atMost(double predicted, double slope) {
        return new ExponentRow("", "", new PredictedExponent(predicted, predicted, true), slope, 0.01, "").verdict();
    }

    @Test
    void aSlopeAgreesWithinATenthAndDiffersBeyondItsError() {
        assertEquals(Verdict.AGREES, verdict(-0.5, -0.45, 0.01));
        assertEquals(Verdict.DIFFERS, verdict(-0.5, -0.25, 0.01));
        assertEquals(Verdict.DIFFERS, verdict(-0.5, -0.75, 0.01));
    }

    @Test
    void aSlopeWithALargeErrorDoesNotAgree() {
        assertEquals(Verdict.NOT_MEASURED, verdict(-0.5, -0.5, 0.11));
        assertEquals(Verdict.NOT_MEASURED, verdict(-0.5, -0.38, 0.05));
        assertEquals(Verdict.DIFFERS, verdict(-0.5, 0.5, 0.2));
    }

    @Test
    void anUpperBoundIsMissedByPowersAboveItOnly() {
        assertEquals(Verdict.AGREES, atMost(-0.5, -3));
        assertEquals(Verdict.NOT_MEASURED, atMost(-0.5, -0.3));
        assertEquals(Verdict.DIFFERS, atMost(-0.5, 0));
    }

    @Test
    void aSlopeBetweenClosePiecesDoesNotTell() {
        PredictedExponent close = new PredictedExponent(-1, -1.3, false);
        assertEquals(Verdict.NOT_MEASURED, new ExponentRow("", "", close, -1.2, 0.01, "").verdict());
        assertEquals(Verdict.DIFFERS, new ExponentRow("", "", close, -1.5, 0.01, "").verdict());
        assertEquals(Verdict.DIFFERS, new ExponentRow("", "", close, -0.8, 0.01, "").verdict());
    }

    @Test
    void aRowWithoutASlopeSaysWhy() {
        assertThrows(IllegalArgumentException.class, () -> verdict(-0.5, Double.NaN, 0));
        ExponentRow row = ExponentRow.without("", "", PredictedExponent.exactly(1), "the rate never halved");
        assertEquals("the rate never halved", row.why().orElseThrow());
        assertEquals("1 exponent agrees, 0 differ, 1 not measured", ExponentRow.Count.of(List.of(row,
                new ExponentRow("", "", PredictedExponent.exactly(1), 1, 0.01, ""))).text());
    }

    /** Of 400 slopes through noise about two thirds lie within one error of the truth, and nearly all within three. */
    @Test
    void theErrorIsThatOfTheSlope() {
        Random random = new Random(1);
        List<Integer> widths = List.of(512, 1024, 2048, 4096, 8192);
        int one = 0;
        int three = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[][] draws = new double[64][widths.size()];
            for (double[] draw : draws) {
                for (int i = 0; i < draw.length; i++) {
                    draw[i] = Math.abs(random.nextGaussian()) / Math.sqrt(widths.get(i));
                }
            }
            SlopeOverWidths slope = SlopeOverWidths.of(widths, draws, SlopeOverWidths.Average.ARITHMETIC);
            one += Math.abs(slope.slope() + 0.5) <= slope.error() ? 1 : 0;
            three += Math.abs(slope.slope() + 0.5) <= 3 * slope.error() ? 1 : 0;
        }
        // The larger one of two estimates: more than 68 %, by less than the square root of two would give (84 %).
        assertTrue(one > 0.65 * 400 && one < 0.9 * 400, "within one error: " + one);
        assertTrue(three > 0.98 * 400, "within three errors: " + three);
    }
}
