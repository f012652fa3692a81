package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.flowcheck.simulation.network.SeparableReference.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expanded, what is refused, and that the check sees what is wrong. */
class SeparableFittingTest {

    private static final double[] GRID = SeparableStates.grid(200, -15, 15);

    private static void assertRefused(SeparableFit fit, String part) {
        assertTrue(fit.expansion().isEmpty());
        assertTrue(fit.refusal().contains(part), fit.refusal());
    }

    @Test
    void boundsCoverEveryWeightAndAreSmall() {
        SeparableFit fit = SeparableFitting.fit(GRID, Activation.TANH, 100);
        assertEquals("", fit.refusal());
        double end = 0;
        for (SeparableBound bound : fit.bounds()) {
            assertEquals(end, bound.from());
            end = bound.to();
            assertTrue(bound.error() <= SeparableFitting.LARGEST_ERROR && bound.error() == bound.error());
        }
        assertEquals(fit.expansion().orElseThrow().reach(), end);
        assertTrue(end > 100 && end <= 200);
        assertTrue(fit.error() > 0);
    }

    /** Bins go with the size of the inputs, so normalised inputs have the same expansion. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-60, 0x1p-3, 0x1p80})
    void scaledInputsHaveTheSameErrors(double factor) {
        double[] scaled = Arrays.stream(GRID).map(x -> factor * x).toArray();
        SeparableFit fit = SeparableFitting.fit(scaled, Activation.TANH, 100 / factor);
        assertEquals(SeparableFitting.fit(GRID, Activation.TANH, 100).error(), fit.error());
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "HARD_TANH"})
    void activationsWithKinksAreRefused(Activation sigma) {
        assertRefused(SeparableFitting.fit(GRID, sigma), "error");
        assertRefused(SeparableFitting.fit(SeparableStates.grid(7, 1, 2), sigma), "error");
    }

    /** A sine of thousands of waves is no polynomial of thirty terms; of one wave it is. */
    @Test
    void wavesAreRefusedWhereTheyAreMany() {
        assertRefused(SeparableFitting.fit(GRID, Activation.SINE, 100), "in bin");
        assertEquals("", SeparableFitting.fit(GRID, Activation.SINE, 0.3).refusal());
    }

    /** 1 - tanh^2 is no slope that keeps its digits: the check compares with it and sees the noise. */
    @Test
    void slopesWithoutDigitsInTheTailsAreRefused() {
        SeparableActivation careless = new SeparableActivation() {
            @Override
            public double value(double z) {
                return Activation.TANH.value(z);
            }

            @Override
            public double slope(double z) {
                return 1 - value(z) * value(z);
            }
        };
        assertRefused(SeparableFitting.fit(SeparableStates.grid(1000, -15, 15), careless), "error");
    }

    /** Slopes off by a part in 10^12, everywhere or on one side of zero: both signs of a weight are compared. */
    @Test
    void slopesThatDoNotBelongToTheValuesAreRefused() {
        SeparableActivation wrong = new SeparableActivation() {
            @Override
            public double value(double z) {
                return Activation.TANH.value(z);
            }

            @Override
            public double slope(double z) {
                return Activation.TANH.slope(z) * (1 + 1e-12);
            }
        };
        assertRefused(SeparableFitting.fit(GRID, wrong), "in bin 0");
        SeparableActivation lame = new SeparableActivation() {
            @Override
            public double value(double z) {
                return Activation.TANH.value(z);
            }

            @Override
            public double slope(double z) {
                return Activation.TANH.slope(z) * (z < 0 ? 1 + 1e-12 : 1);
            }
        };
        assertRefused(SeparableFitting.fit(SeparableStates.grid(9, 1, 5), lame), "error");
    }

    @Test
    void inputsThatCannotBeExpandedAreRefused() {
        assertRefused(SeparableFitting.fit(new double[0], Activation.TANH), "no inputs");
        assertRefused(SeparableFitting.fit(new double[] {1, Double.NaN}, Activation.TANH), "not finite");
        assertRefused(SeparableFitting.fit(new double[] {1, Double.NEGATIVE_INFINITY}, Activation.TANH), "not finite");
        assertRefused(SeparableFitting.fit(new double[] {1e150}, Activation.TANH), "1.0E150");
        assertRefused(SeparableFitting.fit(GRID, Activation.TANH, Double.NaN), "NaN");
        assertRefused(SeparableFitting.fit(GRID, Activation.TANH, Double.POSITIVE_INFINITY), "Infinity");
    }

    @Test
    void tooManyCoefficientsAreRefused() {
        assertRefused(SeparableFitting.fit(SeparableStates.grid(120_000, -15, 15), Activation.TANH), "64 MB");
        assertRefused(SeparableFitting.fit(new double[1_000_000], Activation.TANH), "64 MB");
        SeparableFit fit = SeparableFitting.fit(GRID, Activation.TANH);
        assertTrue(fit.expansion().orElseThrow().bytes() < 2 << 20);
    }

    /** Many inputs have fewer bins, but those that weights of any run need. */
    @Test
    void manyInputsHaveALowerReach() {
        double[] x = SeparableStates.grid(25_000, -1, 1);
        SeparableExpansion expansion = SeparableFitting.fit(x, Activation.TANH).expansion().orElseThrow();
        assertTrue(expansion.reach() >= SeparableFitting.LEAST_REACH);
        assertTrue(expansion.reach() < SeparableFitting.USUAL_REACH);
        assertTrue(expansion.bytes() <= SeparableFitting.LARGEST_MEMORY);
    }

    /** The twin: one coefficient of one bin, off by a part in 10^11, is seen, and its bin named by the error. */
    @Test
    void theCheckSeesAWrongCoefficient() {
        SeparableBins bins = new SeparableBins(-5, 6, 1);
        int[] samples = SeparableCheck.chosen(IntStream.range(0, GRID.length).toArray());
        Random random = new Random(12);
        for (int bin = 0; bin < bins.count(); bin++) {
            SeparableCheck check = new SeparableCheck(bins, bin, GRID, samples, Activation.TANH, 1);
            double[][] c = new SeparablePolynomials(bins, bin, GRID, Activation.TANH).coefficients(24);
            assertTrue(check.measure(c).error() <= SeparableFitting.LARGEST_ERROR);
            int p = 1 + 2 * random.nextInt(2);
            int i = samples[random.nextInt(samples.length)];
            c[p][i] += 1e-11 * GRID[i] / bins.scale(bin);
            assertFalse(check.measure(c).error() <= SeparableFitting.LARGEST_ERROR, "bin " + bin);
            c[p][i] = Double.NaN;
            assertFalse(check.measure(c).error() <= SeparableFitting.LARGEST_ERROR, "bin " + bin);
        }
    }

    /** Many samples are thinned out, never the smallest and the largest. */
    @Test
    void theCheckedSamplesReachFromEndToEnd() {
        int[] chosen = SeparableCheck.chosen(IntStream.range(0, 100_000).toArray());
        assertEquals(SeparableCheck.SAMPLES, chosen.length);
        assertEquals(0, chosen[0]);
        assertEquals(99_999, chosen[chosen.length - 1]);
        assertEquals(chosen.length, Arrays.stream(chosen).distinct().count());
        assertEquals(1, SeparableCheck.chosen(new int[1]).length);
    }
}
