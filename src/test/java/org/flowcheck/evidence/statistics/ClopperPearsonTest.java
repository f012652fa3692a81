package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

    @Test
    void fiftyNineTrialsWithoutFailureShowNinetyFivePercent() {
        assertTrue(ClopperPearson.lowerBound(59, 59, 0.05) >= 0.95);
        assertTrue(ClopperPearson.lowerBound(58, 58, 0.05) < 0.95);
    }

    @ParameterizedTest
    @CsvSource({"10", "59", "146"})
    void withoutFailureTheBoundIsARoot(int trials) {
        // Bisection stops below 1e-17; the beta function carries some 1e-14.
        assertEquals(StrictMath.pow(0.05, 1.0 / trials), ClopperPearson.lowerBound(trials, trials, 0.05), 1e-13);
        assertEquals(1 - StrictMath.pow(0.05, 1.0 / trials), ClopperPearson.upperBound(0, trials, 0.05), 1e-13);
    }

    /** The bound p solves P(X >= k | p) = alpha: the tail is summed term by term here. */
    @ParameterizedTest
    @CsvSource({"1, 10", "5, 10", "9, 10", "37, 120"})
    void theBoundInvertsTheBinomialTail(int successes, int trials) {
        double p = ClopperPearson.lowerBound(successes, trials, 0.01);
        double tail = 0;
        for (int k = successes; k <= trials; k++) {
            tail += binomial(trials, k) * StrictMath.pow(p, k) * StrictMath.pow(1 - p, trials - k);
        }
        assertEquals(0.01, tail, 1e-11);
    }

    @Test
    void theIntervalMissesNoMoreOftenThanItSays() {
        long seed = 20261122;
        System.out.println("ClopperPearsonTest seed " + seed);
        Random random = new Random(seed);
        int experiments = 4000;
        for (double p : new double[] {0.02, 0.5, 0.9}) {
            int missed = 0;
            for (int e = 0; e < experiments; e++) {
                int successes = 0;
                for (int i = 0; i < 40; i++) {
                    successes += random.nextDouble() < p ? 1 : 0;
                }
                missed += ClopperPearson.interval(successes, 40, 0.05).contains(p) ? 0 : 1;
            }
            // 5 % of 4000 is 200 with standard deviation 14; four deviations above are allowed.
            assertTrue(missed <= 256, "p " + p + ": " + missed);
        }
    }

    @Test
    void refusesImpossibleCounts() {
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.lowerBound(3, 2, 0.05));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.interval(1, 2, 0));
    }

    private static double binomial(int n, int k) {
        double value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return value;
    }
}
