package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCompilerTest {

    /** Units of rounding (2^-53) between two ways of adding and multiplying the same numbers, at these sizes. */
    private static final double TOLERANCE = 1e-13;

    static CompiledModel compile(Model model, Map<String, Double> parameters) {
        return ModelCompiler.compile(model, SampleModels.equations(model),
                new ModelCompiler.Choice(parameters, 7, Optional.empty()));
    }

    /** Compares the field with the slow evaluation at a random state, component by component. */
    static void assertFieldMatches(CompiledModel compiled, List<Equation> equations, long seed) {
        SlowModel slow = new SlowModel(compiled);
        VectorField field = compiled.newField();
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.doubles(field.dimension(), -1, 1).toArray();
        double t = random.nextDouble();
        double[] fast = new double[y.length];
        field.derivatives(t, y, fast);
        int next = 0;
        for (Equation equation : equations) {
            double[] expected = slow.array(equation.axes(), equation.rate(), t, y);
            double[] sizes = slow.magnitudes(equation.axes(), equation.rate(), t, y);
            for (int i = 0; i < expected.length; i++, next++) {
                assertEquals(expected[i], fast[next], TOLERANCE * sizes[i], compiled.layout().format(next)
                        + " in seed " + seed + "\n" + compiled.loweredText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void threeLayerEffectiveAtEveryWidth(int m) {
        Model model = SampleModels.threeLayerEffective();
        CompiledModel compiled = compile(model, Map.of("m", (double) m));
        assertFieldMatches(compiled, SampleModels.equations(model), m);
        double[] y = compiled.initialState();
        assertEquals(new SlowModel(compiled).value(Reference.to("E"), 0, y),
                compiled.newFunction(Reference.to("E")).value(0, y), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1", "3,2", "2,3", "5,4", "9,9", "8,1", "7,5"})
    void twoLayerDescentAtEverySize(int m, int d) {
        Model model = SampleModels.twoLayerDescent();
        CompiledModel compiled = compile(model, Map.of("m", (double) m, "d", (double) d));
        assertFieldMatches(compiled, SampleModels.equations(model), 31 * m + d);
    }
}
