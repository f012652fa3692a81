package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernel of convolutional networks against finite differences of a loss written out in plain loops. */
class ConvolutionFieldTest {

    /** Step of the five-point formula: its remainder is some h^4 = 1e-12 of fifth derivatives of order 1 to 100. */
    private static final double STEP = 1e-3;
    /** What rounding leaves is 1e-16/h of the loss; the remainder above is larger. */
    private static final double TOLERANCE = 1e-9;

    /** The sizes of a case; images have as many rows as hidden maps and kernels make. */
    private record Sizes(int rows, int columns, int kernelRows, int kernelColumns, int channels, int kernels, int n) {

        int positions() {
            return rows * columns * kernels;
        }

        int weights() {
            return kernelRows * kernelColumns * channels * kernels;
        }
    }

    private static ConvolutionFlow flow(Sizes at, Activation activation) {
        Random random = new Random(at.hashCode());
        int size = at.positions() + at.weights() + at.kernels();
        // The states lie in another order than they are named in.
        ConvolutionPlaces places = new ConvolutionPlaces(at.rows(), at.columns(), at.kernelRows(), at.kernelColumns(),
                at.channels(), at.kernels(), at.weights() + at.kernels(), 0, at.weights(), size);
        double[] x = random.doubles(at.n() * places.imageSize()).map(u -> 2 * u - 1).toArray();
        double[] y = random.doubles(at.n()).map(u -> 2 * u - 1).toArray();
        double scale = 0.8;
        return new ConvolutionFlow(places, activation, x, y, scale, -scale / at.n(), -scale / at.n(), -scale / at.n());
    }

    private static double[] state(ConvolutionFlow flow) {
        return new Random(7).doubles(flow.places().stateDimension()).map(u -> 2 * u - 1).toArray();
    }

    private static DoubleUnaryOperator function(Activation activation) {
        return switch (activation) {
            case TANH -> StrictMath::tanh;
            case SIN -> StrictMath::sin;
            case ARC_TAN -> StrictMath::atan;
        };
    }

    /** z_uvb of an image. */
    private static double argument(ConvolutionFlow flow, double[] state, int i, int u, int v, int b) {
        ConvolutionPlaces at = flow.places();
        double z = state[at.biases() + b];
        int weight = at.kernelWeights() + b;
        for (int p = 0; p < at.kernelRows(); p++) {
            for (int q = 0; q < at.kernelColumns(); q++) {
                for (int l = 0; l < at.channels(); l++) {
                    int pixel = ((i * at.imageRows() + u + p) * at.imageColumns() + v + q) * at.channels() + l;
                    z += flow.inputs()[pixel] * state[weight];
                    weight += at.kernels();
                }
            }
        }
        return z;
    }

    /** {@code sum_i e_i^2/(2n)}. */
    private static double loss(ConvolutionFlow flow, double[] state) {
        ConvolutionPlaces at = flow.places();
        DoubleUnaryOperator sigma = function(flow.activation());
        double sum = 0;
        for (int i = 0; i < flow.images(); i++) {
            double f = 0;
            int weight = at.outputWeights();
            for (int u = 0; u < at.rows(); u++) {
                for (int v = 0; v < at.columns(); v++) {
                    for (int b = 0; b < at.kernels(); b++) {
                        f += state[weight++] * sigma.applyAsDouble(argument(flow, state, i, u, v, b));
                    }
                }
            }
            double e = flow.outputScale() * f - flow.labels()[i];
            sum += e * e;
        }
        return sum / (2 * flow.images());
    }

    /** The descent of the loss in some directions: all coordinates, or a random part of them. */
    private static void requireDifferences(ConvolutionFlow flow, double[] state, double[] rates, String where) {
        double[] moved = state.clone();
        double tolerance = TOLERANCE * (1 + loss(flow, state));
        Random random = new Random(where.hashCode());
        int stride = 1 + state.length / 12;
        for (int c = random.nextInt(stride); c < state.length; c += stride) {
            assertEquals(difference(flow, moved, c), rates[c], tolerance, where + " component " + c);
        }
    }

    private static double difference(ConvolutionFlow flow, double[] state, int c) {
        double[] weights = {1, -8, 8, -1};
        double[] steps = {-2, -1, 1, 2};
        double middle = state[c];
        double slope = 0;
        for (int s = 0; s < 4; s++) {
            state[c] = middle + steps[s] * STEP;
            slope += weights[s] * loss(flow, state) / (12 * STEP);
        }
        state[c] = middle;
        return -slope;
    }

