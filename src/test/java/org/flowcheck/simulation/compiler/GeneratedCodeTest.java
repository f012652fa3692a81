package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flowcheck.simulation.ode.StateFunction;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of the generated classes: reuse, allocation, bits, size of methods, what is in their text. */
class GeneratedCodeTest {

    private static CompiledProgram field(Model model, Map<String, Double> parameters) {
        Symbols symbols = new Symbols(model, ParameterValues.resolve(model, parameters));
        List<ProgramBuilder.Formula> formulas = SampleModels.equations(model).stream()
                .map(equation -> new ProgramBuilder.Formula(equation.axes(), equation.rate())).toList();
        List<String> labels = SampleModels.equations(model).stream().map(Equation::state).toList();
        return CompiledProgram.of(ProgramBuilder.build(symbols, formulas), labels);
    }

    @Test
    void otherSizesAndSeedsShareAClass() {
        Model model = SampleModels.threeLayerEffective();
        assertSame(field(model, Map.of("m", 20.0)).constructor(), field(model, Map.of("m", 57.0)).constructor());
        Model descent = SampleModels.twoLayerDescent();
        assertSame(field(descent, Map.of("m", 200.0, "d", 3.0)).constructor(),
                field(descent, Map.of("m", 100.0, "d", 7.0)).constructor());
        // One input dimension needs no loop over it: another text.
        assertNotSame(field(descent, Map.of("m", 200.0, "d", 1.0)).constructor(),
                field(descent, Map.of("m", 200.0, "d", 3.0)).constructor());
    }

    @Test
    void aCallAllocatesNothing() {
        CompiledModel compiled = ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 30.0));
        VectorField field = compiled.newField();
        StateFunction energy = compiled.newFunction(to("E"));
        FormulaArray several = compiled.newFunctions(List.of(to("E"), SampleModels.squareNorm("a", "k", "m")));
        double[] y = compiled.initialState();
        double[] out = new double[y.length];
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = Long.MAX_VALUE;
        double sum = 0;
        // The first rounds load classes and are compiled; one clean round is what counts.
        for (int round = 0; round < 20 && bytes > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                field.derivatives(0, y, out);
                sum += energy.value(0, y);
                several.values(0, y, out);
            }
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, bytes, "bytes in 100 calls");
        assertTrue(Double.isFinite(sum));
    }

    @Test
    void instancesInManyThreadsGiveTheSameBits() throws Exception {
        CompiledModel compiled = ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 37.0));
        double[] y = compiled.initialState();
        double[] expected = new double[y.length];
        compiled.newField().derivatives(0, y, expected);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<double[]>> tasks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tasks.add(() -> {
                    VectorField field = compiled.newField();
                    double[] out = new double[y.length];
                    for (int repeat = 0; repeat < 200; repeat++) {
                        field.derivatives(0, y, out);
                    }
                    return out;
                });
            }
            for (Future<double[]> result : threads.invokeAll(tasks)) {
                assertArrayEquals(expected, result.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void bitsDoNotDependOnTheJit() {
        // The interpreter runs the first calls, compiled code the last.
        CompiledModel compiled = ModelCompilerTest.compile(RandomModelsTest.random(11), Map.of("m", 5.0, "d", 4.0));
        VectorField field = compiled.newField();
        double[] y = new SplittableRandom(3).doubles(field.dimension(), -1, 1).toArray();
        double[] first = new double[y.length];
        field.derivatives(0.5, y, first);
        double[] later = new double[y.length];
        for (int i = 0; i < 20_000; i++) {
            field.derivatives(0.5, y, later);
        }
        assertArrayEquals(first, later);
    }

    @Test
    void namesOfUsersStayOutOfTheText() {
        // A checked model has no such names; should one slip through, the text must not care.
        String hostile = "x*/System.exit(1)/*";
        Model model = SampleModels.model("*/ System.exit(1); /*", List.of(SampleModels.size("m", 2)), List.of(),
                List.of(SampleModels.state(hostile, Algebra.ONE, SampleModels.axis("k", "m"))), List.of(),
                List.of(new Equation(hostile, List.of(SampleModels.axis("k", "m")), to(hostile, to("k")))));
        JavaWriter.Source source = field(model, Map.of()).source();
        assertFalse(source.text().contains("exit"), source.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1000, 4000})
    void longFormulasBecomeManySmallMethods(int terms) {
        Expression[] parts = new Expression[terms];
        for (int i = 0; i < terms; i++) {
            parts[i] = Algebra.multiply(Constant.of(i + 1),
                    FunctionCall.of("Sin", Algebra.multiply(Constant.of(i), to("x"))));
        }
        Expression nested = to("x");
        for (int i = 0; i < Math.min(terms, 60); i++) {
            nested = FunctionCall.of("Tanh", Algebra.add(Constant.of(i), Algebra.multiply(nested, to("x")),
                    Algebra.power(to("x"), 3 + i % 5)));
        }
        Expression rate = new Addition(List.of(new Addition(List.of(parts), Origin.computed()), nested),
                Origin.computed());
        Model model = SampleModels.model("long", List.of(), List.of(), List.of(SampleModels.state("x", Algebra.ONE)),
                List.of(), List.of(new Equation("x", List.of(), rate)));
        CompiledModel compiled = ModelCompilerTest.compile(model, Map.of());
        new Agreement(compiled).ofField(SampleModels.equations(model), 0, new double[] {0.7}, terms + " terms");
        for (int length : MethodLengths.of(ProgramCache.classFile(field(model, Map.of()).source().text()))) {
            assertTrue(length < 8000, "a method of " + length + " bytes stays with the interpreter");
        }
    }

    @Test
    void anErrorInGeneratedCodeNamesTheFormula() {
        CompiledModel compiled = ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 3.0));
        VectorField field = compiled.newField();
        IllegalStateException thrown = assertThrows(IllegalStateException.class,
                () -> field.derivatives(0, compiled.initialState(), new double[5]));
        assertTrue(thrown.getMessage().contains("rate of b in effective"), thrown.getMessage());
    }

    @Test
    void anotherSeedDrawsAnew() {
        CompiledModel compiled = ModelCompilerTest.compile(SampleModels.threeLayerEffective(), Map.of("m", 4.0));
        CompiledModel other = compiled.withSeed(8);
        assertEquals(8, other.seed());
        for (int i = 0; i < compiled.layout().dimension(); i++) {
            assertTrue(compiled.initialState()[i] != other.initialState()[i]);
        }
        assertArrayEquals(compiled.initialState(), other.withSeed(7).initialState());
    }
}
