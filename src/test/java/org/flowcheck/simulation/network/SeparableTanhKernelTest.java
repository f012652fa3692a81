package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Separated sums behind the interface of kernels, against the dense ones. */
class SeparableTanhKernelTest {

    private static final int NEURONS = 3000;
    private static final int SAMPLES = 61;

    private static TwoLayerFlow flow(int neurons, int samples) {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(samples, -3, 3).toArray();
        double[] y = random.doubles(samples, -1, 1).toArray();
        return new TwoLayerFlow(new TwoLayerPlaces(neurons, 1, 0, neurons, 2 * neurons), x, y, 1, -1.0 / samples,
                -1.0 / samples);
    }

    private static double[] state(int neurons, double size) {
        return new SplittableRandom(8).doubles(2 * neurons, -size, size).toArray();
    }

    private static double[] rates(TwoLayerFlow flow, TwoLayerKernel kernel, double[] y) {
        double[] rates = new double[y.length];
        new TwoLayerField(flow, kernel).derivatives(0, y, rates);
        return rates;
    }

    @Test
    void largeOneDimensionalNetworksAreSeparated() {
        assertTrue(TwoLayerKernels.of(flow(NEURONS, SAMPLES), 1).route().startsWith("separable"));
        assertTrue(TwoLayerKernels.of(flow(20, SAMPLES), 1).route().startsWith("sums over"));
        assertTrue(TwoLayerKernels.of(flow(NEURONS, 5), 1).route().startsWith("sums over"));
    }

    /** Rates are sums of 61 terms below 1/61, times weights; both kernels are within 1e-13 of the absolute terms. */
    @Test
    void ratesAreThoseOfTheDenseKernel() {
        TwoLayerFlow flow = flow(NEURONS, SAMPLES);
        for (double size : new double[] {1e-6, 1e-3, 0.1, 2}) {
            double[] y = state(NEURONS, size);
            double[] dense = rates(flow, TwoLayerKernels.dense(flow, 1), y);
            double[] fast = rates(flow, TwoLayerKernels.of(flow, 1), y);
            double residuals = 1 + NEURONS * size * Math.min(1, 3 * size);
            for (int i = 0; i < y.length; i++) {
                double terms = residuals * Math.min(1, 3 * size) * (i < NEURONS ? 1 : 3);
                assertEquals(dense[i], fast[i], 2e-13 * terms, "component " + i + " at size " + size);
            }
        }
    }

    /** A trial step may throw weights far out of all bins; then the dense kernel computes, to the last bit. */
    @Test
    void statesFarOutAreComputedDensely() {
        TwoLayerFlow flow = flow(NEURONS, SAMPLES);
        double[] y = state(NEURONS, 1e9);
        TwoLayerKernel kernel = TwoLayerKernels.of(flow, 1);
        assertArrayEquals(rates(flow, TwoLayerKernels.dense(flow, 1), y), rates(flow, kernel, y));
        double[] near = state(NEURONS, 0.1);
        assertArrayEquals(rates(flow, TwoLayerKernels.of(flow, 1), near), rates(flow, kernel, near));
        assertNotEquals(rates(flow, TwoLayerKernels.dense(flow, 1), near)[0], 0.0);
    }

    /** One more neuron beyond the bins than the share allows, and the dense kernel computes; mirrored data halve its cost. */
    @Test
    void theShareOfFarNeuronsDecides() {
        for (boolean mirrored : new boolean[] {false, true}) {
            TwoLayerFlow flow = mirrored ? mirrored(flow(NEURONS, SAMPLES)) : flow(NEURONS, SAMPLES);
            int share = mirrored ? 25 : 13;
            double[] y = state(NEURONS, 0.1);
            for (int k = 0; k < NEURONS / share; k++) {
                y[NEURONS + 7 * k] = 1e9;
            }
            TwoLayerKernel kernel = TwoLayerKernels.of(flow, 1);
            double[] dense = rates(flow, TwoLayerKernels.dense(flow, 1), y);
            assertFalse(Arrays.equals(dense, rates(flow, kernel, y)));
            // The sums themselves agree: neurons beyond add terms below 1 to those of the others.
            assertArrayEquals(dense, rates(flow, kernel, y), 1e-13 * NEURONS * 1e-1);
            y[2 * NEURONS - 1] = -1e9;
            assertArrayEquals(rates(flow, TwoLayerKernels.dense(flow, 1), y), rates(flow, kernel, y));
            assertTrue(kernel.route().endsWith("; 1 of 3 evaluations fell back to sums over all pairs, with more than one "
                    + "neuron in " + share + " beyond the bins"), kernel.route());
        }
    }

    private static TwoLayerFlow mirrored(TwoLayerFlow flow) {
        double[] x = flow.inputs().clone();
        for (int i = 0; i < x.length; i++) {
            x[x.length - 1 - i] = 2 * i == x.length - 1 ? 0 : -x[i];
        }
        return new TwoLayerFlow(flow.places(), x, flow.labels(), flow.outputScale(), flow.outputRate(), flow.inputRate());
    }

    @Test
    void theRouteCountsEvaluationsOnAnyNumberOfThreads() {
        TwoLayerFlow flow = flow(20_000, SAMPLES);
        for (int threads : new int[] {1, 2, 3}) {
            TwoLayerKernel kernel = TwoLayerKernels.of(flow, threads);
            assertFalse(kernel.route().contains("evaluation"));
            for (int i = 0; i < 3; i++) {
                rates(flow, kernel, state(20_000, 0.5));
            }
            assertTrue(kernel.route().endsWith("of the absolute terms, at every evaluation"), kernel.route());
            rates(flow, kernel, state(20_000, 1e9));
            rates(flow, kernel, state(20_000, 1e9));
            rates(flow, kernel, state(20_000, 0.5));
            assertTrue(kernel.route().contains("; 2 of 6 evaluations fell back"), kernel.route());
        }
    }

    @Test
    void aNameThatCannotServeIsRefused() {
        TwoLayerFlow plane = PlainTwoLayer.random(300, 20, 2, new Random(3));
        assertTrue(TwoLayerKernels.refusal(plane, KernelChoice.SEPARABLE).orElseThrow().contains("dimension 2"));
        assertTrue(TwoLayerKernels.refusal(plane, KernelChoice.DENSE).isEmpty());
        TwoLayerFlow line = PlainTwoLayer.random(20, 5, 1, new Random(3));
        assertTrue(TwoLayerKernels.refusal(line, KernelChoice.SEPARABLE).isEmpty());
        assertTrue(TwoLayerKernels.of(line, KernelChoice.SEPARABLE, 1).route().startsWith("separable"));
        double[] far = line.inputs().clone();
        far[2] = 1e200;
        TwoLayerFlow hopeless = new TwoLayerFlow(line.places(), far, line.labels(), 1, 1, 1);
        assertTrue(TwoLayerKernels.refusal(hopeless, KernelChoice.SEPARABLE).orElseThrow().contains("not separable"));
    }

    @Test
    void bitsDoNotDependOnThreads() {
        TwoLayerFlow flow = flow(20_000, SAMPLES);
        double[] y = state(20_000, 0.5);
        double[] one = rates(flow, TwoLayerKernels.of(flow, 1), y);
        for (int threads : new int[] {2, 3}) {
            assertArrayEquals(one, rates(flow, TwoLayerKernels.of(flow, threads), y));
        }
    }
}
