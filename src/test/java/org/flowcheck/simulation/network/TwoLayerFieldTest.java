package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** The network field against its definition pair by pair, against differences of the loss, and against itself. */
class TwoLayerFieldTest {

    /**
     * Relative to the largest rate, for up to some thousand terms: tangents to ten units of 1e-16, sums in another
     * order.
     */
    private static final double ROUNDING = 1e-13;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void agreesWithTheDefinitionAtAllSmallSizes(int d) {
        Random random = new Random(100 + d);
        for (int m = 1; m <= 17; m++) {
            for (int n = 1; n <= 17; n++) {
                compare(PlainTwoLayer.random(m, n, d, random), 1, random, 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"255,63,1", "256,64,2", "257,65,1", "383,6,2", "384,7,1", "385,9,3", "511,35,4", "512,130,2",
        "513,511,1", "520,512,3", "897,33,2", "2047,513,1", "2049,1025,2", "31,1040,6", "4100,5,1", "1000,1000,1"})
    void agreesWithTheDefinitionWhereRowsAndBlocksEnd(int m, int n, int d) {
        Random random = new Random(m);
        compare(PlainTwoLayer.random(m, n, d, random), 1, random, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 3, 30, 1e4, 1e100})
    void agreesWithTheDefinitionFromLinearToSaturatedNeurons(double size) {
        Random random = new Random(7);
        for (int d = 1; d <= 3; d++) {
            compare(PlainTwoLayer.random(40, 80, d, random), size, random, 1);
            compare(PlainTwoLayer.random(40, 9, d, random), size, random, 1);
            compare(PlainTwoLayer.random(700, 7, d, random), size, random, 1);
        }
    }

    @Test
    void theComparisonSeesAPartInTenMillions() {
        Random random = new Random(10);
        TwoLayerFlow flow = PlainTwoLayer.random(7, 9, 2, random);
        double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 1, random);
        double[] labels = flow.labels().clone();
        labels[4] += 1e-7;
        TwoLayerFlow near = new TwoLayerFlow(flow.places(), flow.inputs(), labels, flow.outputScale(),
                flow.outputRate(), flow.inputRate());
        assertThrows(AssertionFailedError.class, () -> compare(flow, near, y, 1, 1));
    }

    @Test
    void isTheGradientOfItsLoss() {
        Random random = new Random(8);
        for (int d = 1; d <= 5; d++) {
            for (int n : new int[] {3, 70}) {
                TwoLayerFlow flow = descent(PlainTwoLayer.random(6, n, d, random));
                double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 0.7, random);
                TwoLayerLoss loss = new TwoLayerLoss(flow, TwoLayerKernels.of(flow, 1), 0.5 / n);
                double[] rates = rates(flow, TwoLayerKernels.of(flow, 1), y);
                for (int i = 0; i < y.length; i++) {
                    double[] up = y.clone();
                    double[] down = y.clone();
                    up[i] += 1e-4;
                    down[i] -= 1e-4;
                    // Central differences: h^2 times third derivatives of some units, and rounding of 1e-16/h.
                    assertEquals(-(loss.value(0, up) - loss.value(0, down)) / 2e-4, rates[i], 1e-6);
                }
            }
        }
    }

    /** The same data with the rates of a descent of sum e^2/(2n). */
    private static TwoLayerFlow descent(TwoLayerFlow flow) {
        double rate = -flow.outputScale() / flow.samples();
        return new TwoLayerFlow(flow.places(), flow.inputs(), flow.labels(), flow.outputScale(), rate, rate);
    }

