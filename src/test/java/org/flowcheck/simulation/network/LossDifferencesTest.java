package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.flowcheck.simulation.network.WrittenLoss.Difference;
import org.flowcheck.simulation.network.WrittenLoss.Weights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fields of all kernels are the gradients of a loss that is written out independently, and their losses are this
 * loss, at every number of neurons and samples from 1 to 17 and every dimension from 1 to 5: along random directions
 * and weight by weight. At every size, too, the comparison refutes one wrong sign and a factor of 1.05.
 */
class LossDifferencesTest {

    private static final int LARGEST = 17;
    /** Balances {@code h^2/6} times third derivatives of up to some thousands against rounding of 1e-14 over h. */
    private static final double STEP = 0x1p-16;
    private static final int DIRECTIONS = 3;
    /** Relative to the absolute terms of a sum: what the least exact of the kernels promises. */
    private static final double KERNEL = 1e-13;

    /** A flow with its loss, a state, and the kernels to be compared. */
    private record Case(TwoLayerFlow flow, WrittenLoss loss, double[] state, Weights at, double largestResidual,
                        List<TwoLayerKernel> kernels, String where) {

        static Case of(TwoLayerFlow flow, Optional<SeparableFit> fit, Random random) {
            int d = flow.places().dimension();
            double[][] x = new double[flow.samples()][d];
            for (int place = 0; place < flow.inputs().length; place++) {
                x[place / d][place % d] = flow.inputs()[place];
            }
            double[] state = PlainTwoLayer.normal(flow.places().stateDimension(), 0.7, random);
            List<TwoLayerKernel> kernels = new ArrayList<>(List.of(TwoLayerKernels.dense(flow, 1),
                    new WideTanhKernel(flow.places(), flow.inputs(), 1)));
            fit.ifPresent(found -> kernels.add(new SeparableTanhKernel(flow.places(), found, 1,
                    () -> TwoLayerKernels.dense(flow, 1), 30)));
            WrittenLoss loss = new WrittenLoss(flow.outputScale(), x, flow.labels());
            Weights at = Weights.of(flow.places(), state);
            return new Case(flow, loss, state, at,
                    Arrays.stream(loss.residuals(at)).map(Math::abs).max().orElseThrow(), kernels,
                    flow.places().neurons() + " neurons, " + flow.samples() + " samples, dimension " + d);
        }

        /** The gradient of {@code sum e^2/(2n)} that a kernel's field stands for: {@code a' = (p n/s) dL/da}. */
        double[] gradient(TwoLayerKernel kernel) {
            double[] gradient = new double[state.length];
            new TwoLayerField(flow, kernel).derivatives(0, state, gradient);
            TwoLayerPlaces places = flow.places();
            for (int i = 0; i < gradient.length; i++) {
                boolean outer = i >= places.outputWeights() && i < places.outputWeights() + places.neurons();
                gradient[i] *= flow.outputScale() / flow.samples() / (outer ? flow.outputRate() : flow.inputRate());
            }
            return gradient;
        }

        /** How far {@code gradient . u} is from the difference of the loss, in units of what it may be. */
        double distance(double[] gradient, Difference difference) {
            double derivative = Weights.of(flow.places(), gradient).dot(difference.along());
            return Math.abs(difference.value() - derivative)
                    / (difference.bound() + KERNEL * terms(difference.along()));
        }

        /** A bound of the absolute terms of {@code gradient . u}, with inputs of at most 5. */
        private double terms(Weights u) {
            double sum = 0;
            for (int k = 0; k < u.a().length; k++) {
                sum += Math.abs(u.a()[k]);
                for (double direction : u.w()[k]) {
                    sum += 5 * Math.abs(direction * at.a()[k]);
                }
            }
            return flow.outputScale() * largestResidual * sum;
        }

        /** Along all weights at once, {@value #DIRECTIONS} times, and then along each weight by itself. */
        List<Difference> differences(Random random) {
            int m = flow.places().neurons();
            int d = flow.places().dimension();
            List<Weights> directions = new ArrayList<>();
            for (int i = 0; i < DIRECTIONS; i++) {
                directions.add(Weights.signs(m, d, random));
            }
            for (int k = 0; k < m; k++) {
                for (int j = -1; j < d; j++) {
                    directions.add(Weights.unit(m, d, k, j));
                }
            }
            return loss.differences(at, directions, STEP);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void kernelsFollowTheWrittenLossAtAllSmallSizes(int d) {
        for (int n = 1; n <= LARGEST; n++) {
            for (boolean mirrored : new boolean[] {false, true}) {
                Random random = new Random(1000L * d + 2 * n + (mirrored ? 1 : 0));
                double[] inputs = inputs(n, d, mirrored, random);
                Optional<SeparableFit> fit = d == 1 ? Optional.of(SeparableFitting.fit(inputs, new SeparableTanh()))
                        : Optional.empty();
                for (int m = 1; m <= LARGEST; m++) {
                    TwoLayerFlow drawn = PlainTwoLayer.random(m, n, d, random);
                    compare(Case.of(new TwoLayerFlow(drawn.places(), inputs, drawn.labels(), drawn.outputScale(),
                            drawn.outputRate(), drawn.inputRate()), fit, random), random);
                }
            }
        }
    }

    /** Normal numbers, or the opposite of each row in the place opposite to it. A single sample is not put at zero. */
    private static double[] inputs(int n, int d, boolean mirrored, Random random) {
        double[] x = PlainTwoLayer.normal(n * d, 1, random);
        for (int place = 0; mirrored && n > 1 && place < n * d; place++) {
            int row = place / d;
            x[place] = 2 * row == n - 1 ? 0 : 2 * row < n - 1 ? x[place] : -x[(n - 1 - row) * d + place % d];
        }
        return x;
    }

    private static void compare(Case drawn, Random random) {
        List<Difference> differences = drawn.differences(random);
        for (TwoLayerKernel kernel : drawn.kernels()) {
            double[] gradient = drawn.gradient(kernel);
            for (Difference difference : differences) {
                double distance = drawn.distance(gradient, difference);
                assertTrue(distance <= 1, () -> drawn.where() + ", " + kernel.route() + ": " + distance
                        + " times the bound of " + difference);
            }
            compareLoss(drawn, kernel);
        }
        List<Difference> along = differences.subList(0, DIRECTIONS);
        List<Difference> single = differences.subList(DIRECTIONS, differences.size());
        for (double[] wrong : twins(drawn)) {
            assertTrue(along.stream().anyMatch(difference -> drawn.distance(wrong, difference) > 2), drawn.where());
            assertTrue(single.stream().anyMatch(difference -> drawn.distance(wrong, difference) > 2), drawn.where());
        }
    }

    private static void compareLoss(Case drawn, TwoLayerKernel kernel) {
        double written = drawn.loss().value(drawn.at());
        double value = new TwoLayerLoss(drawn.flow(), kernel, 0.5 / drawn.flow().samples()).value(0, drawn.state());
        // f is off by KERNEL of its absolute terms where its rounding counts each of them as at least 20 units.
        double bound = (1 + KERNEL / (20 * 0x1p-53)) * drawn.loss().rounding(drawn.at());
        assertEquals(written, value, bound, drawn.where() + ", " + kernel.route());
        assertTrue(Math.abs((1 + 1e-6) * written - value) > bound, "a part in a million is seen, " + drawn.where());
    }

    /** Gradients with the sign of the largest output or input weight's wrong, and the input weights' times 1.05. */
    private static List<double[]> twins(Case drawn) {
        TwoLayerPlaces places = drawn.flow().places();
        double[] right = drawn.gradient(drawn.kernels().get(0));
        double[] outer = right.clone();
        double[] inner = right.clone();
        double[] factor = right.clone();
        outer[largest(right, places.outputWeights(), places.neurons())] *= -1;
        inner[largest(right, places.inputWeights(), places.neurons() * places.dimension())] *= -1;
        for (int i = 0; i < places.neurons() * places.dimension(); i++) {
            factor[places.inputWeights() + i] *= 1.05;
        }
        return List.of(outer, inner, factor);
    }

    private static int largest(double[] numbers, int from, int count) {
        int place = from;
        for (int i = from; i < from + count; i++) {
            place = Math.abs(numbers[i]) > Math.abs(numbers[place]) ? i : place;
        }
        return place;
    }
}