    private static double[] rates(ConvolutionField field, double[] state) {
        double[] rates = new double[state.length];
        Arrays.fill(rates, Double.NaN);
        field.derivatives(0, state, rates);
        return rates;
    }

    private static double[] rates(ConvolutionFlow flow, double[] state) {
        return rates(new ConvolutionField(flow, 1), state);
    }

    /** The rates by plain sums. */
    private static double[] plainRates(ConvolutionFlow flow, double[] state) {
        ConvolutionPlaces at = flow.places();
        DoubleUnaryOperator sigma = function(flow.activation());
        double[] rates = new double[state.length];
        for (int i = 0; i < flow.images(); i++) {
            double e = residual(flow, state, i);
            int place = at.outputWeights();
            for (int u = 0; u < at.rows(); u++) {
                for (int v = 0; v < at.columns(); v++) {
                    for (int b = 0; b < at.kernels(); b++) {
                        double z = argument(flow, state, i, u, v, b);
                        rates[place] += flow.outputRate() * e * sigma.applyAsDouble(z);
                        addSlope(flow, rates, i, u, v, b, e * state[place] * slope(flow.activation(), z));
                        place++;
                    }
                }
            }
        }
        return rates;
    }

    private static double residual(ConvolutionFlow flow, double[] state, int i) {
        ConvolutionPlaces at = flow.places();
        DoubleUnaryOperator sigma = function(flow.activation());
        double f = 0;
        int place = at.outputWeights();
        for (int u = 0; u < at.rows(); u++) {
            for (int v = 0; v < at.columns(); v++) {
                for (int b = 0; b < at.kernels(); b++) {
                    f += state[place++] * sigma.applyAsDouble(argument(flow, state, i, u, v, b));
                }
            }
        }
        return flow.outputScale() * f - flow.labels()[i];
    }

    private static double slope(Activation activation, double z) {
        return switch (activation) {
            case TANH -> 1 - StrictMath.tanh(z) * StrictMath.tanh(z);
            case SIN -> StrictMath.cos(z);
            case ARC_TAN -> 1 / (1 + z * z);
        };
    }

    private static void addSlope(ConvolutionFlow flow, double[] rates, int i, int u, int v, int b, double g) {
        ConvolutionPlaces at = flow.places();
        rates[at.biases() + b] += flow.biasRate() * g;
        int weight = at.kernelWeights() + b;
        for (int p = 0; p < at.kernelRows(); p++) {
            for (int q = 0; q < at.kernelColumns(); q++) {
                for (int l = 0; l < at.channels(); l++) {
                    int pixel = ((i * at.imageRows() + u + p) * at.imageColumns() + v + q) * at.channels() + l;
                    rates[weight] += flow.kernelRate() * g * flow.inputs()[pixel];
                    weight += at.kernels();
                }
            }
        }
    }

    /**
     * The largest difference over what rounding leaves of sums of n numbers of the size of the rates: 10 units for each
     * tangent, as many roundings as terms, and terms that grow with the kernels, of which there are some.
     */
    private static double worst(ConvolutionFlow flow, double[] state, double[] rates) {
        double[] plain = plainRates(flow, state);
        double size = 1;
        for (double rate : plain) {
            size = Math.max(size, Math.abs(rate));
        }
        ConvolutionPlaces at = flow.places();
        double terms = 10.0 + flow.images() * at.positions() + (double) at.kernels() * at.positions() + at.patch();
        double worst = 0;
        for (int c = 0; c < rates.length; c++) {
            double difference = Math.abs(plain[c] - rates[c]) / (size * terms * 0x1p-51);
            worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
        }
        return worst;
    }

