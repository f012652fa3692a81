package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.Trajectory;
import org.flowcheck.simulation.ode.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** A network on its data and the normalised one written out are one flow under the stated map, and under no other. */
class NormalisationTest {

    /** Relative to the largest rate: tangents, some tens of terms, and data that are isotropic to some 1e-15. */
    private static final double ROUNDING = 1e-13;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void rateByRateTheNormalisedNetworkIsTheNetwork(int d) {
        Random random = new Random(300 + d);
        for (int n = d; n < d + 9; n++) {
            Case one = new Case(isotropic(3, n, d, random), random);
            one.compareRates(one.exact, ROUNDING);
        }
    }

    @Test
    void anyFactorOffByOnePerThousandIsSeen() {
        Random random = new Random(31);
        Case one = new Case(isotropic(4, 9, 3, random), random);
        Normalisation.Exact exact = one.exact;
        one.compareRates(exact, ROUNDING);
        double[] off = {1.001, 1, 1};
        for (int i = 0; i < 3; i++) {
            Normalisation.Exact wrong = new Normalisation.Exact(exact.moments(), exact.outerFactor() * off[i],
                    exact.innerFactor() * off[(i + 2) % 3], exact.clock() * off[(i + 1) % 3]);
            assertThrows(AssertionFailedError.class, () -> one.compareRates(wrong, 1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bothFlowsAgreeInTime(int d) {
        Random random = new Random(40 + d);
        Case one = new Case(loss(isotropic(5, 8, d, random)), random);
        Normalisation.Exact exact = one.exact;
        one.compareFlows(exact.clock());
        assertThrows(AssertionFailedError.class, () -> one.compareFlows(1.05 * exact.clock()));
    }

    @Test
    void ofTheLossTheFactorsAreThoseOfTheStatement() {
        Random random = new Random(5);
        TwoLayerFlow flow = loss(isotropic(2, 6, 2, random));
        Normalisation.Exact exact = exact(flow);
        DataMoments moments = exact.moments();
        double expected = Math.sqrt(moments.square() / moments.correlationLength());
        assertEquals(expected, exact.outerFactor(), 1e-15 * expected);
        assertEquals(expected, exact.innerFactor(), 1e-15 * expected);
        assertEquals(moments.correlationLength(), exact.clock(), 1e-15 * exact.clock());
        // A second way to the moments: c is the loss's rate at a = 0 of neurons that see tanh(u) = u.
        double[] c = new double[2];
        for (int i = 0; i < 6; i++) {
            c[0] += flow.labels()[i] * flow.inputs()[2 * i] / 6;
            c[1] += flow.labels()[i] * flow.inputs()[2 * i + 1] / 6;
        }
        assertArrayEquals(new double[] {c[0] / Math.hypot(c[0], c[1]), c[1] / Math.hypot(c[0], c[1])},
                exact.direction(), 1e-14);
    }

    /** tanh(r u)/r on normalised data is a network with S = 1/r, P = Q = 1/r on inputs r x: nothing is left to do. */
    @Test
    void whatIsNormalisedStaysAsItIs() {
        Random random = new Random(6);
        Case one = new Case(isotropic(3, 7, 2, random), random);
        double[] inputs = new double[14];
        for (int i = 0; i < 14; i++) {
            inputs[i] = one.root() * one.normalisedInputs()[i / 2][i % 2];
        }
        double rate = -1 / (7 * one.root());
        Normalisation.Exact again = exact(new TwoLayerFlow(one.flow.places(), inputs, one.normalisedLabels(),
                1 / one.root(), rate, rate));
        assertArrayEquals(new double[] {1, 1, 1, 1, 0}, new double[] {again.outerFactor(), again.innerFactor(),
            again.clock(), again.direction()[0], again.direction()[1]}, ROUNDING);
    }

    @Test
    void refusesOtherDataWithTheReason() {
        assertReasons(new double[] {1, 2, 0, 3}, new double[] {1, 1}, 2, Normalisation.Reason.NOT_ISOTROPIC);
        assertReasons(new double[] {1, 2}, new double[] {1}, 2, Normalisation.Reason.TOO_FEW_SAMPLES);
        assertReasons(new double[] {-1, 1}, new double[] {1, 1}, 1, Normalisation.Reason.NO_CORRELATION);
        assertReasons(new double[] {-0.1, 0.1, 0.7}, new double[] {0.7, 0, 0.1}, 1,
                Normalisation.Reason.NO_CORRELATION);
        assertReasons(new double[] {0, 0}, new double[] {1, 1}, 1, Normalisation.Reason.NO_SIZE);
        assertReasons(new double[] {1e200, -1e200}, new double[] {1, 1}, 1, Normalisation.Reason.NO_SIZE);
        assertReasons(new double[] {1e-200, -1e-200}, new double[] {1, 2}, 1, Normalisation.Reason.NO_SIZE);
        assertReasons(new double[] {1, 2, 0, 3}, new double[] {0, 0}, 2, Normalisation.Reason.NOT_ISOTROPIC,
                Normalisation.Reason.NO_CORRELATION);
        double[] one = {1};
        TwoLayerFlow up = new TwoLayerFlow(new TwoLayerPlaces(1, 1, 0, 1, 2), one, one, 1, 1, 1);
        assertEquals(List.of(Normalisation.Reason.NO_DESCENT),
                assertInstanceOf(Normalisation.NotMet.class, Normalisation.of(up)).reasons());
    }

    /** S = diag(1, 1/4), of which s^2 = 5/8; then S = 1 with 1/2 beside the diagonal. */
    @Test
    void theDeviationIsTheLargestOfAnyEntry() {
        double[] inputs = {2, 0, 0, 1, 0, 0, 0, 0};
        DataMoments moments = Normalisation.of(flow(inputs, new double[] {1, 1, 1, 1}, 2)).moments();
        assertEquals(0.625, moments.square());
        assertEquals(0.6, moments.deviation(), 1e-15);
        double[] tilted = {1, 1, -1, 1, 1, 1, 1, 1};
        DataMoments mixed = Normalisation.of(flow(tilted, new double[] {1, 1, 1, 1}, 2)).moments();
        assertEquals(1, mixed.square());
        assertEquals(0.5, mixed.deviation(), 1e-15);
    }

    /** Roundoff of data is let pass, and a change in the thirteenth digit is not. */
    @Test
    void toleratesRoundoffAndNoMore() {
        Random random = new Random(8);
        for (int d = 2; d < 6; d++) {
            TwoLayerFlow flow = isotropic(2, 40, d, random);
            exact(flow);
            double[] inputs = flow.inputs().clone();
            int largest = 0;
            for (int i = 0; i < inputs.length; i++) {
                largest = Math.abs(inputs[i]) > Math.abs(inputs[largest]) ? i : largest;
            }
            inputs[largest] *= 1 + 1e-12;
            assertInstanceOf(Normalisation.NotMet.class, Normalisation.of(flow(inputs, flow.labels(), d)));
        }
    }

    private static void assertReasons(double[] inputs, double[] labels, int d, Normalisation.Reason... reasons) {
        assertEquals(List.of(reasons), assertInstanceOf(Normalisation.NotMet.class,
                Normalisation.of(flow(inputs, labels, d))).reasons());
    }

    private static Normalisation.Exact exact(TwoLayerFlow flow) {
        return assertInstanceOf(Normalisation.Exact.class, Normalisation.of(flow));
    }

    private static TwoLayerFlow flow(double[] inputs, double[] labels, int d) {
        double rate = -1.0 / labels.length;
        return new TwoLayerFlow(new TwoLayerPlaces(1, d, 0, 1, 1 + d), inputs, labels, 1, rate, rate);
    }

    private static TwoLayerFlow loss(TwoLayerFlow flow) {
        double rate = -1.0 / flow.samples();
        return new TwoLayerFlow(flow.places(), flow.inputs(), flow.labels(), 1, rate, rate);
    }

    /** A flow with random scales on random data with S = s^2 I: orthogonal columns, made so twice. */
    private static TwoLayerFlow isotropic(int m, int n, int d, Random random) {
        double[][] columns = new double[d][];
        for (int j = 0; j < d; j++) {
            columns[j] = PlainTwoLayer.normal(n, 1, random);
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < j; l++) {
                    Rows.add(columns[j], columns[l], -Rows.dot(columns[j], columns[l], n), n);
                }
                double length = Math.sqrt(Rows.dot(columns[j], columns[j], n));
                columns[j] = Arrays.stream(columns[j]).map(x -> x / length).toArray();
            }
        }
        double size = 0.5 + 2 * random.nextDouble();
        double[] inputs = new double[n * d];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = size * Math.sqrt(n) * columns[i % d][i / d];
        }
        return new TwoLayerFlow(new TwoLayerPlaces(m, d, 0, m, m * (d + 1)), inputs, PlainTwoLayer.normal(n, 2, random),
                0.5 + random.nextDouble(), -(0.5 + random.nextDouble()) / n, -(0.5 + random.nextDouble()) / n);
    }

    /** A flow, a state, and the same in normalised terms. */
    private static final class Case {
        private final TwoLayerFlow flow;
        private final Normalisation.Exact exact;
        private final double[] state;

        Case(TwoLayerFlow flow, Random random) {
            this.flow = flow;
            this.exact = NormalisationTest.exact(flow);
            this.state = PlainTwoLayer.normal(flow.places().stateDimension(), 0.5, random);
        }

        double root() {
            return Math.sqrt(exact.moments().square()) / exact.innerFactor();
        }

        double[][] normalisedInputs() {
            double[][] inputs = new double[flow.samples()][];
            int d = flow.places().dimension();
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = rotated(Arrays.copyOfRange(flow.inputs(), i * d, (i + 1) * d),
                        1 / Math.sqrt(exact.moments().square()));
            }
            return inputs;
        }

        double[] normalisedLabels() {
            double factor = Math.sqrt(exact.moments().square()) / exact.moments().correlationLength();
            return Arrays.stream(flow.labels()).map(y -> factor * y).toArray();
        }

        /** The orthogonal map that exchanges c/z and e_1, times a factor. */
        private double[] rotated(double[] x, double factor) {
            double[] mirror = exact.direction();
            mirror[0] -= 1;
            double squares = Rows.dot(mirror, mirror, mirror.length);
            double[] image = x.clone();
            if (squares > 0) {
                Rows.add(image, mirror, -2 * Rows.dot(x, mirror, x.length) / squares, x.length);
            }
            return Arrays.stream(image).map(value -> factor * value).toArray();
        }

        /** A state (or its rates) in normalised terms. */
        private double[] mapped(double[] y, double outer, double inner) {
            int m = flow.places().neurons();
            int d = flow.places().dimension();
            double[] image = new double[y.length];
            for (int k = 0; k < m; k++) {
                image[k] = outer * y[k];
                int from = m + k * d;
                System.arraycopy(rotated(Arrays.copyOfRange(y, from, from + d), inner), 0, image, from, d);
            }
            return image;
        }

        private VectorField normalised() {
            return new NormalisedNetwork(normalisedInputs(), normalisedLabels(), root(), flow.places().neurons());
        }

        void compareRates(Normalisation.Exact map, double tolerance) {
            double[] expected = new double[state.length];
            normalised().derivatives(0, mapped(state, map.outerFactor(), map.innerFactor()), expected);
            double[] found = mapped(PlainTwoLayer.rates(flow, state), map.outerFactor() / map.clock(),
                    map.innerFactor() / map.clock());
            assertArrayEquals(expected, found, tolerance * Rows.largest(expected, expected.length));
        }

        /** From the start to time 1 of the flow: 1e-8 is a hundred times the error of the integrator there. */
        void compareFlows(double clock) {
            double[] end = end(new TwoLayerField(flow, TwoLayerKernels.of(flow, 1)), state, 1);
            double[] normalisedEnd = end(normalised(), mapped(state, exact.outerFactor(), exact.innerFactor()), clock);
            double[] expected = mapped(end, exact.outerFactor(), exact.innerFactor());
            assertArrayEquals(expected, normalisedEnd, 1e-8 * Rows.largest(expected, expected.length));
        }

        private static double[] end(VectorField field, double[] start, double time) {
            StateLayout layout = new StateLayout.Builder().add("y", start.length).build();
            Trajectory run = new TimeIntegration(IntegrationSettings.DEFAULT, Control.NONE).run(RunRequest.sampling(
                    new InitialValueProblem(field, layout, 0, start), new double[] {0, time},
                    List.of(new NamedFunction("first", (t, y) -> y[0]))).keepingStates());
            return run.fine().states().orElseThrow()[1];
        }
    }
}
