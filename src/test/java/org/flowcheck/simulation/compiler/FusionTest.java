package org.flowcheck.simulation.compiler;

import static org.flowcheck.simulation.compiler.SampleModels.sum;
import static org.flowcheck.theory.expression.Algebra.ONE;
import static org.flowcheck.theory.expression.Algebra.add;
import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Algebra.subtract;
import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that run together, partly together, and must not, against the slow evaluator and against separate loops. */
class FusionTest {

    private static final Set<ProgramBuilder.Rewriting> SEPARATE = EnumSet.complementOf(
            EnumSet.of(ProgramBuilder.Rewriting.FUSION));

    private static Program program(Model model, Map<String, Double> sizes, Set<ProgramBuilder.Rewriting> rewritings) {
        Symbols symbols = new Symbols(model, ParameterValues.resolve(model, sizes));
        return ProgramBuilder.build(symbols, SampleModels.equations(model).stream()
                .map(equation -> new ProgramBuilder.Formula(equation.axes(), equation.rate())).toList(), rewritings);
    }

    private static Program program(Model model, Map<String, Double> sizes) {
        return program(model, sizes, EnumSet.allOf(ProgramBuilder.Rewriting.class));
    }

    private static long shared(Program program) {
        return program.each().stream().flatMap(stage -> stage.statements().stream())
                .filter(Statement.Shared.class::isInstance).count();
    }

    private static double[] run(Program program, CompiledModel model, double[] y) {
        double[] out = new double[program.results()];
        List<String> labels = model.model().states().stream().map(state -> state.name()).toList();
        CompiledProgram.of(program, labels).instance(model.initialState(), draws(model, program)).run(0.5, y, out);
        return out;
    }

    private static DrawNumbers draws(CompiledModel model, Program program) {
        Symbols symbols = new Symbols(model.model(), model.parameters());
        return new DrawNumbers(symbols, Map.of(), Map.of(), model.seed());
    }