    /** Kernels 1..4, images of up to 7 rows and columns, channels 1..3, M 1..5, n 1..5: all of them. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void ratesArePlainSumsAtAllSmallSizes(Activation activation) {
        int cases = 0;
        for (int kernel = 1; kernel <= 4; kernel++) {
            int places = 8 - kernel;
            for (int map = 0; map < places * places; map++) {
                for (int rest = 0; rest < 3 * 5 * 5; rest++) {
                    Sizes sizes = new Sizes(1 + map % places, 1 + map / places, kernel, kernel, 1 + rest % 3,
                            1 + rest / 3 % 5, 1 + rest / 15);
                    ConvolutionFlow flow = flow(sizes, activation);
                    double[] state = state(flow);
                    double worst = worst(flow, state, rates(flow, state));
                    assertTrue(worst <= 1, () -> sizes + " " + worst);
                    cases++;
                }
            }
        }
        assertEquals((49 + 36 + 25 + 16) * 75, cases);
    }

    /** Differences of the loss, at sizes that vary beside each other; kernels need not be square. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void ratesAreDifferencesOfTheLoss(Activation activation) {
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int image = kernel; image <= 7; image++) {
                for (int n = 1; n <= 5; n++) {
                    Sizes sizes = new Sizes(image - kernel + 1, 1 + (image + n) % 5, kernel, 1 + (kernel + n) % 4,
                            1 + (image + n) % 3, 1 + (image + 2 * n + kernel) % 5, n);
                    ConvolutionFlow flow = flow(sizes, activation);
                    double[] state = state(flow);
                    requireDifferences(flow, state, rates(flow, state), activation + " " + sizes);
                }
            }
        }
    }

    /** Maps of several rows of a batch, batches of several images with a rest, slices of several batches. */
    @ParameterizedTest
    @CsvSource({"16, 16, 3, 1, 2, 3", "17, 16, 2, 2, 2, 3", "23, 23, 3, 1, 3, 9", "1, 300, 1, 1, 1, 2",
        "5, 5, 3, 3, 2, 97", "1, 1, 2, 1, 3, 700", "16, 8, 2, 1, 1, 5", "26, 26, 3, 1, 4, 17"})
    void largerMapsAndMoreImages(int rows, int columns, int kernel, int channels, int kernels, int n) {
        for (Activation activation : Activation.values()) {
            ConvolutionFlow flow = flow(new Sizes(rows, columns, kernel, kernel, channels, kernels, n), activation);
            double[] state = state(flow);
            double worst = worst(flow, state, rates(flow, state));
            assertTrue(worst <= 1, () -> activation + " " + worst);
        }
    }

