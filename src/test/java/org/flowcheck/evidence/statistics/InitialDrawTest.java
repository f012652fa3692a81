package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What two statements on initial draws (multi-stage, Lemma 3 and Proposition 8) say, by the exact laws: a, w with
 * independent N(0, m^(-2 alpha)) entries, m of a and m d of w. The scale m^-alpha drops out of both.
 */
class InitialDrawTest {

    /** Lemma 3: all m(d + 1) entries are at most m^-alpha sqrt(2 log(2m(d + 1)/delta)), but for a chance of delta. */
    private static double lemma3Fails(long m, long d, double delta) {
        long count = m * (d + 1);
        return ExactLaws.largestNormalAbove(count, Math.sqrt(2 * Math.log(2 * count / delta)));
    }

    /**
     * Proposition 8: norm(a)^2 and norm(w)^2 within a half and three halves of their means; norm(theta)^2, their sum,
     * then is too. a and w are independent.
     */
    private static double proposition8Fails(long m, long d) {
        return ExactLaws.either(ExactLaws.chiSquareOutside(m, 0.5 * m, 1.5 * m),
                ExactLaws.chiSquareOutside(m * d, 0.5 * m * d, 1.5 * m * d));
    }

    /** 50-digit values. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0.5, 0.0811180693984759", "100, 1, 0.05, 0.00446797111305439",
        "10000, 3, 0.05, 0.00360642346058495", "1000000, 1, 1e-6, 5.15087442723684e-8"})
    void lemma3HoldsWithAChanceThatIsKnown(long m, long d, double delta, double fails) {
        // The threshold is rounded: relative errors of x^2 (about 30) times 1e-16 in the tail.
        assertEquals(fails, lemma3Fails(m, d, delta), 1e-12 * fails);
        assertTrue(lemma3Fails(m, d, delta) < delta);
    }

    @Test
    void lemma3HasRoomForAFactorOfTwoInTheTail() {
        // P(|X| > x) <= exp(-x^2/2) holds without the proof's factor 2: the threshold's 2m(d+1) may be m(d+1) ...
        long count = 2000;
        assertTrue(ExactLaws.largestNormalAbove(count, Math.sqrt(2 * Math.log(count / 0.05))) < 0.05);
        // ... but not m(d+1)/10: a statement near the lemma that is false.
        assertTrue(ExactLaws.largestNormalAbove(count, Math.sqrt(2 * Math.log(count / 0.5))) > 0.05);
    }

    /** 50-digit values. */
    @ParameterizedTest
    @CsvSource({"20, 1, 0.193024264234656", "50, 3, 0.0138597909460884", "100, 1, 0.00182094098308678",
        "200, 2, 5.92519745034553e-6"})
    void proposition8FailsWithAChanceThatIsKnown(long m, long d, double fails) {
        assertEquals(fails, proposition8Fails(m, d), 1e-12 * fails);
    }

    @ParameterizedTest
    @CsvSource({"1, 41", "2, 32", "3, 31"})
    void proposition8AsksForAWidth(long d, long first) {
        assertTrue(proposition8Fails(first - 1, d) > 0.05);
        for (long m = first; m < first + 200; m++) {
            assertTrue(proposition8Fails(m, d) < 0.05, "m " + m);
        }
    }

    @Test
    void drawsFailProposition8AtItsRate() {
        long seed = 8;
        System.out.println("InitialDrawTest seed " + seed);
        Random random = new Random(seed);
        int m = 20;
        int draws = 5000;
        int failed = 0;
        for (int i = 0; i < draws; i++) {
            double a = 0;
            double w = 0;
            for (int k = 0; k < m; k++) {
                double x = random.nextGaussian();
                double y = random.nextGaussian();
                a += x * x;
                w += y * y;
            }
            boolean holds = a >= m / 2.0 && a <= 1.5 * m && w >= m / 2.0 && w <= 1.5 * m
                    && a + w >= m && a + w <= 3.0 * m;
            failed += holds ? 0 : 1;
        }
        double chance = proposition8Fails(m, 1);
        assertEquals(chance, (double) failed / draws, 4 * Math.sqrt(chance * (1 - chance) / draws));
    }
}
