package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernel of networks with two hidden layers against finite differences of a loss written out in plain loops. */
class ThreeLayerFieldTest {

    /** Step of the five-point formula: its remainder is some h^4 = 1e-12 of derivatives of order 1 to 100. */
    private static final double STEP = 1e-3;
    /** What rounding leaves is 1e-16/h of the loss. */
    private static final double TOLERANCE = 1e-9;

    private static ThreeLayerFlow flow(int m, int p, int n, int d, Activation outer, Activation inner, double middle) {
        Random random = new Random(1000L * m + 100L * p + 10L * n + d);
        double[] x = random.doubles((long) n * d).map(u -> 2 * u - 1).toArray();
        double[] y = random.doubles(n).map(u -> 2 * u - 1).toArray();
        int size = m + m * p + p * d;
        // The states lie in another order than they are named in.
        ThreeLayerPlaces places = new ThreeLayerPlaces(m, p, d, p * d, p * d + m, 0, size);
        double scale = 0.8;
        return new ThreeLayerFlow(places, outer, inner, x, y, scale, middle, -scale / n, -scale * middle / n,
                -scale * middle / n);
    }

    private static double[] state(ThreeLayerFlow flow) {
        return new Random(7).doubles(flow.places().stateDimension()).map(u -> 2 * u - 1).toArray();
    }

    private static DoubleUnaryOperator function(Activation activation) {
        return switch (activation) {
            case TANH -> StrictMath::tanh;
            case SIN -> StrictMath::sin;
            case ARC_TAN -> StrictMath::atan;
        };
    }

    /** {@code sum_i e_i^2/(2n)}. */
    private static double loss(ThreeLayerFlow flow, double[] state) {
        ThreeLayerPlaces at = flow.places();
        DoubleUnaryOperator sigma = function(flow.outer());
        DoubleUnaryOperator tau = function(flow.inner());
        double sum = 0;
        for (int i = 0; i < flow.samples(); i++) {
            double[] h = new double[at.innerNeurons()];
            for (int l = 0; l < h.length; l++) {
                double v = 0;
                for (int j = 0; j < at.dimension(); j++) {
                    v += state[at.inputWeights() + l * at.dimension() + j] * flow.inputs()[i * at.dimension() + j];
                }
                h[l] = tau.applyAsDouble(v);
            }
            double f = 0;
            for (int k = 0; k < at.outerNeurons(); k++) {
                double z = 0;
                for (int l = 0; l < h.length; l++) {
                    z += state[at.middleWeights() + k * h.length + l] * h[l];
                }
                f += state[at.outputWeights() + k] * sigma.applyAsDouble(flow.middleScale() * z);
            }
            double e = flow.outputScale() * f - flow.labels()[i];
            sum += e * e;
        }
        return sum / (2 * flow.samples());
    }

    private static double[] differences(ThreeLayerFlow flow, double[] state) {
        double[] moved = state.clone();
        double[] rates = new double[state.length];
        double[] weights = {1, -8, 8, -1};
        double[] steps = {-2, -1, 1, 2};
        for (int c = 0; c < state.length; c++) {
            for (int s = 0; s < 4; s++) {
                moved[c] = state[c] + steps[s] * STEP;
                rates[c] -= weights[s] * loss(flow, moved) / (12 * STEP);
            }
            moved[c] = state[c];
        }
        return rates;
    }

    private static double[] rates(ThreeLayerField field, double[] state) {
        double[] rates = new double[state.length];
        Arrays.fill(rates, Double.NaN);
        field.derivatives(0, state, rates);
        return rates;
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void gradientsAreDifferencesOfTheLossAtAllSmallSizes(Activation activation) {
        Activation[] all = Activation.values();
        for (int m = 1; m <= 9; m++) {
            for (int n = 1; n <= 9; n++) {
                for (int d = 1; d <= 3; d++) {
                    int p = 1 + (m + 2 * n + 5 * d) % 9;
                    ThreeLayerFlow flow = flow(m, p, n, d, activation, all[(m + n) % all.length], 0.7);
                    double[] state = state(flow);
                    double size = 1 + loss(flow, state);
                    assertArrayEquals(differences(flow, state), rates(new ThreeLayerField(flow, 1), state),
                            TOLERANCE * size, "m " + m + " p " + p + " n " + n + " d " + d);
                }
            }
        }
    }

    @Test
    void aRateWithAnotherFactorIsNotTheGradient() {
        ThreeLayerFlow right = flow(3, 4, 5, 2, Activation.TANH, Activation.TANH, 1);
        ThreeLayerFlow wrong = new ThreeLayerFlow(right.places(), right.outer(), right.inner(), right.inputs(),
                right.labels(), right.outputScale(), 1, right.outputRate(), 1.001 * right.middleRate(),
                right.inputRate());
        double[] state = state(right);
        double[] expected = differences(right, state);
        double[] got = rates(new ThreeLayerField(wrong, 1), state);
        double largest = 0;
        for (int c = 0; c < got.length; c++) {
            largest = Math.max(largest, Math.abs(got[c] - expected[c]));
        }
        assertFalse(largest <= TOLERANCE * (1 + loss(right, state)));
    }

    /** Slices, tasks of rows and threads; chunks change where sums over samples are cut, and so their last bits. */
    @ParameterizedTest
    @CsvSource({"70, 90, 200, 1", "33, 130, 131, 2", "129, 64, 97, 3"})
    void threadsDoNotChangeABit(int m, int p, int n, int d) {
        ThreeLayerFlow flow = flow(m, p, n, d, Activation.TANH, Activation.TANH, 1);
        double[] state = state(flow);
        for (int chunk : new int[] {n, 64}) {
            double[] one = rates(new ThreeLayerField(flow, 1, chunk), state);
            for (int threads = 2; threads <= 5; threads++) {
                ThreeLayerField field = new ThreeLayerField(flow, threads, chunk);
                for (int call = 0; call < 20; call++) {
                    assertArrayEquals(one, rates(field, state), 0.0);
                }
            }
        }
        double[] whole = rates(new ThreeLayerField(flow, 1, n), state);
        double[] cut = rates(new ThreeLayerField(flow, 1, 7), state);
        double size = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
        // Sums of n numbers in another order: n roundings of numbers of the size of the labels.
        assertArrayEquals(whole, cut, n * 0x1p-52 * Math.max(1, size));
    }

    @Test
    void aFieldRemembersNothingOfOtherStates() {
        ThreeLayerFlow flow = flow(9, 7, 11, 2, Activation.SIN, Activation.TANH, 1);
        double[] state = state(flow);
        ThreeLayerField used = new ThreeLayerField(flow, 1);
        double[] infinite = state.clone();
        Arrays.fill(infinite, Double.NaN);
        rates(used, infinite);
        assertArrayEquals(rates(new ThreeLayerField(flow, 1), state), rates(used, state), 0.0);
    }

    @Test
    void networksThatDoNotFitTheirStateAreRefused() {
        assertEquals(11, new ThreeLayerPlaces(2, 3, 1, 0, 2, 8, 11).stateDimension());
        assertThrows(IllegalArgumentException.class, () -> new ThreeLayerPlaces(2, 3, 1, 0, 2, 8, 12));
        assertThrows(IllegalArgumentException.class, () -> new ThreeLayerPlaces(2, 3, 1, 0, 2, 9, 11));
        assertThrows(IllegalArgumentException.class, () -> new ThreeLayerPlaces(0, 3, 1, 0, 0, 0, 3));
    }
}
