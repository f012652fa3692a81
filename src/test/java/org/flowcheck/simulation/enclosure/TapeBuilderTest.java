package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.compiler.SlowModel;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tape says what the slow evaluator and the compiled code say. */
class TapeBuilderTest {

    /** 400 roundings of 2^-53, in the size of what is added on the way: more than are made in a row. */
    private static final double TOLERANCE = 4e-14;
    private static final int FLOWS = 60;

    @Test
    void randomFlowsAgreeWithTheSlowEvaluatorAndTheCompiledCode() {
        for (long seed = 0; seed < FLOWS; seed++) {
            Model model = RandomFlow.of(seed);
            List<Equation> equations = ((Dynamics.Rates) model.dynamics()).equations();
            SplittableRandom random = new SplittableRandom(~seed);
            CompiledModel compiled = ModelCompiler.compile(model, equations,
                    new ModelCompiler.Choice(Map.of("m", 1.0 + random.nextInt(4)), seed, Optional.empty()));
            Tape tape = Tapes.of(compiled, equations, Map.of());
            double t = random.nextDouble();
            double[] y = random.doubles(tape.dimension(), -1, 1).toArray();
            agree(compiled, equations, tape, t, y, "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"three-layer/three-layer-effective, m, 3", "three-layer/matrix-effective, m, 2",
        "three-layer/three-layer, m, 2", "multi-stage/two-layer-descent, m, 3", "multi-stage/two-layer, m, 2",
        "multi-stage/k-logistic, K0, 0.25", "classical/coupled-pair, x0, 3", "classical/energy-four-thirds, E0, 2",
        "classical/exponential, x0, 1", "classical/log-squared, x0, 3", "classical/x-log-x, x0, 3"})
    void modelsOfTheRepositoryAgreeToo(String path, String parameter, double value) {
        Tapes.Sample sample = Tapes.read(path, Map.of(parameter, value), 7);
        double[] y = sample.compiled().initialState();
        agree(sample.compiled(), sample.equations(), sample.tape(), 0.3, y, path);
    }

    private static void agree(CompiledModel compiled, List<Equation> equations, Tape tape, double t, double[] y,
                              String where) {
        double[] got = Tapes.rates(tape, t, y);
        double[] fast = new double[y.length];
        compiled.newField().derivatives(t, y, fast);
        SlowModel slow = new SlowModel(compiled);
        int next = 0;
        for (Equation equation : equations) {
            double[] expected = slow.array(equation.axes(), equation.rate(), t, y);
            double[] sizes = slow.magnitudes(equation.axes(), equation.rate(), t, y);
            for (int i = 0; i < expected.length; i++, next++) {
                assertEquals(expected[i], got[next], TOLERANCE * sizes[i], where + " " + equation.state() + " " + i);
                assertEquals(fast[next], got[next], 2 * TOLERANCE * sizes[i], where + " compiled " + i);
            }
        }
    }

    /** Thirty digits say the same as sixteen, and another state something else. */
    @Test
    void digitsAreThoseOfTheNumbersThatTheTapeRunsOn() {
        Tapes.Sample sample = Tapes.read("three-layer/three-layer-effective", Map.of("m", 2.0), 3);
        FieldArithmetic<Dfp> decimals = FieldArithmetic.ofDigits(40);
        double[] y = sample.compiled().initialState();
        Dfp[] precise = new TapeEvaluator<>(sample.tape(), decimals).rates(decimals.of(0), Tapes.of(decimals, y));
        double[] rough = Tapes.rates(sample.tape(), 0, y);
        for (int i = 0; i < y.length; i++) {
            assertEquals(precise[i].toDouble(), rough[i], 1e-15 * 4);
        }
        y[0] += 1e-9;
        assertNotEquals(rough[2], Tapes.rates(sample.tape(), 0, y)[2]);
    }

    @Test
    void noStepIsWrittenTwiceAndNoneForNothing() {
        Tape tape = Tapes.read("three-layer/three-layer-effective", Map.of("m", 4.0), 1).tape();
        assertEquals(tape.steps().size(), new HashSet<>(tape.steps()).size());
        List<Integer> outputs = new ArrayList<>(tape.rates());
        tape.formulas().keySet().forEach(name -> outputs.addAll(tape.outputs(name)));
        assertEquals(tape.steps().size(), tape.needed(outputs).cardinality());
        // 24 states; b c, a c, b a, a (b c): 64 products and the sums; squares, roots and powers of the bounds.
        assertTrue(tape.steps().size() < 250, () -> tape.steps().size() + " steps");
    }

    /** The bounds of the remaining time: one always defined, one where E is positive. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void boundsAreThoseOfTheCompiledModel(long seed) {
        Tapes.Sample sample = Tapes.read("three-layer/three-layer-effective", Map.of("m", 3.0), seed);
        FieldArithmetic<Binary64> doubles = FieldArithmetic.ofDoubles();
        double[] y = sample.compiled().initialState();
        TapeEvaluator<Binary64> evaluator = new TapeEvaluator<>(sample.tape(), doubles);
        var section = sample.model().blowUp().orElseThrow();
        double energy = sample.compiled().newFunction(section.along()).value(0, y);
        double latest = sample.compiled().newFunction(section.latest().orElseThrow()).value(0, y);
        double earliest = sample.compiled().newFunction(section.earliest().orElseThrow()).value(0, y);
        Binary64[] state = Tapes.of(doubles, y);
        assertEquals(energy, evaluator.value("along", doubles.of(0), state).orElseThrow().getReal(), 1e-13);
        // R_F and the root are well-conditioned: some roundings each.
        assertEquals(earliest, evaluator.value("earliest", doubles.of(0), state).orElseThrow().getReal(),
                1e-14 * earliest);
        Optional<Binary64> bound = evaluator.value("latest", doubles.of(0), state);
        assertEquals(energy > 0, bound.isPresent());
        bound.ifPresent(value -> assertEquals(latest, value.getReal(), 1e-12 * latest));
    }
}
