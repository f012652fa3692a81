package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backward sweeps over random flows against Hipparchus's forward derivatives of the same tapes. */
class DifferentiatedTapeTest {

    private static final int FLOWS = 200;
    /** Roundings of some hundred operations whose intermediate values may be larger than the result. */
    private static final double TOLERANCE = 1e-11;

    @TempDir
    private Path folder;

    @Test
    void backwardIsForward() {
        int compared = 0;
        int noticed = 0;
        for (long seed = 0; seed < FLOWS; seed++) {
            Tape tape = timeless(seed);
            SplittableRandom random = new SplittableRandom(seed);
            double[] y = random.doubles(tape.dimension(), -1, 1).toArray();
            double[] weights = random.doubles(tape.dimension(), -1, 1).toArray();
            double[] expected = new double[y.length];
            double[] expectedRates = new double[y.length];
            double size = forward(tape, y, weights, expected, expectedRates);
            if (!(size < 1e6)) {
                continue;
            }
            DifferentiatedTape backward = DifferentiatedTape.ofRates(tape);
            double[] rates = new double[y.length];
            double[] found = new double[y.length];
            backward.derivatives(y, rates);
            backward.pullBack(y, weights, found);
            for (int i = 0; i < y.length; i++) {
                assertEquals(expectedRates[i], rates[i], TOLERANCE * (1 + size), "rate " + i + " of seed " + seed);
                assertEquals(expected[i], found[i], TOLERANCE * (1 + size), "slope " + i + " of seed " + seed);
            }
            compared++;
            // The twin: one slope that is off by one percent would be seen.
            noticed += Math.abs(0.01 * expected[0]) > TOLERANCE * (1 + size) ? 1 : 0;
        }
        assertTrue(compared > 0.8 * FLOWS && noticed > 0.5 * FLOWS, compared + " compared, " + noticed + " telling");
    }

    /** Fills the transposed Jacobian times the weights and the rates; returns how large the derivatives are. */
    private static double forward(Tape tape, double[] y, double[] weights, double[] slopes, double[] rates) {
        FieldArithmetic<Gradient> gradients = FieldArithmetic.ofGradients(y.length);
        Gradient[] variables = gradients.array(y.length);
        for (int i = 0; i < y.length; i++) {
            variables[i] = Gradient.variable(y.length, i, y[i]);
        }
        Gradient[] found = new TapeEvaluator<>(tape, gradients).rates(gradients.of(0), variables);
        double size = 0;
        for (int k = 0; k < y.length; k++) {
            rates[k] = found[k].getReal();
            size = Math.max(size, Math.abs(rates[k]));
            for (int i = 0; i < y.length; i++) {
                slopes[i] += weights[k] * found[k].getPartialDerivative(i);
                size = Math.max(size, Math.abs(found[k].getPartialDerivative(i)));
            }
        }
        return size;
    }

    /** A random flow in which the time is the number 3/7. */
    private static Tape timeless(long seed) {
        Model model = RandomFlow.of(seed);
        List<Equation> equations = ((Dynamics.Rates) model.dynamics()).equations();
        CompiledModel compiled = ModelCompiler.compile(model, equations,
                new ModelCompiler.Choice(Map.of("m", 2.0), seed, Optional.empty()));
        Tape tape = Tapes.of(compiled, equations, Map.of());
        return new Tape(tape.dimension(), tape.steps().stream().map(step ->
                step.operation() == Operation.TIME ? TapeStep.number(Rational.of(3, 7)) : step).toList(), tape.rates(),
                Map.of());
    }

    /** A number without weight has no say, even where it has no derivative: the root of x at zero. */
    @Test
    void whatHasNoWeightIsNotAsked() {
        Tape tape = Tapes.ofText(folder, "states:\n  x: 1\n  y: 1\nrates:\n  x: Sqrt[x]\n  y: y^2\n");
        double[] out = new double[2];
        DifferentiatedTape.ofRates(tape).pullBack(new double[] {0, 3}, new double[] {0, 1}, out);
        assertEquals(List.of(0.0, 6.0), List.of(out[0], out[1]));
        DifferentiatedTape.ofRates(tape).pullBack(new double[] {0, 3}, new double[] {1, 0}, out);
        assertEquals(Double.POSITIVE_INFINITY, out[0]);
    }

    @Test
    void theTimeIsRefused() {
        Tape tape = Tapes.ofText(folder, "states:\n  x: 1\nrates:\n  x: t*x^2\n");
        assertThrows(NotOnTapeException.class, () -> DifferentiatedTape.ofRates(tape));
    }
}
