package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Algebra.add;
import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.simulation.kernel.Draws;
import org.flowcheck.theory.expression.Algebra;
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
}
