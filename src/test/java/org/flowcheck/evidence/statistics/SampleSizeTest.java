package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    @Test
    void fiftyNineRunsWithoutFailureSupportNinetyFivePercent() {
        SampleSize plan = SampleSize.toSupport(0.95, 1, 0.05, 0.9);
        assertEquals(59, plan.runs());
        assertEquals(0, plan.failures());
        assertEquals(Math.pow(0.95, 59), plan.error(), 1e-14);
        assertEquals(1, plan.power(), 0);
    }

    @Test
    void oneRunMayDo() {
        assertEquals(1, SampleSize.toSupport(0.5, 1, 0.5, 0.9).runs());
        assertEquals(1, SampleSize.toRefute(0.5, 0, 0.5, 0.9).runs());
        // A level just below leaves one run undecided.
        assertEquals(2, SampleSize.toSupport(0.5, 1, 0.4999, 0.9).runs());
        assertEquals(2, SampleSize.toRefute(0.5, 0, 0.4999, 0.9).runs());
    }

    /** Every smaller number of runs lacks power or level, by binomial sums term by term. */
    @ParameterizedTest
    @CsvSource({"0.9, 0.97, 0.05, 0.9", "0.95, 0.99, 0.05, 0.8", "0.5, 0.7, 0.01, 0.9", "0.8, 0.95, 0.0005, 0.9"})
    void noFewerRunsSupport(double proportion, double truth, double alpha, double power) {
        SampleSize plan = SampleSize.toSupport(proportion, truth, alpha, power);
        assertTrue(supports(plan.runs(), proportion, truth, alpha, power));
        for (int runs = 1; runs < plan.runs(); runs++) {
            assertTrue(!supports(runs, proportion, truth, alpha, power), "runs " + runs);
        }
        assertEquals(atMost(plan.failures(), plan.runs(), 1 - proportion), plan.error(), 1e-12);
        assertEquals(atMost(plan.failures(), plan.runs(), 1 - truth), plan.power(), 1e-12);
        int good = plan.runs() - plan.failures();
        assertTrue(ClopperPearson.lowerBound(good, plan.runs(), alpha) >= proportion);
        assertTrue(ClopperPearson.lowerBound(good - 1, plan.runs(), alpha) < proportion);
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.8, 0.05, 0.9", "0.99, 0.9, 0.05, 0.8", "0.7, 0.5, 0.01, 0.9", "0.95, 0, 0.05, 0.9",
        "0.9, 0.7, 0.0005, 0.9"})
    void noFewerRunsRefute(double proportion, double truth, double alpha, double power) {
        SampleSize plan = SampleSize.toRefute(proportion, truth, alpha, power);
        assertTrue(refutes(plan.runs(), proportion, truth, alpha, power));
        for (int runs = 1; runs < plan.runs(); runs++) {
            assertTrue(!refutes(runs, proportion, truth, alpha, power), "runs " + runs);
        }
        assertEquals(1 - atMost(plan.failures() - 1, plan.runs(), 1 - proportion), plan.error(), 1e-12);
        assertTrue(plan.error() <= alpha && plan.power() >= power);
        assertTrue(ClopperPearson.upperBound(plan.runs() - plan.failures(), plan.runs(), alpha) < proportion);
    }

    /** At the proportion given, the decision comes out right with just the power, by binomial sums term by term. */
    @ParameterizedTest
    @CsvSource({"200, 0.95, 0.00025", "60, 0.5, 0.01", "180, 0.9, 0.05"})
    void whatSoManyRunsDecideIsTheInverseOfThePlan(int runs, double proportion, double alpha) {
        double power = 0.9;
        double supported = SampleSize.supportedFrom(runs, proportion, alpha, power);
        assertTrue(supports(runs, proportion, supported + 1e-9, alpha, power));
        assertTrue(!supports(runs, proportion, supported - 1e-9, alpha, power));
        double refuted = SampleSize.refutedTo(runs, proportion, alpha, power);
        assertTrue(refutes(runs, proportion, refuted - 1e-9, alpha, power));
        assertTrue(!refutes(runs, proportion, refuted + 1e-9, alpha, power));
    }

    @Test
    void tooFewRunsDecideNothing() {
        assertEquals(Double.POSITIVE_INFINITY, SampleSize.supportedFrom(58, 0.95, 0.05, 0.9));
        assertTrue(SampleSize.supportedFrom(59, 0.95, 0.05, 0.9) < 1);
        assertEquals(Double.NEGATIVE_INFINITY, SampleSize.refutedTo(4, 0.5, 0.05, 0.9));
        assertTrue(SampleSize.refutedTo(5, 0.5, 0.05, 0.9) > 0);
    }

    @Test
    void refusesWhatNoNumberOfRunsDecides() {
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toSupport(0.95, 0.95, 0.05, 0.9));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toRefute(0.95, 0.96, 0.05, 0.9));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toSupport(1, 1, 0.05, 0.9));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toSupport(0.95, 1, 0, 0.9));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toRefute(0.95, 0.9, 0.05, 1));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toSupport(1 - 1e-9, 1, 0.05, 0.9));
        assertThrows(IllegalArgumentException.class, () -> SampleSize.toRefute(0.5, 0.4999, 0.05, 0.9));
    }

    private static boolean supports(int runs, double proportion, double truth, double alpha, double power) {
        int failures = -1;
        while (failures + 1 < runs && atMost(failures + 1, runs, 1 - proportion) <= alpha) {
            failures++;
        }
        return failures >= 0 && atMost(failures, runs, 1 - truth) >= power;
    }

    private static boolean refutes(int runs, double proportion, double truth, double alpha, double power) {
        int failures = 1;
        while (failures <= runs && 1 - atMost(failures - 1, runs, 1 - proportion) > alpha) {
            failures++;
        }
        return failures <= runs && 1 - atMost(failures - 1, runs, 1 - truth) >= power;
    }

    private static double atMost(int k, int n, double p) {
        double sum = 0;
        double choose = 1;
        for (int i = 0; i <= k; i++) {
            sum += choose * Math.pow(p, i) * Math.pow(1 - p, n - i);
            choose = choose * (n - i) / (i + 1);
        }
        return sum;
    }
}
