package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.flowcheck.simulation.network.SeparableReference.Activation;
import org.flowcheck.simulation.network.SeparableReference.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs and gradients from moments against the sums pair by pair. */
class SeparableKernelTest {

    /** What is promised, as a part of the sum of absolute terms. */
    private static final double PROMISED = 1e-13;

    private static SeparableExpansion expansion(double[] x, SeparableActivation sigma) {
        SeparableFit fit = SeparableFitting.fit(x, sigma);
        assertEquals("", fit.refusal());
        return fit.expansion().orElseThrow();
    }

    private static void assertPromised(double[] x, SeparableActivation sigma, double[] a, double[] w, double[] e,
            double floor) {
        Errors errors = SeparableReference.errors(new SeparableKernel(expansion(x, sigma), a.length), x, sigma, a, w, e,
                floor);
        assertTrue(errors.largest() <= PROMISED, errors + ", n " + x.length + ", m " + a.length);
    }

    /** The inputs of the multi-stage experiments, strictly: also the tails of slopes count as they are. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-3, 0.1, 1, 10, 100})
    void onTheGridOfTheExperimentsEveryErrorIsSmall(double size) {
        Random random = new Random(1);
        double[] x = SeparableStates.grid(1000, -15, 15);
        assertPromised(x, Activation.TANH, SeparableStates.normal(random, 400, 0.01),
                SeparableStates.normal(random, 400, size), SeparableStates.normal(random, 1000, 1), 0);
        double[] unit = SeparableStates.grid(1000, -1.7, 1.7);
        assertPromised(unit, Activation.TANH, SeparableStates.normal(random, 400, 0.01),
                SeparableStates.normal(random, 400, size), SeparableStates.normal(random, 1000, 1), 0);
    }

    /**
     * Along a gradient flow from small weights, whose outputs follow the target in stages: weights gather at few values
     * and residuals are no longer random.
     */
    @Test
    void alongAFlowEveryErrorIsSmall() {
        int m = 200;
        double[] x = SeparableStates.grid(1000, -15, 15);
        double[] target = Arrays.stream(x)
                .map(v -> 0.7 * StrictMath.sin(0.2 * v) + StrictMath.tanh(3 * v - 8)).toArray();
        double[] y = SeparableStates.normal(new Random(9), 2 * m, 1e-3);
        SeparableExpansion expansion = expansion(x, Activation.TANH);
        SeparableKernel kernel = new SeparableKernel(expansion, m);
        double[] e = new double[x.length];
        double[] slope = new double[2 * m];
        double[] middle = new double[2 * m];
        double first = residuals(kernel, y, target, e);
        double step = 0.004;
        for (int s = 0; s < 5000; s++) {
            if (s % 500 == 0) {
                Errors errors = SeparableReference.errors(new SeparableKernel(expansion, m), x, Activation.TANH,
                        Arrays.copyOf(y, m), Arrays.copyOfRange(y, m, 2 * m), e, 0);
                assertTrue(errors.largest() <= PROMISED, errors + " at step " + s);
            }
            kernel.evaluateGradients(e, -1e-3, slope, 0, slope, m);
            for (int k = 0; k < 2 * m; k++) {
                middle[k] = y[k] + step / 2 * slope[k];
            }
            residuals(kernel, middle, target, e);
            kernel.evaluateGradients(e, -1e-3, slope, 0, slope, m);
            for (int k = 0; k < 2 * m; k++) {
                y[k] += step * slope[k];
            }
            residuals(kernel, y, target, e);
        }
        double last = residuals(kernel, y, target, e);
        assertTrue(last < first / 10, first + " to " + last);
    }

