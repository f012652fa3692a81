package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Algebra.add;
import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.simulation.kernel.Draws;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;
import org.junit.jupiter.api.Test;

/** Data arrays: {@code u[i, j] = i + d*j}, drawn {@code x[i, j] = g[i, j]*u[i, j]}, and {@code y[i] = Sin[x[i, 1]]}. */
class DataNumbersTest {

    private static final int N = 4;
    private static final int D = 3;
    private static final Axis I = SampleModels.axis("i", "n");
    private static final Axis J = SampleModels.axis("j", "d");

    private static DataArray data(String name, Expression value, Axis... axes) {
        return new DataArray(name, List.of(axes), Optional.ofNullable(value), "", Optional.empty(),
                Origin.computed());
    }

    /** {@code a[i]' = y[i]*a[i]}, a(0) = 1; the first array is given by a formula, or not at all. */
    private static Model model(boolean given) {
        List<Parameter> sizes = List.of(SampleModels.size("n", N), SampleModels.size("d", D));
        List<Draw> draws = List.of(SampleModels.normal("g", I, J));
        State state = SampleModels.state("a", to("n"), I);
        Equation equation = new Equation("a", List.of(I), multiply(to("y", to("i")), to("a", to("i"))));
        Expression u = given ? add(to("i"), multiply(to("d"), to("j"))) : null;
        return SampleModels.model("given", sizes, draws, List.of(state), List.of(), List.of(equation))
                .withData(List.of(data("u", u, I, J),
                        data("x", multiply(to("g", to("i"), to("j")), to("u", to("i"), to("j"))), I, J),
                        data("y", FunctionCall.of("Sin", to("x", to("i"), Algebra.ONE)), I)));
    }

    private static double[] values(CompiledModel compiled, String name, Axis... axes) {
        Expression[] indices = Arrays.stream(axes).map(axis -> to(axis.index())).toArray(Expression[]::new);
        FormulaArray array = compiled.newArray(List.of(axes), to(name, indices));
        double[] out = new double[array.size()];
        array.values(0, compiled.initialState(), out);
        return out;
    }

    private static double[] rates(CompiledModel compiled, double[] state) {
        double[] out = new double[state.length];
        compiled.newField().derivatives(0, state, out);
        return out;
    }

    private static CompiledModel compiled() {
        return ModelCompilerTest.compile(model(true), Map.of());
    }

