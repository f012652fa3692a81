package org.flowcheck.evidence.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Means, slopes, quantiles and laws: known values, and the rate at which their intervals miss on synthetic data. */
class EstimatorsTest {

    private static final long SEED = 7;
    private static final int EXPERIMENTS = 3000;
    /** 5 % of 3000 is 150 with standard deviation 12: four deviations either way. */
    private static final int FEWEST = 102;
    private static final int MOST = 198;

    @Test
    void studentOfFourNumbers() {
        Interval interval = MeanInterval.of(new double[] {1, 2, 3, 4}, 0.05);
        assertEquals(2.5, interval.value(), 0);
        // t(0.975, 3) = 3.182446305284263; s / sqrt(n) = sqrt(5/3)/2.
        assertEquals(3.182446305284263 * Math.sqrt(5.0 / 3) / 2, interval.upper() - 2.5, 1e-8);
    }

    @Test
    void aLineThroughKnownPoints() {
        SlopeFit fit = SlopeFit.of(new double[] {0, 1, 2, 3}, new double[] {1, 3, 5, 7});
        assertEquals(2, fit.slope(), 0);
        assertEquals(1, fit.intercept(), 1e-15);
        assertEquals(0, fit.residual(), 1e-15);
        assertArrayEquals(new double[] {2, 2}, SlopeFit.localSlopes(new double[] {0, 1, 2}, new double[] {1, 3, 5}));
        assertThrows(IllegalArgumentException.class, () -> SlopeFit.of(new double[] {1, 1}, new double[] {0, 1}));
    }

    @Test
    void meanIntervalsMissAtTheirRate() {
        assertRate("mean", random -> MeanInterval.of(normals(random, 8, 3), 0.05).contains(3) ? 0 : 1);
    }

    @Test
    void slopeIntervalsMissAtTheirRate() {
        double[] x = {0, 1, 2, 3, 4, 5};
        assertRate("slope", random -> {
            double[] noise = normals(random, x.length, 0);
            double[] y = IntStream.range(0, x.length).mapToDouble(i -> 1 - 0.5 * x[i] + noise[i]).toArray();
            return SlopeFit.of(x, y).interval(0.05).contains(-0.5) ? 0 : 1;
        });
    }

    @Test
    void quantileIntervalsMissNoMoreOftenThanTheySay() {
        int missed = misses("median", random -> Quantile.interval(normals(random, 25, 3), 0.5,
                0.05).contains(3) ? 0 : 1);
        assertTrue(missed <= MOST, "missed " + missed);
    }

    @Test
    void quantilesInterpolateOrderStatistics() {
        double[] sample = {4, 1, 3, 2};
        assertEquals(1, Quantile.of(sample, 0), 0);
        assertEquals(2.5, Quantile.of(sample, 0.5), 0);
        assertEquals(4, Quantile.of(sample, 1), 0);
        assertEquals(Double.POSITIVE_INFINITY, Quantile.interval(sample, 0.99, 0.05).upper(), 0);
        assertArrayEquals(new double[] {4, 1, 3, 2}, sample, "the sample is not reordered");
    }

    @Test
    void kolmogorovSmirnovRejectsAtItsRateAndSeesAShift() {
        assertRate("uniform law", random -> {
            double[] sample = random.doubles(30).toArray();
            return KolmogorovSmirnov.against(sample, x -> x).pValue() < 0.05 ? 1 : 0;
        });
        double[] shifted = new Random(SEED).doubles(200).map(x -> 0.2 + 0.8 * x).toArray();
        assertTrue(KolmogorovSmirnov.against(shifted, x -> x).pValue() < 1e-4);
    }

    @Test
    void theFamilyLevelIsSharedOutEvenly() {
        assertEquals(FamilyLevel.FAMILY, FamilyLevel.each(1) * FamilyLevel.SHARES, 1e-16);
        assertEquals(FamilyLevel.each(1) / 4, FamilyLevel.each(4), 1e-18);
    }

    private static void assertRate(String what, ToIntFunction<Random> experiment) {
        int missed = misses(what, experiment);
        assertTrue(FEWEST <= missed && missed <= MOST, what + ": " + missed + " of " + EXPERIMENTS);
    }

    private static int misses(String what, ToIntFunction<Random> experiment) {
        System.out.println("EstimatorsTest " + what + " seed " + SEED);
        Random random = new Random(SEED);
        int missed = 0;
        for (int i = 0; i < EXPERIMENTS; i++) {
            missed += experiment.applyAsInt(random);
        }
        return missed;
    }

    private static double[] normals(Random random, int count, double mean) {
        return IntStream.range(0, count).mapToDouble(i -> mean + random.nextGaussian()).toArray();
    }
}