    /** The comparisons above would see one component that is off by a millionth. */
    @Test
    void oneComponentThatIsOffIsNoticed() {
        for (int kernel = 1; kernel <= 4; kernel++) {
            ConvolutionFlow flow = flow(new Sizes(4, 3, kernel, kernel, 2, 3, 4), Activation.TANH);
            double[] state = state(flow);
            double[] rates = rates(flow, state);
            double size = Arrays.stream(rates).map(Math::abs).max().orElseThrow();
            for (int c = 0; c < rates.length; c++) {
                double[] wrong = rates.clone();
                wrong[c] += 1e-6 * size;
                assertFalse(worst(flow, state, wrong) <= 1, "component " + c);
                assertTrue(Math.abs(difference(flow, state, c) - wrong[c]) > TOLERANCE * (1 + loss(flow, state)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"26, 26, 3, 1, 8, 40", "5, 4, 3, 2, 7, 211", "20, 20, 2, 3, 5, 33"})
    void threadsDoNotChangeABit(int rows, int columns, int kernel, int channels, int kernels, int n) {
        for (Activation activation : new Activation[] {Activation.TANH, Activation.SIN}) {
            ConvolutionFlow flow = flow(new Sizes(rows, columns, kernel, kernel, channels, kernels, n), activation);
            double[] state = state(flow);
            double[] one = rates(flow, state);
            double loss = new ConvolutionLoss(flow, 1, 1).value(0, state);
            for (int threads = 2; threads <= 9; threads++) {
                ConvolutionField field = new ConvolutionField(flow, threads);
                for (int call = 0; call < 5; call++) {
                    assertArrayEquals(one, rates(field, state), 0.0);
                }
                assertEquals(loss, new ConvolutionLoss(flow, 1, threads).value(0, state), 0.0);
            }
        }
    }

    /** Arguments beyond the cut-off of the tangent, of some kernels and not of others, and near it. */
    @Test
    void largeArgumentsAreCutOff() {
        ConvolutionFlow flow = flow(new Sizes(9, 7, 3, 3, 2, 4, 6), Activation.TANH);
        double[] state = state(flow);
        ConvolutionPlaces at = flow.places();
        for (double factor : new double[] {1.5, 3, 30, 1e6}) {
            double[] far = state.clone();
            for (int k = 0; k < at.patch(); k++) {
                far[at.kernelWeights() + k * at.kernels()] *= factor;
                far[at.kernelWeights() + k * at.kernels() + 2] *= factor;
            }
            double worst = worst(flow, far, rates(flow, far));
            assertTrue(worst <= 1, () -> factor + " " + worst);
        }
    }

    /** Without room for lanes sums run in another order. */
    @Test
    void plainSumsReplaceLanes() {
        ConvolutionFlow flow = flow(new Sizes(19, 15, 3, 2, 2, 4, 3), Activation.TANH);
        double[] state = state(flow);
        ConvolutionBatches batches = ConvolutionBatches.of(flow.places(), flow.images());
        ConvolutionWeights weights = ConvolutionWeights.of(flow, batches);
        weights.load(state);
        double[] planes = ConvolutionPatches.planes(flow.places(), flow.inputs());
        double[] rates = new double[state.length];
        double[] lanes = new double[state.length];
        for (long room : new long[] {0, 1 << 20}) {
            ConvolutionSums sums = new ConvolutionSums(flow.places(), batches);
            new ConvolutionBackward(flow, batches, weights, planes, room).run(0, flow.images(),
                    new double[flow.images()], sums);
            sums.store(flow, room == 0 ? rates : lanes);
        }
        assertTrue(worst(flow, state, rates) <= 1);
        assertTrue(worst(flow, state, lanes) <= 1);
        assertFalse(Arrays.equals(rates, lanes));
    }

    @Test
    void aFieldRemembersNothingOfOtherStates() {
        ConvolutionFlow flow = flow(new Sizes(4, 5, 2, 3, 2, 3, 29), Activation.SIN);
        double[] state = state(flow);
        ConvolutionField used = new ConvolutionField(flow, 1);
        double[] missing = state.clone();
        Arrays.fill(missing, Double.NaN);
        double[] ofMissing = rates(used, missing);
        assertTrue(Arrays.stream(ofMissing).allMatch(Double::isNaN));
        assertArrayEquals(rates(flow, state), rates(used, state), 0.0);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void lossesArePlainSums(Activation activation) {
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int n = 1; n <= 5; n++) {
                ConvolutionFlow flow = flow(new Sizes(3 + n, 7 - n, kernel, kernel, 1 + n % 3, n, n), activation);
                double[] state = state(flow);
                ConvolutionLoss loss = new ConvolutionLoss(flow, 0.5 / n, 1);
                double magnitude = loss.magnitude(state);
                double expected = loss(flow, state);
                // Ten units for a tangent, one for each of some 300 terms.
                assertEquals(expected, loss.value(0, state), 310 * 0x1p-52 * magnitude);
                assertTrue(magnitude >= expected);
                assertNotEquals(expected, new ConvolutionLoss(flow, 0.500001 / n, 1).value(0, state),
                        310 * 0x1p-52 * magnitude);
            }
        }
    }

    @Test
    void networksThatDoNotFitTheirStateAreRefused() {
        ConvolutionPlaces fitting = new ConvolutionPlaces(2, 3, 1, 2, 1, 2, 0, 12, 16, 18);
        assertEquals(8, fitting.imageSize());
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionPlaces(2, 3, 1, 2, 1, 2, 0, 12, 16, 19));
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionPlaces(2, 3, 1, 2, 1, 2, 0, 12, 17, 18));
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionPlaces(2, 3, 1, 2, 1, 0, 0, 12, 12, 12));
        assertThrows(IllegalArgumentException.class, () -> new ConvolutionFlow(fitting, Activation.TANH,
                new double[15], new double[2], 1, 1, 1, 1));
    }

    /** Maps of one number take a row each. */
    @Test
    void networksWhoseBatchesAreTooLargeAreNotAffordable() {
        assertTrue(ConvolutionField.isAffordable(new ConvolutionPlaces(1, 1, 1, 1, 1, 1 << 17, 0, 1 << 17, 1 << 18,
                3 << 17)));
        assertFalse(ConvolutionField.isAffordable(new ConvolutionPlaces(1, 1, 1, 1, 1, 1 << 18, 0, 1 << 18, 1 << 19,
                3 << 18)));
    }
}
