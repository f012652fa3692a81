package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.flowcheck.simulation.ode.PreciseSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All kernels at states that runs end in or start from: saturated neurons, tiny weights, equal neurons, weights and
 * inputs that are zero. The reference sums have about 32 digits and take their functions from {@code StrictMath}.
 */
class EdgeStatesTest {

    private static final int NEURONS = 300;
    private static final int SAMPLES = 60;
    private static final double PROMISED = 1e-13;
    /** Slopes as 1 - tanh^2 of a tangent that is off by ten units of 2^-53, and the rounding of three operations. */
    private static final double SLOPE = 25 * 0x1p-53;

    private enum State {
        /** |w x| from 20 to 2000 for every pair. */
        SATURATED {
            @Override
            double weight(int k, Random random) {
                return sign(random) * (20 + 80 * random.nextDouble()) / LEAST;
            }
        },
        /** |w x| from 16 on, where 1 - tanh^2 has one digit or none. */
        NEARLY_SATURATED {
            @Override
            double weight(int k, Random random) {
                return sign(random) * (16 + random.nextDouble()) / LEAST;
            }
        },
        TINY {
            @Override
            double weight(int k, Random random) {
                return 1e-12 * random.nextGaussian();
            }

            @Override
            double output(int k, Random random) {
                return 1e-12 * random.nextGaussian();
            }
        },
        SUBNORMAL {
            @Override
            double weight(int k, Random random) {
                return k % 2 == 0 ? 1e-310 : -3e-320;
            }
        },
        EQUAL {
            @Override
            double weight(int k, Random random) {
                return 0.73;
            }

            @Override
            double output(int k, Random random) {
                return -0.21;
            }
        },
        ZERO {
            @Override
            double weight(int k, Random random) {
                return k % 2 == 0 ? 0.0 : -0.0;
            }
        },
        /** The other ones' neurons in turns. */
        MIXED {
            @Override
            double weight(int k, Random random) {
                return values()[k % 6].weight(k, random);
            }
        };

        /** The least absolute value of an input that is not zero. */
        static final double LEAST = 0.25;

        abstract double weight(int k, Random random);

        double output(int k, Random random) {
            return random.nextGaussian();
        }

        static double sign(Random random) {
            return random.nextBoolean() ? 1 : -1;
        }

        /** The same weight in each dimension, so that arguments do not cancel. */
        double[] fill(TwoLayerPlaces places) {
            Random random = new Random(31);
            double[] y = new double[places.stateDimension()];
            for (int k = 0; k < places.neurons(); k++) {
                y[places.outputWeights() + k] = output(k, random);
                double w = weight(k, random);
                int from = places.inputWeights() + k * places.dimension();
                Arrays.fill(y, from, from + places.dimension(), w);
            }
            return y;
        }
    }

    /** Inputs of one sign a sample; the ones in the middle are zero. */
    private static TwoLayerFlow flow(int d, boolean mirrored) {
        Random random = new Random(32 + d);
        double[] x = new double[SAMPLES * d];
        for (int i = 0; i < SAMPLES; i++) {
            double sign = State.sign(random);
            for (int j = 0; j < d; j++) {
                boolean zero = i == SAMPLES / 2 || i == SAMPLES / 2 - 1;
                x[i * d + j] = zero ? 0 : sign * (State.LEAST + random.nextDouble());
            }
        }
        for (int place = 0; mirrored && place < x.length / 2; place++) {
            x[(SAMPLES - 1 - place / d) * d + place % d] = -x[place];
        }
        return new TwoLayerFlow(new TwoLayerPlaces(NEURONS, d, 0, NEURONS, NEURONS * (d + 1)), x,
                PlainTwoLayer.normal(SAMPLES, 1, random), 0.9, 1, 1);
    }

    private static List<TwoLayerFlow> flows() {
        return List.of(flow(1, false), flow(1, true), flow(3, false), flow(3, true));
    }

    /** The chosen kernel, which separates sums in one dimension, and those that visit all pairs. */
    private static List<TwoLayerKernel> kernels(TwoLayerFlow flow) {
        List<TwoLayerKernel> kernels = new ArrayList<>(List.of(TwoLayerKernels.of(flow, 1),
                TwoLayerKernels.dense(flow, 1), new WideTanhKernel(flow.places(), flow.inputs(), 1)));
        assertEquals(flow.places().dimension() == 1, kernels.get(0) instanceof SeparableTanhKernel);
        return kernels;
    }

    @ParameterizedTest
    @EnumSource
    void everyKernelKeepsThePromise(State state) {
        for (TwoLayerFlow flow : flows()) {
            double[] y = state.fill(flow.places());
            for (TwoLayerKernel kernel : kernels(flow)) {
                double worst = worst(flow, y, y, kernel);
                assertTrue(worst <= 1, state + ", " + kernel.route() + ": " + worst + " times the bound");
            }
        }
    }

    /** The twin: one output weight off by a part in 10^9 of the largest, at each state. */
    @ParameterizedTest
    @EnumSource(names = "ZERO", mode = EnumSource.Mode.EXCLUDE)
    void oneWeightThatIsOffIsSeen(State state) {
        for (TwoLayerFlow flow : flows()) {
            double[] y = state.fill(flow.places());
            double[] off = y.clone();
            off[7] += 1e-9 * Arrays.stream(y, 0, NEURONS).map(Math::abs).max().orElseThrow();
            for (TwoLayerKernel kernel : kernels(flow)) {
                assertFalse(worst(flow, y, off, kernel) <= 1, state + ", " + kernel.route());
            }
        }
    }

