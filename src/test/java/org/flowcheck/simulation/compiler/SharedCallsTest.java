package org.flowcheck.simulation.compiler;

import static org.flowcheck.simulation.compiler.SampleModels.sum;
import static org.flowcheck.theory.expression.Algebra.add;
import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Algebra.power;
import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Costly functions are computed once, and only where they may be. */
class SharedCallsTest {

    private static final Axis K = SampleModels.axis("k", "m");
    private static final Axis L = SampleModels.axis("l", "m");

    private static int calls(CompiledModel compiled, String function) {
        return compiled.loweredText().split(function + "\\[", -1).length - 1;
    }

    private static CompiledModel compile(Model model, int m) {
        CompiledModel compiled = ModelCompilerTest.compile(model, Map.of("m", (double) m));
        double[] y = new SplittableRandom(m).doubles(compiled.layout().dimension(), -1, 1).toArray();
        new Agreement(compiled).ofField(SampleModels.equations(model), 0.25, y, "m = " + m);
        return compiled;
    }

    private static Model model(List<Definition> definitions, Expression rateOfA, Expression rateOfC) {
        return SampleModels.model("calls", List.of(SampleModels.size("m", 5)), List.of(),
                List.of(SampleModels.state("a", Algebra.ONE, K), SampleModels.state("c", Algebra.ONE, L)), definitions,
                List.of(new Equation("a", List.of(K), rateOfA), new Equation("c", List.of(L), rateOfC)));
    }

    private static Expression tanh(Expression argument) {
        return FunctionCall.of("Tanh", argument);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "2,3,1", "3,2,2", "9,5,3", "8,17,2"})
    void aNetworkHasOneTangentForANeuronAndASample(int m, int n, int d) {
        Model model = SampleModels.twoLayer();
        CompiledModel compiled = ModelCompilerTest.compile(model,
                Map.of("m", (double) m, "n", (double) n, "d", (double) d));
        double[] y = new SplittableRandom(m + n).doubles(compiled.layout().dimension(), -1, 1).toArray();
        new Agreement(compiled).ofField(SampleModels.equations(model), 0, y, m + " " + n + " " + d);
        if (m > 1 && n > 1) {
            assertEquals(1, calls(compiled, "Tanh"), compiled.loweredText());
        }
    }

    @Test
    void aFunctionOfFewerIndicesLeavesTheLoop() {
        Expression exponential = FunctionCall.of("Exp", multiply(to("a", to("k")), to("c", to("l"))));
        CompiledModel compiled = compile(model(List.of(),
                sum(multiply(exponential, tanh(to("c", to("l")))), "l", "m"), Algebra.ZERO), 5);
        assertTrue(compiled.loweredText().contains("= Tanh[y[i1 + 4]]"), compiled.loweredText());
    }

    /**
     * The value that a heavy definition stores late equals a call that stands in an earlier nest: the earlier one must
     * not read what does not exist yet.
     */
    @Test
    void aDefinitionStoredLaterIsNotReadBefore() {
        Expression argument = to("a", to("k"));
        for (int p = 2; p < 16; p++) {
            argument = add(argument, multiply(Constant.of(p), power(to("a", to("k")), p)));
        }
        List<Definition> heavy = List.of(new Definition("v", List.of(K), tanh(argument), Optional.empty()));
        compile(model(heavy, add(tanh(argument), Algebra.ONE), multiply(to("v", to("l")), to("v", to("l")))), 6);
    }

    /** a[k + 1] exists only where k < m, and the square root of a number only where it is not negative. */
    @Test
    void armsOfChoicesKeepTheirCalls() {
        Expression next = tanh(to("a", add(to("k"), to("l"))));
        Expression inside = new Comparison(add(multiply(Constant.of(2), to("k")), multiply(Constant.of(2), to("l"))),
                Comparison.Relation.AT_MOST, multiply(Constant.of(2), to("m")), Origin.computed());
        Expression odd = new Comparison(multiply(Constant.of(2), to("k")), Comparison.Relation.EQUAL,
                multiply(Constant.of(3), to("l")), Origin.computed());
        Expression guarded = new Conditional(odd,
                new Conditional(inside, next, Algebra.ONE, Origin.computed()), Algebra.ZERO, Origin.computed());
        for (int m = 1; m < 9; m++) {
            compile(model(List.of(), sum(guarded, "l", "m"), Algebra.ZERO), m);
        }
    }

    @Test
    void whatHasNoRoomStaysWhereItIs() {
        // 6000 squared is past the limit on intermediate numbers, and no loop can be shared: one sum needs the other.
        Expression both = tanh(multiply(to("a", to("k")), to("c", to("l"))));
        Expression first = sum(tanh(multiply(to("a", to("p")), to("c", to("q")))), "p", "m", "q", "m");
        CompiledModel compiled = ModelCompilerTest.compile(
                model(List.of(), sum(multiply(both, first), "l", "m"), sum(power(multiply(both, first), 2), "k", "m")),
                Map.of("m", 6000.0));
        assertTrue(calls(compiled, "Tanh") > 1, compiled.loweredText());
        assertTrue(!compiled.loweredText().contains("36000000"), compiled.loweredText());
    }
}