    @Test
    void dataAreWhatTheirFormulasSay() {
        CompiledModel compiled = compiled();
        Draws drawn = Draws.of(compiled.seed(), "g", new int[] {N, D});
        double[] u = values(compiled, "u", I, J);
        double[] x = values(compiled, "x", I, J);
        double[] y = values(compiled, "y", I);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                assertEquals(i + 1 + D * (j + 1), u[i * D + j]);
                assertEquals(drawn.normal(i * D + j) * u[i * D + j], x[i * D + j], 1e-15);
            }
            assertEquals(StrictMath.sin(x[i * D]), y[i], 1e-15);
        }
        double[] state = {1, 2, 3, 4};
        double[] expected = {y[0], 2 * y[1], 3 * y[2], 4 * y[3]};
        assertArrayEquals(expected, rates(compiled, state), 1e-15);
    }

    @Test
    void aSeedChangesWhatIsDrawnAndNothingElse() {
        CompiledModel compiled = compiled();
        CompiledModel other = compiled.withSeed(compiled.seed() + 1);
        assertArrayEquals(values(compiled, "u", I, J), values(other, "u", I, J));
        assertFalse(Arrays.equals(values(compiled, "x", I, J), values(other, "x", I, J)));
        assertFalse(Arrays.equals(values(compiled, "y", I), values(other, "y", I)));
        CompiledModel again = other.withSeed(compiled.seed());
        assertArrayEquals(values(compiled, "x", I, J), values(again, "x", I, J));
        assertArrayEquals(values(compiled, "y", I), values(again, "y", I));
    }

    @Test
    void anotherStartKeepsTheData() {
        CompiledModel compiled = compiled();
        CompiledModel moved = compiled.withInitialState(new double[] {5, 6, 7, 8});
        assertArrayEquals(values(compiled, "x", I, J), values(moved, "x", I, J));
        assertArrayEquals(rates(compiled, moved.initialState()), rates(moved, moved.initialState()));
    }

    @Test
    void sizesOfDataFollowTheParameters() {
        CompiledModel compiled = ModelCompilerTest.compile(model(true), Map.of("n", 2.0, "d", 5.0));
        assertEquals(10, values(compiled, "x", I, J).length);
        assertEquals(2 + 5 * 5, values(compiled, "u", I, J)[9]);
    }

    @Test
    void numbersAreMadeOnceForASeed() {
        Symbols symbols = new Symbols(model(true), Map.of("n", (double) N, "d", (double) D));
        Map<String, CompiledProgram> programs = new ConcurrentHashMap<>();
        DrawNumbers numbers = new DrawNumbers(symbols, programs, Map.of(), 1);
        int y = symbols.data("y").orElseThrow().number();
        int x = symbols.data("x").orElseThrow().number();
        double[] first = numbers.of(Set.of(y))[y];
        // What y is made of was made with it.
        assertSame(numbers.of(Set.of(x))[x], numbers.of(Set.of(x, y))[x]);
        assertSame(first, numbers.of(Set.of(y))[y]);
        CompiledProgram compiled = programs.get("y");
        new DrawNumbers(symbols, programs, Map.of(), 2).of(Set.of(y));
        assertSame(compiled, programs.get("y"));
        assertEquals(Set.of("u", "x", "y"), programs.keySet());
    }

    @Test
    void missingDataAreMissedWhenTheModelIsCompiled() {
        DiagnosticException problem = assertThrows(DiagnosticException.class,
                () -> ModelCompilerTest.compile(model(false), Map.of()));
        assertEquals(Code.DATA_NOT_GIVEN, problem.diagnostics().get(0).code());
    }

    @Test
    void dataThatNothingUsesNeedNoValues() {
        Model model = model(true);
        Model more = model.withData(List.of(model.data().get(0), model.data().get(1), model.data().get(2),
                data("z", null, I)));
        CompiledModel compiled = ModelCompilerTest.compile(more, Map.of());
        assertArrayEquals(rates(compiled(), new double[] {1, 1, 1, 1}), rates(compiled, new double[] {1, 1, 1, 1}));
        assertThrows(DiagnosticException.class, () -> values(compiled, "z", I));
    }

    private static NamedArrays given(String name, double[] values, int... shape) {
        return new NamedArrays("test",
                Map.of(name, new NamedArrays.Entry(NumericArray.of(shape, values), Optional.empty())));
    }

    private static CompiledModel compiled(Model model, NamedArrays data) {
        return ModelCompiler.compile(model, SampleModels.equations(model),
                new ModelCompiler.Choice(Map.of(), 7, Optional.empty(), data));
    }

    /** Given x: y follows it, u keeps its formula, g is drawn for nobody and x keeps its numbers for every seed. */
    @Test
    void givenNumbersReplaceAFormulaAndWhatIsMadeOfThemFollows() {
        double[] x = new SplittableRandom(3).doubles(N * D, -2, 2).toArray();
        CompiledModel compiled = compiled(model(true), given("x", x, N, D));
        assertArrayEquals(x, values(compiled, "x", I, J));
        assertArrayEquals(values(compiled(), "u", I, J), values(compiled, "u", I, J));
        double[] y = values(compiled, "y", I);
        for (int i = 0; i < N; i++) {
            assertEquals(StrictMath.sin(x[i * D]), y[i], 1e-15);
        }
        CompiledModel other = compiled.withSeed(8);
        assertArrayEquals(x, values(other, "x", I, J));
        assertArrayEquals(y, values(other, "y", I));
        assertArrayEquals(rates(compiled, new double[] {1, 2, 3, 4}), rates(other, new double[] {1, 2, 3, 4}));
        double[] state = {0.5, -1, 2, 3};
        new Agreement(compiled).ofField(SampleModels.equations(model(true)), 0.25, state, "given x");
        new Agreement(other).ofField(SampleModels.equations(model(true)), 0.25, state, "given x, another seed");
        Expression atStart = new AtStart(multiply(to("y", to("i")), to("a", to("i"))), Origin.computed());
        new Agreement(compiled).ofArray(List.of(I), atStart, 0.25, state, "Initial[...] with given x");
        FormulaArray initial = compiled.newArray(List.of(I), atStart);
        double[] atZero = new double[N];
        initial.values(0.25, state, atZero);
        assertArrayEquals(Arrays.stream(y).map(label -> label * N).toArray(), atZero, 0);
        // The neighbour: numbers that differ in one place are other data.
        double[] moved = x.clone();
        moved[D] += 0x1p-30;
        double[] shifted = rates(compiled(model(true), given("x", moved, N, D)), state);
        assertNotEquals(rates(compiled, state)[1], shifted[1]);
        assertEquals(rates(compiled, state)[0], shifted[0]);
    }

    @Test
    void drawsThatOnlyAReplacedFormulaUsesAreNotMade() {
        Symbols symbols = new Symbols(model(true), Map.of("n", (double) N, "d", (double) D));
        int y = symbols.data("y").orElseThrow().number();
        int g = symbols.draw("g").orElseThrow().number();
        assertNotNull(new DrawNumbers(symbols, new ConcurrentHashMap<>(), Map.of(), 1).of(Set.of(y))[g]);
        Map<String, CompiledProgram> programs = new ConcurrentHashMap<>();
        assertNull(new DrawNumbers(symbols, programs, Map.of("x", new double[N * D]), 1).of(Set.of(y))[g]);
        assertEquals(Set.of("y"), programs.keySet());
    }

    @Test
    void dataWithoutAFormulaMayBeGiven() {
        double[] u = new SplittableRandom(4).doubles(N * D, -2, 2).toArray();
        CompiledModel compiled = compiled(model(false), given("u", u, N, D));
        double[] x = values(compiled, "x", I, J);
        Draws drawn = Draws.of(compiled.seed(), "g", new int[] {N, D});
        for (int i = 0; i < N * D; i++) {
            assertEquals(drawn.normal(i) * u[i], x[i], 1e-15);
        }
    }

    @Test
    void dataOfAnotherShapeAreRefused() {
        DiagnosticException problem = assertThrows(DiagnosticException.class,
                () -> compiled(model(true), given("x", new double[N * D], D, N)));
        Diagnostic said = problem.diagnostics().get(0);
        assertEquals(Code.DATA_SIZE, said.code());
        assertEquals("4 x 3 numbers", said.expected());
        assertEquals("3 x 4 numbers", said.found());
    }

    @Test
    void sizesThatAreParametersFollowUnlessTheyAreChosen() {
        NamedArrays data = given("x", new double[10], 5, 2);
        assertEquals(Map.of("n", 5.0, "d", 2.0), GivenData.sizes(model(true), data, Set.of()));
        assertEquals(Map.of("n", 5.0), GivenData.sizes(model(true), data, Set.of("d")));
        DiagnosticException unknown = assertThrows(DiagnosticException.class,
                () -> GivenData.sizes(model(true), given("X", new double[10], 5, 2), Set.of()));
        assertEquals(Code.UNKNOWN_DATA, unknown.diagnostics().get(0).code());
        assertEquals("x", unknown.diagnostics().get(0).suggestion());
        DiagnosticException flat = assertThrows(DiagnosticException.class,
                () -> GivenData.sizes(model(true), given("x", new double[10], 10), Set.of()));
        assertEquals(Code.ARRAY_SHAPE, flat.diagnostics().get(0).code());
    }
}
