package org.flowcheck.simulation.compiler;

import static org.flowcheck.simulation.compiler.SampleModels.sum;
import static org.flowcheck.theory.expression.Algebra.add;
import static org.flowcheck.theory.expression.Algebra.multiply;
import static org.flowcheck.theory.expression.Algebra.power;
import static org.flowcheck.theory.expression.Algebra.subtract;
import static org.flowcheck.theory.expression.Reference.to;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums inside sums, whose parts are computed further out than the loop that asks for them first. */
class SumsInsideSumsTest {

    private static final Model MODEL = SampleModels.threeLayerEffective();

    /** sum_pq (sum_k b_kp b_kq - c_p c_q)^2: c_p belongs to an outer loop, but is met in an inner, interleaved one. */
    @ParameterizedTest(name = "m = {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void aSumOfSquaresOfDifferences(int m) {
        Expression gram = sum(multiply(to("b", to("k"), to("p")), to("b", to("k"), to("q"))), "k", "m");
        check(m, sum(power(subtract(gram, multiply(to("c", to("p")), to("c", to("q")))), 2), "p", "m", "q", "m"));
    }

    /** The rate of E: sum_kl ((b c)_k b_kl c_l + a_k^2 c_l^2 + a_k b_kl (b^T a)_l). */
    @ParameterizedTest(name = "m = {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 17})
    void aSumOfProductsWithSums(int m) {
        Expression b = to("b", to("k"), to("l"));
        Expression forward = sum(multiply(to("b", to("k"), to("j")), to("c", to("j"))), "j", "m");
        Expression backward = sum(multiply(to("a", to("i")), to("b", to("i"), to("l"))), "i", "m");
        check(m, sum(add(multiply(forward, b, to("c", to("l"))),
                multiply(power(to("a", to("k")), 2), power(to("c", to("l")), 2)),
                multiply(to("a", to("k")), b, backward)), "k", "m", "l", "m"));
    }

    private static void check(int m, Expression formula) {
        CompiledModel compiled = ModelCompiler.compile(MODEL, SampleModels.equations(MODEL),
                new ModelCompiler.Choice(Map.of("m", (double) m), 5, Optional.empty()));
        new Agreement(compiled).ofFunction(formula, 0, compiled.initialState(), "m = " + m);
    }
}