    @ParameterizedTest
    @CsvSource({"300,200,1", "5000,100,1", "3000,33,2", "20000,10,1", "700,1500,3", "520,131,2", "1100,255,4"})
    void theNumberOfThreadsLeavesEveryBit(int m, int n, int d) {
        Random random = new Random(m);
        TwoLayerFlow flow = PlainTwoLayer.random(m, n, d, random);
        double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 1, random);
        List<double[]> alone = kernels(flow, 1).stream().map(kernel -> rates(flow, kernel, y)).toList();
        for (int threads : new int[] {2, 3, 7}) {
            List<TwoLayerKernel> kernels = kernels(flow, threads);
            for (int i = 0; i < kernels.size(); i++) {
                for (int trial = 0; trial < 5; trial++) {
                    assertArrayEquals(alone.get(i), rates(flow, kernels.get(i), y), kernels.get(i).route());
                }
            }
        }
    }

    /** The rates and the loss see the same outputs, whatever the samples are grouped into. */
    @Test
    void theSamplesBeforeLeaveTheBitsOfAnOutput() {
        Random random = new Random(12);
        TwoLayerFlow flow = PlainTwoLayer.random(700, 70, 2, random);
        double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 1, random);
        double[] all = new double[70];
        TwoLayerKernels.dense(flow, 1).outputs(y, all);
        for (int i : new int[] {0, 1, 31, 32, 66, 69}) {
            double[] input = {flow.inputs()[2 * i], flow.inputs()[2 * i + 1]};
            double[] one = new double[1];
            new DenseTanhKernel(flow.places(), input, 1).outputs(y, one);
            assertEquals(all[i], one[0]);
        }
    }

    @Test
    void anInfiniteWeightSaturatesLikeALargeOne() {
        Random random = new Random(11);
        for (int m : new int[] {6, 600}) {
            for (int n : new int[] {1, 4, 5, 6, 7}) {
                TwoLayerFlow flow = PlainTwoLayer.random(m, n, 2, random);
                double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 1, random);
                int place = flow.places().inputWeights() + 3;
                for (TwoLayerKernel kernel : kernels(flow, 1)) {
                    y[place] = -1e200;
                    double[] large = rates(flow, kernel, y);
                    y[place] = Double.NEGATIVE_INFINITY;
                    assertArrayEquals(large, rates(flow, kernel, y), kernel.route());
                    assertTrue(Double.isFinite(large[place]));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2,1", "5,3,1", "17,16,2", "300,129,1", "40,600,3"})
    void halfOfMirroredSamplesSaysAll(int m, int n, int d) {
        Random random = new Random(n);
        TwoLayerFlow some = PlainTwoLayer.random(m, n, d, random);
        double[] inputs = some.inputs().clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                inputs[(n - 1 - i) * d + j] = 2 * i == n - 1 ? 0 : -inputs[i * d + j];
            }
        }
        TwoLayerFlow flow = new TwoLayerFlow(some.places(), inputs, some.labels(), some.outputScale(),
                some.outputRate(), some.inputRate());
        assertTrue(TwoLayerKernels.dense(flow, 1) instanceof MirroredKernel);
        compare(flow, 1, random, 1);
    }

    @Test
    void oneBitOffTheMirrorIsNoMirror() {
        double[] inputs = {-1, -0.5, 0, 0.5, 1};
        assertTrue(MirroredKernel.fits(inputs, 1));
        inputs[4] = Math.nextUp(1.0);
        assertFalse(MirroredKernel.fits(inputs, 1));
        assertFalse(MirroredKernel.fits(new double[] {0}, 1));
        // In the plane each point must have its opposite: the same numbers, taken as two samples, have not.
        assertFalse(MirroredKernel.fits(new double[] {1, 2, -2, -1}, 2));
        assertTrue(MirroredKernel.fits(new double[] {1, 2, -2, -1}, 1));
    }

    @ParameterizedTest
    @CsvSource({"6,5", "6,70", "600,6", "912,9"})
    void whatIsNoNumberSpreadsAndLeavesNothingBehind(int m, int n) {
        Random random = new Random(9);
        TwoLayerFlow flow = PlainTwoLayer.random(m, n, 2, random);
        double[] y = PlainTwoLayer.normal(flow.places().stateDimension(), 1, random);
        for (TwoLayerKernel kernel : kernels(flow, 1)) {
            double[] before = rates(flow, kernel, y);
            double[] broken = y.clone();
            // In the last third of a first full block, where a shorter one ends.
            broken[flow.places().inputWeights() + 2 * Math.min(m - 1, 450)] = Double.NaN;
            for (double rate : rates(flow, kernel, broken)) {
                assertTrue(Double.isNaN(rate));
            }
            assertArrayEquals(before, rates(flow, kernel, y), kernel.route());
        }
    }

    @Test
    void veryManyNeuronsAreVisitedTwiceWhereSamplesAreMany() {
        Random random = new Random(13);
        assertTrue(TwoLayerKernels.dense(PlainTwoLayer.random(200_000, 100, 2, random), 1) instanceof DenseTanhKernel);
        assertTrue(TwoLayerKernels.dense(PlainTwoLayer.random(220_000, 100, 2, random), 1) instanceof WideTanhKernel);
        assertTrue(TwoLayerKernels.dense(PlainTwoLayer.random(220_000, 99, 2, random), 1) instanceof DenseTanhKernel);
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TwoLayerPlaces(3, 1, 0, 4, 6));
        assertThrows(IllegalArgumentException.class, () -> new TwoLayerPlaces(0, 1, 0, 0, 6));
        TwoLayerPlaces places = new TwoLayerPlaces(3, 2, 0, 3, 9);
        assertThrows(IllegalArgumentException.class,
                () -> new TwoLayerFlow(places, new double[5], new double[2], 1, 1, 1));
    }

    /** The one that is chosen, all pairs, and all pairs in two passes. */
    private static List<TwoLayerKernel> kernels(TwoLayerFlow flow, int threads) {
        return List.of(TwoLayerKernels.of(flow, threads), TwoLayerKernels.dense(flow, threads),
                new WideTanhKernel(flow.places(), flow.inputs(), threads));
    }

    private static double[] rates(TwoLayerFlow flow, TwoLayerKernel kernel, double[] y) {
        double[] rates = new double[y.length];
        new TwoLayerField(flow, kernel).derivatives(0, y, rates);
        return rates;
    }

    private static void compare(TwoLayerFlow flow, double size, Random random, int threads) {
        compare(flow, flow, PlainTwoLayer.normal(flow.places().stateDimension(), size, random), size, threads);
    }

    /** A flow by its definition, and one by a kernel. */
    private static void compare(TwoLayerFlow flow, TwoLayerFlow other, double[] y, double size, int threads) {
        String where = flow.places() + ", n " + flow.samples();
        double[] expected = PlainTwoLayer.rates(flow, y);
        double loss = PlainTwoLayer.loss(flow, y);
        double e = 0;
        for (double residual : PlainTwoLayer.residuals(flow, y)) {
            e = Math.max(e, Math.abs(residual));
        }
        // A rate is at most n |e| |x| |q| (|a| in w's) in sum, with data of size 3 or so.
        double scale = flow.samples() * e * 4 * Math.abs(flow.outputRate()) * Math.max(1, 4 * size);
        for (TwoLayerKernel kernel : kernels(other, threads)) {
            assertArrayEquals(expected, rates(other, kernel, y), ROUNDING * scale, where);
            assertEquals(loss, new TwoLayerLoss(flow, kernel, 1).value(0, y),
                    ROUNDING * flow.samples() * (e + 1) * (e + 1) * Math.max(1, size), where);
        }
    }
}