    /** The largest error of f, da and dw of one state, in units of what it may be, against those of another. */
    private static double worst(TwoLayerFlow flow, double[] y, double[] compared, TwoLayerKernel kernel) {
        int d = flow.places().dimension();
        double[] f = new double[SAMPLES];
        kernel.outputs(compared, f);
        double[] rates = new double[y.length];
        double[] e = PlainTwoLayer.normal(SAMPLES, 1, new Random(33));
        // With the scale 0 the errors are those given: e_i = 0 f_i - y_i.
        kernel.rates(compared, Arrays.stream(e).map(v -> -v).toArray(), 0, rates);
        double worst = 0;
        for (int i = 0; i < SAMPLES; i++) {
            PreciseSum sum = new PreciseSum();
            double terms = 0;
            for (int k = 0; k < NEURONS; k++) {
                double value = StrictMath.tanh(argument(flow, y, i, k));
                sum.addProduct(y[k], 0, value, 0);
                terms += Math.abs(y[k] * value);
            }
            worst = Math.max(worst, part(f[i], sum, PROMISED * terms));
        }
        for (int k = 0; k < NEURONS; k++) {
            PreciseSum outer = new PreciseSum();
            double terms = 0;
            for (int i = 0; i < SAMPLES; i++) {
                double value = StrictMath.tanh(argument(flow, y, i, k));
                outer.addProduct(e[i], 0, value, 0);
                terms += Math.abs(e[i] * value);
            }
            worst = Math.max(worst, part(rates[k], outer, PROMISED * terms));
            for (int j = 0; j < d; j++) {
                PreciseSum inner = new PreciseSum();
                double bound = 0;
                for (int i = 0; i < SAMPLES; i++) {
                    double cosh = StrictMath.cosh(argument(flow, y, i, k));
                    double slope = 1 / (cosh * cosh);
                    double factor = y[k] * e[i] * flow.inputs()[i * d + j];
                    inner.addProduct(factor, 0, slope, 0);
                    bound += Math.abs(factor) * (PROMISED * slope + SLOPE);
                }
                worst = Math.max(worst, part(rates[NEURONS + k * d + j], inner, bound));
            }
        }
        return worst;
    }

    private static double argument(TwoLayerFlow flow, double[] y, int i, int k) {
        int d = flow.places().dimension();
        double z = 0;
        for (int j = 0; j < d; j++) {
            z += y[NEURONS + k * d + j] * flow.inputs()[i * d + j];
        }
        return z;
    }

    private static double part(double number, PreciseSum exact, double bound) {
        double error = Math.abs((number - exact.high()) - exact.low());
        return error == 0 ? 0 : error / (bound + Double.MIN_NORMAL);
    }

    /** Equal neurons have equal rates to the last bit, so a flow does not part them. */
    @Test
    void equalNeuronsStayEqual() {
        for (TwoLayerFlow flow : flows()) {
            double[] y = State.EQUAL.fill(flow.places());
            for (TwoLayerKernel kernel : kernels(flow)) {
                double[] rates = new double[y.length];
                kernel.rates(y, flow.labels(), 1, rates);
                int d = flow.places().dimension();
                for (int k = 0; k < NEURONS; k++) {
                    assertEquals(rates[0], rates[k], kernel.route());
                    for (int j = 0; j < d; j++) {
                        assertEquals(rates[NEURONS + j], rates[NEURONS + k * d + j], kernel.route());
                    }
                }
            }
        }
    }

    /** A neuron without input weight moves none of its output weight, and its outputs are exactly zero. */
    @Test
    void weightsAtZeroGiveZero() {
        for (TwoLayerFlow flow : flows()) {
            double[] y = State.ZERO.fill(flow.places());
            for (TwoLayerKernel kernel : kernels(flow)) {
                double[] f = new double[SAMPLES];
                double[] rates = new double[y.length];
                kernel.outputs(y, f);
                kernel.rates(y, flow.labels(), 1, rates);
                assertTrue(Arrays.stream(f).allMatch(v -> v == 0), kernel.route());
                assertTrue(Arrays.stream(rates, 0, NEURONS).allMatch(v -> v == 0), kernel.route());
                assertTrue(Arrays.stream(rates, NEURONS, y.length).allMatch(v -> v != 0), kernel.route());
            }
        }
    }

    /** A sample at zero has the output zero, and its label is of no matter. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSampleAtZeroMovesNothing(int d) {
        for (boolean mirrored : new boolean[] {false, true}) {
            TwoLayerFlow flow = flow(d, mirrored);
            double[] y = State.MIXED.fill(flow.places());
            double[] labels = flow.labels().clone();
            labels[SAMPLES / 2] += 3;
            for (TwoLayerKernel kernel : kernels(flow)) {
                double[] f = new double[SAMPLES];
                kernel.outputs(y, f);
                assertTrue(f[SAMPLES / 2] == 0, kernel.route());
                double[] rates = new double[y.length];
                double[] others = new double[y.length];
                kernel.rates(y, flow.labels(), 1, rates);
                kernel.rates(y, labels, 1, others);
                for (int i = 0; i < y.length; i++) {
                    assertEquals(rates[i], others[i], kernel.route());
                }
            }
        }
    }
}