    /** Agreement with the evaluator, and with separate loops to the rounding of sums in another order. */
    private static Program check(Model model, Map<String, Double> sizes) {
        CompiledModel compiled = ModelCompilerTest.compile(model, sizes);
        double[] y = new SplittableRandom(11).doubles(compiled.layout().dimension(), -1, 1).toArray();
        new Agreement(compiled).ofField(SampleModels.equations(model), 0.5, y, model.name() + " at " + sizes);
        Program fused = program(model, sizes);
        double[] together = run(fused, compiled, y);
        double[] apart = run(program(model, sizes, SEPARATE), compiled, y);
        assertArrayEquals(apart, together, 1e-12, model.name() + " at " + sizes);
        assertArrayEquals(together, run(fused, compiled, y), "a second call finds nothing of the first");
        return fused;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,3,1", "3,1,1", "2,3,1", "3,2,2", "9,5,3", "8,17,2", "20,33,10", "2,2,9"})
    void aTwoLayerNetworkIsOneLoopOverSamples(int m, int n, int d) {
        Program program = check(SampleModels.twoLayer(), Map.of("m", (double) m, "n", (double) n, "d", (double) d));
        // With more inputs than samples the gradient is the largest array, and its loop over neurons is shared instead.
        if (m > 1 && n > 1 && d <= n) {
            assertEquals(1, shared(program));
            // Rows of neurons, the residual, a gradient for each weight, copies of weights and inputs: no array of n m.
            long largest = program.arrays().stream().mapToLong(Program.Rows::size).max().orElseThrow();
            assertTrue(largest <= (long) Math.max(m, n) * d, program.arrays().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,4", "4,3,2", "3,4,9", "17,9,5", "2,1,3", "1,2,3"})
    void aThreeLayerNetworkIsOneLoopOverSamples(int m, int p, int n) {
        Program program = check(SampleModels.threeLayer(), Map.of("m", (double) m, "p", (double) p, "n", (double) n));
        if (m > 1 && p > 1 && n > 1) {
            assertEquals(1, shared(program));
        }
    }

    /** Loops over k stay the same inside, sums over i gather row by row in any case: not one bit changes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9, 17, 40})
    void bitsStayWhereTheOrderOfSumsDoes(int m) {
        Model model = SampleModels.twoLayer();
        Map<String, Double> sizes = Map.of("m", (double) m, "n", 12.0, "d", 1.0);
        CompiledModel compiled = ModelCompilerTest.compile(model, sizes);
        double[] y = new SplittableRandom(3).doubles(compiled.layout().dimension(), -1, 1).toArray();
        Program fused = program(model, sizes);
        assertEquals(m > 1 ? 1 : 0, shared(fused));
        double[] expected = run(fused, compiled, y);
        for (Set<ProgramBuilder.Rewriting> rewritings : List.of(SEPARATE,
                EnumSet.of(ProgramBuilder.Rewriting.SHARED_CALLS),
                EnumSet.of(ProgramBuilder.Rewriting.SHARED_CALLS, ProgramBuilder.Rewriting.FUSION))) {
            assertArrayEquals(expected, run(program(model, sizes, rewritings), compiled, y), rewritings.toString());
        }
    }

    /** 100,000 neurons and 1,000 samples: 10^8 preactivations, of which no more than a row has a place. */
    @Test
    void noPlaceForAllNeuronsAndSamplesIsNeeded() {
        Map<String, Double> sizes = Map.of("m", 1e5, "n", 1e3, "d", 2.0);
        Program program = program(SampleModels.twoLayer(), sizes);
        assertEquals(1, shared(program));
        assertTrue(program.size() < 1_000_000, program.arrays().toString());
    }

    private static final Axis K = SampleModels.axis("k", "m");
    private static final Axis I = SampleModels.axis("i", "n");

    /** A model of states a[k] and c[i] with {@code h[i, k] = tanh(a_k c_i)}. */
    private static Model model(String name, Expression rateOfA, Expression rateOfC, Definition... more) {
        Definition h = new Definition("h", List.of(I, K),
                FunctionCall.of("Tanh", multiply(to("a", to("k")), to("c", to("i")))), Optional.empty());
        return SampleModels.model(name, List.of(SampleModels.size("m", 5), SampleModels.size("n", 4)), List.of(),
                List.of(SampleModels.state("a", Algebra.divide(to("k"), to("m")), K),
                        SampleModels.state("c", Algebra.divide(to("i"), to("n")), I)),
                Stream.concat(Stream.of(h), Stream.of(more)).toList(),
                List.of(new Equation("a", List.of(K), rateOfA), new Equation("c", List.of(I), rateOfC)));
    }

    private static Expression h(Expression i, Expression k) {
        return to("h", i, k);
    }

    private static Expression when(Expression left, Comparison.Relation relation, Expression right, Expression then) {
        return new Conditional(new Comparison(left, relation, right, Origin.computed()), then, ONE, Origin.computed());
    }

    private static Reduction maximum(Expression body, String index, String size) {
        return new Reduction(Reduction.Kind.MAXIMUM, body, List.of(IndexRange.upTo(index, to(size))),
                Origin.computed());
    }

    static Stream<Model> awkward() {
        Expression i = to("i");
        Expression k = to("k");
        Expression f = sum(multiply(to("a", to("q")), h(i, to("q"))), "q", "m");
        Expression before = to("f", subtract(i, ONE));
        Definition row = new Definition("f", List.of(I), f, Optional.empty());
        Definition top = new Definition("top", List.of(), maximum(to("f", i), "i", "n"), Optional.empty());
        Expression triangle = Reduction.sum(h(to("l"), k), List.of(IndexRange.upTo("i", to("n")),
                new IndexRange("l", ONE, i, Origin.computed())));
        return Stream.of(
                // Reads the sample before.
                model("shifted", sum(multiply(when(i, Comparison.Relation.GREATER, ONE, before), h(i, k)), "i", "n"),
                        to("f", i), row),
                // Needs all samples at once.
                model("largest", sum(multiply(subtract(to("f", i), to("top")), h(i, k)), "i", "n"),
                        to("f", i), row, top),
                // Uses a part of the samples only.
                model("conditional", sum(when(multiply(Constant.of(2), i), Comparison.Relation.LESS, to("n"),
                        multiply(to("f", i), h(i, k))), "i", "n"), to("f", i), row),
                model("triangular", triangle, sum(h(i, k), "k", "m")),
                // Rows are read as columns in the same sum.
                model("transposed", sum(multiply(h(k, i), h(i, k)), "i", "n"), sum(h(i, k), "k", "m")),
                // Each of two loops needs what the other has finished.
                model("crossed", sum(multiply(h(i, k), sum(h(to("l"), k), "l", "n"), to("f", i)), "i", "n"),
                        sum(multiply(h(i, k), sum(h(to("l"), k), "l", "n")), "k", "m"), row),
                // All extrema over samples, of what one loop makes.
                model("extreme", add(maximum(h(i, k), "i", "n"), sum(h(i, k), "i", "n")), maximum(h(i, k), "k", "m")),
                // One number gathered over both.
                model("number", multiply(to("a", k), sum(multiply(h(i, to("q")), h(i, to("q"))), "i", "n", "q", "m")),
                        sum(h(i, k), "k", "m")));
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void awkwardSystemsStayRight(Model model) {
        for (int m = 1; m <= 6; m++) {
            for (int n : new int[] {1, 2, 3, 5, 9}) {
                if (!model.name().equals("transposed") || m == n) {
                    check(model, Map.of("m", (double) m, "n", (double) n));
                }
            }
        }
    }

    /** A sum of all samples is not known inside the loop over samples. */
    @Test
    void whatNeedsAllSamplesIsNotInTheLoop() {
        Expression mean = sum(h(to("i"), to("k")), "i", "n");
        Model model = model("centred", sum(power2(subtract(h(to("i"), to("k")), to("mean", to("k")))), "i", "n"),
                sum(h(to("i"), to("k")), "k", "m"), new Definition("mean", List.of(K), mean, Optional.empty()));
        Program program = check(model, Map.of("m", 7.0, "n", 9.0));
        for (Program.Stage stage : program.each()) {
            for (Statement statement : stage.statements()) {
                if (statement instanceof Statement.Shared loop) {
                    // Over neurons this is one loop; over samples it would hold one of the two sums only.
                    assertEquals(7 - 1, loop.level().bounds().stream().mapToLong(Affine::constant).sum());
                }
            }
        }
        assertFalse(program.arrays().stream().anyMatch(rows -> rows.size() == 63), program.arrays().toString());
    }

    private static Expression power2(Expression base) {
        return Algebra.power(base, 2);
    }
}
