package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact laws against 50-digit values, against hipparchus-stat, and by simulation. */
class ExactLawsTest {

    private static final long SEED = 68;

    /** Values of 1 - (1 - erfc(x/sqrt 2))^n in arithmetic of 50 digits (400 in the last row). */
    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 0.61707507745197379",
        "1, 7, 2.55962508777167e-12",
        "1000, 3, 0.93302575158417617",
        "2000, 8, 2.4883842297056192e-12",
        "1000000000, 9.5, 2.0989030150703188e-12",
        "3, 0.001, 0.99999999949205117",
        "50, 37, 5.7255712225245768e-298"})
    void tailsOfTheLargestNormal(long count, double x, double expected) {
        // The tail's logarithm is about -x^2/2: half an ulp of x^2 is 1e-16 x^2 of the tail.
        assertEquals(expected, ExactLaws.largestNormalAbove(count, x), (1e-13 + 2e-16 * x * x) * expected);
        assertEquals(1 - expected, ExactLaws.largestNormalWithin(count, x), 1e-13);
    }

    @Test
    void theLargestNormalIsWithinASmallBoundWithATinyChance() {
        // erf(u) = 2u/sqrt(pi) (1 - u^2/3 + ...): for x = 1e-3 the next term is below 1e-7 of it, ten factors 1e-6.
        double one = 2 * (1e-3 / Math.sqrt(2)) / Math.sqrt(Math.PI);
        assertEquals(1, ExactLaws.largestNormalWithin(10, 1e-3) / Math.pow(one, 10), 2e-6);
        assertEquals(0, ExactLaws.largestNormalWithin(10, 0), 0);
        assertEquals(1, ExactLaws.largestNormalAbove(10, 0), 0);
        assertEquals(0, ExactLaws.largestNormalAbove(10, Double.POSITIVE_INFINITY), 0);
    }

    /** 50-digit values of the lower and the upper tail. Tolerance: 1e-13 and 1e-15 for each degree of freedom. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.01, 0.079655674554057963, 0.92034432544594204",
        "1, 60, 0.99999999999999051, 9.4857375710738484e-15",
        "5, 70, 0.99999999999989752, 1.0247908013196031e-13",
        "100, 250, 0.99999999999999223, 7.7669364035391771e-15",
        "100, 30, 9.0561255431481371e-13, 0.99999999999909439",
        "1000, 1400, 0.9999999999999993, 7.0321456418285895e-16",
        "1000, 650, 1.4488676512536228e-19, 1.0",
        "100000, 103500, 0.99999999999999496, 5.0401929382802101e-15",
        "100000, 96000, 6.2361817032357832e-20, 1.0"})
    void tailsOfChiSquare(long freedom, double x, double below, double above) {
        double relative = 1e-13 + 1e-15 * freedom;
        assertEquals(below, ExactLaws.chiSquareBelow(freedom, x), relative * below);
        assertEquals(above, ExactLaws.chiSquareAbove(freedom, x), relative * above);
    }

    /** For 2k degrees of freedom the upper tail is the Poisson sum e^(-x/2) sum_{i<k} (x/2)^i / i!. */
    @ParameterizedTest
    @CsvSource({"2, 55", "6, 1", "20, 120", "60, 40"})
    void evenChiSquareIsAPoissonSum(int freedom, double x) {
        double term = Math.exp(-x / 2);
        double sum = 0;
        for (int i = 0; i < freedom / 2; i++) {
            sum += term;
            term *= x / 2 / (i + 1);
        }
        assertEquals(sum, ExactLaws.chiSquareAbove(freedom, x), 1e-12 * sum);
    }

    @Test
    void agreesWithTheDistributionsOfHipparchus() {
        NormalDistribution normal = new NormalDistribution();
        for (double x = 0.25; x < 5; x += 0.25) {
            double within = 1 - 2 * normal.cumulativeProbability(-x);
            assertEquals(Math.pow(within, 30), ExactLaws.largestNormalWithin(30, x), 1e-12);
            assertEquals(new ChiSquaredDistribution(7).cumulativeProbability(x), ExactLaws.chiSquareBelow(7, x), 1e-14);
        }
        // What the complement of a distribution function loses: the tail of 1e-17 is 0 there.
        assertEquals(0, 1 - new ChiSquaredDistribution(1).cumulativeProbability(75), 0);
        assertTrue(ExactLaws.chiSquareAbove(1, 75) > 4e-18);
    }

    @Test
    void theBoundInvertsTheTail() {
        for (double chance : new double[] {1e-300, 1e-12, 0.05, 0.5, 0.999}) {
            double x = ExactLaws.largestNormalBound(5000, chance);
            // The tail's relative slope is about x + 1/x (times the share of 1 - chance); x is known to half an ulp.
            assertEquals(chance, ExactLaws.largestNormalAbove(5000, x), 1e-12 * chance);
        }
    }

    @Test
    void simulatedMaximaAndNormsFollowTheLaws() {
        System.out.println("ExactLawsTest seed " + SEED);
        Random random = new Random(SEED);
        double[] largest = new double[2000];
        double[] squares = new double[2000];
        double[] short1 = new double[2000];
        for (int i = 0; i < largest.length; i++) {
            for (int k = 0; k < 40; k++) {
                double x = random.nextGaussian();
                largest[i] = Math.max(largest[i], Math.abs(x));
                squares[i] += x * x;
                short1[i] += k < 39 ? x * x : 0;
            }
        }
        assertTrue(KolmogorovSmirnov.against(largest, x -> ExactLaws.largestNormalWithin(40, x)).pValue() > 1e-3);
        assertTrue(KolmogorovSmirnov.against(squares, x -> ExactLaws.chiSquareBelow(40, x)).pValue() > 1e-3);
        // Near twins: one normal too few, and the law of the largest signed value.
        assertTrue(KolmogorovSmirnov.against(short1, x -> ExactLaws.chiSquareBelow(40, x)).pValue() < 1e-3);
        assertTrue(KolmogorovSmirnov.against(largest, x -> Math.pow(new NormalDistribution()
                .cumulativeProbability(x), 40)).pValue() < 1e-3);
    }

    @Test
    void refusesWhatHasNoLaw() {
        assertThrows(IllegalArgumentException.class, () -> ExactLaws.largestNormalAbove(0, 1));
        assertThrows(IllegalArgumentException.class, () -> ExactLaws.largestNormalAbove(1, -1));
        assertThrows(IllegalArgumentException.class, () -> ExactLaws.largestNormalBound(1, 0));
        assertThrows(IllegalArgumentException.class, () -> ExactLaws.chiSquareAbove(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ExactLaws.chiSquareOutside(1, 2, 1));
    }
}
