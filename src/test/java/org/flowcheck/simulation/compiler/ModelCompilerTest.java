package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCompilerTest {

    static CompiledModel compile(Model model, Map<String, Double> parameters) {
        return ModelCompiler.compile(model, SampleModels.equations(model),
                new ModelCompiler.Choice(parameters, 7, Optional.empty()));
    }

    private static void assertFieldMatches(CompiledModel compiled, List<Equation> equations, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = random.doubles(compiled.layout().dimension(), -1, 1).toArray();
        new Agreement(compiled).ofField(equations, random.nextDouble(), y, "seed " + seed);
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