    /** e = f - target; the mean of e^2. */
    private static double residuals(SeparableKernel kernel, double[] y, double[] target, double[] e) {
        kernel.evaluateOutputs(y, 0, y, y.length / 2, e);
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            e[i] -= target[i];
            sum += e[i] * e[i];
        }
        return sum / e.length;
    }

    /** Every n up to 60: inputs in no order, on one side of zero or both, zeros and repeated ones among them. */
    @Test
    void anyInputsWillDo() {
        Random random = new Random(2);
        for (int n = 1; n <= 60; n++) {
            double[] x = SeparableStates.normal(random, n, StrictMath.exp(4 * random.nextGaussian()));
            double shift = n % 3 == 0 ? 5 * Math.abs(x[0]) : 0;
            for (int i = 0; i < n; i++) {
                x[i] += shift;
            }
            if (n > 4) {
                x[1] = 0;
                x[2] = x[3];
            }
            double size = Arrays.stream(x).map(Math::abs).max().orElseThrow();
            assertPromised(x, Activation.TANH, SeparableStates.normal(random, 300, 1),
                    SeparableStates.mixed(random, 300, 100 / size), SeparableStates.normal(random, n, 1),
                    SeparableCheck.ROUNDING_SHARE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID", "SOFTPLUS", "ARCTANGENT"})
    void anySmoothActivationWillDo(Activation sigma) {
        Random random = new Random(3);
        double[] x = SeparableStates.grid(75, -2, 5);
        assertPromised(x, sigma, SeparableStates.normal(random, 1000, 1), SeparableStates.mixed(random, 1000, 50),
                SeparableStates.normal(random, 75, 1), SeparableCheck.ROUNDING_SHARE);
    }

    @Test
    void edgesOfBinsBelongToThem() {
        Random random = new Random(4);
        double[] w = SeparableStates.edges();
        double[] x = SeparableStates.grid(40, -3, 4);
        assertPromised(x, Activation.TANH, SeparableStates.normal(random, w.length, 1), w,
                SeparableStates.normal(random, x.length, 1), SeparableCheck.ROUNDING_SHARE);
    }

    @Test
    void inputsThatAreAllZeroGiveZero() {
        double[] x = new double[7];
        double[] f = new double[7];
        double[] rates = new double[4];
        SeparableKernel kernel = new SeparableKernel(expansion(x, Activation.TANH), 2);
        kernel.evaluateOutputs(new double[] {1, 2}, 0, new double[] {3, -4e9}, 0, f);
        kernel.evaluateGradients(new double[] {1, 2, 3, 4, 5, 6, 7}, 1, rates, 0, rates, 2);
        assertArrayEquals(new double[7], f, 0);
        assertArrayEquals(new double[4], rates, 0);
    }

    /** Sums over several blocks, whose sizes differ, and over chunks of all lengths. */
    @Test
    void manyNeuronsAreSummedAsWell() {
        Random random = new Random(5);
        int m = 2 * SeparableBlock.NEURONS + 777;
        double[] x = SeparableStates.grid(33, -15, 12);
        assertPromised(x, Activation.TANH, SeparableStates.normal(random, m, 1.0 / m),
                SeparableStates.normal(random, m, 0.3), SeparableStates.normal(random, 33, 1),
                SeparableCheck.ROUNDING_SHARE);
    }

    /** All terms of one sign: rounding of sums adds up instead of cancelling. */
    @Test
    void sumsOfOneSignKeepTheirDigits() {
        int m = 3 * SeparableBlock.NEURONS;
        double[] a = new double[m];
        double[] w = new double[m];
        Arrays.fill(a, 0.1);
        Arrays.fill(w, 0.7);
        double[] e = new double[50];
        Arrays.fill(e, 0.3);
        assertPromised(SeparableStates.grid(50, 0.1, 3), Activation.TANH, a, w, e, SeparableCheck.ROUNDING_SHARE);
    }

    /** Trial steps that will be rejected throw weights anywhere; those beyond the bins are summed pair by pair. */
    @ParameterizedTest
    @EnumSource(names = {"TANH", "SIGMOID"})
    void neuronsBeyondTheBinsAreSummedPairByPair(Activation sigma) {
        Random random = new Random(6);
        double[] x = SeparableStates.grid(20, -1, 3);
        SeparableExpansion expansion = SeparableFitting.fit(x, sigma, 0.9).expansion().orElseThrow();
        assertEquals(1, expansion.reach());
        double[] w = SeparableStates.mixed(random, 500, 1e3);
        w[3] = expansion.reach();
        w[4] = -expansion.reach();
        w[5] = Math.nextDown(expansion.reach());
        SeparableKernel kernel = new SeparableKernel(expansion, w.length);
        Errors errors = SeparableReference.errors(kernel, x, sigma, SeparableStates.normal(random, w.length, 1), w,
                SeparableStates.normal(random, x.length, 1), SeparableCheck.ROUNDING_SHARE);
        assertTrue(errors.largest() <= PROMISED, errors.toString());
        assertEquals(Arrays.stream(w).filter(v -> Math.abs(v) >= expansion.reach()).count(), kernel.far());
    }

    @Test
    void weightsThatAreNoNumbersShow() {
        double[] x = {-1, 2};
        SeparableKernel kernel = new SeparableKernel(expansion(x, Activation.TANH), 3);
        double[] f = new double[2];
        double[] a = {1, 1, 1};
        kernel.evaluateOutputs(a, 0, new double[] {0.1, Double.NaN, 3}, 0, f);
        assertEquals(1, kernel.far());
        assertTrue(Double.isNaN(f[0]) && Double.isNaN(f[1]));
        kernel.evaluateOutputs(a, 0, new double[] {0, Double.POSITIVE_INFINITY, 0}, 0, f);
        assertArrayEquals(new double[] {-1, 1}, f, 0);
        kernel.evaluateOutputs(new double[] {1, Double.NaN, 1}, 0, new double[] {0.1, 0.1, 3}, 0, f);
        assertTrue(Double.isNaN(f[0]) && Double.isNaN(f[1]));
        kernel.evaluateOutputs(a, 0, new double[] {0, 0, 0}, 0, f);
        assertArrayEquals(new double[2], f, 0, "nothing is left of the evaluations before");
    }

    /** Whichever thread works on a block, with whatever scratch, in whatever order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theBitsDoNotDependOnTheThreads(int threads) throws InterruptedException {
        Random random = new Random(7);
        int m = 5 * SeparableBlock.NEURONS + 100;
        double[] x = SeparableStates.grid(100, -15, 14);
        double[] a = SeparableStates.normal(random, m, 1);
        double[] w = SeparableStates.normal(random, m, 1);
        w[m / 2] = 1e20;
        double[] e = SeparableStates.normal(random, x.length, 1);
        SeparableExpansion expansion = expansion(x, Activation.TANH);
        double[] f = new double[x.length];
        double[] da = new double[m];
        double[] dw = new double[m];
        SeparableKernel alone = new SeparableKernel(expansion, m);
        alone.evaluateOutputs(a, 0, w, 0, f);
        alone.evaluateGradients(e, -0.01, da, 0, dw, 0);
        SeparableKernel shared = new SeparableKernel(expansion, m);
        double[] f2 = new double[x.length];
        double[] da2 = new double[m];
        double[] dw2 = new double[m];
        shareOut(threads, shared, (block, scratch) -> shared.gather(block, a, 0, w, 0, scratch));
        shared.combine();
        shared.outputs(f2);
        shared.project(e, -0.01);
        shareOut(threads, shared, (block, scratch) -> shared.gradients(block, da2, 0, dw2, 0, scratch));
        assertArrayEquals(f, f2, 0);
        assertArrayEquals(da, da2, 0);
        assertArrayEquals(dw, dw2, 0);
    }

    private interface Work {
        void on(int block, SeparableScratch scratch);
    }

    /** Block b goes to thread b modulo threads, the last blocks first. */
    private static void shareOut(int threads, SeparableKernel kernel, Work work) throws InterruptedException {
        Thread[] team = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int own = t;
            team[t] = new Thread(() -> {
                SeparableScratch scratch = kernel.newScratch();
                for (int block = kernel.blocks() - 1; block >= 0; block--) {
                    if (block % threads == own) {
                        work.on(block, scratch);
                    }
                }
            });
            team[t].start();
        }
        for (Thread thread : team) {
            thread.join();
        }
    }

    @Test
    void anEvaluationAllocatesNothing() {
        Random random = new Random(8);
        int m = 10_000;
        double[] x = SeparableStates.grid(50, -15, 15);
        double[] state = SeparableStates.normal(random, 2 * m, 1);
        state[m] = 1e20;
        double[] rates = new double[2 * m];
        double[] f = new double[50];
        SeparableKernel kernel = new SeparableKernel(expansion(x, Activation.TANH), m);
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            kernel.evaluateOutputs(state, 0, state, m, f);
            kernel.evaluateGradients(f, -0.02, rates, 0, rates, m);
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
        }
        // The question itself costs some bytes; an array as short as the samples would cost 400.
        assertTrue(fewest < 300, fewest + " bytes");
    }
}
