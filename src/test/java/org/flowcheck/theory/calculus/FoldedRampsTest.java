package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ReLUs come back as they were stated, and only where the sum and the sign belong together. */
class FoldedRampsTest {

    private static final Model RELU = Models.file("phase-diagram/two-layer-relu");

    private static Expression parsed(String formula) {
        return Models.text("""
                parameters: {m: {integer: 3}, n: {integer: 2}, d: {integer: 2}}
                draws: {"q[i, j]": "NormalDistribution[0, 1]"}
                data:
                  x[i, j]: {for: "{i, n}, {j, d}", value: "q[i, j]"}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                  w[k, j]: {for: "{k, m}, {j, d}", initial: 1}
                define:
                  it[k, p, i]: {for: "{k, m}, {p, m}, {i, n}", value: "%s"}
                flow: {descend: "Sum[a[k]^2, {k, m}]"}
                """.formatted(formula)).definition("it").orElseThrow().value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[w[k, j]*x[i, j]*If[Sum[w[k, l]*x[i, l], {l, d}] > 0, 1, 0], {j, d}]    ~ sigma[z[i, k]]",
            "Sum[w[k, j]*x[i, j], {j, d}]*If[Sum[x[i, l]*w[k, l], {l, d}] > 0, 1, 0]    ~ sigma[z[i, k]]",
            "a[k]*If[Sum[w[k, j]*x[i, j], {j, d}] > 0, 1, 0]                            ~ a[k]*sigma'[z[i, k]]",
            "Sum[w[p, j]*x[i, j], {j, d}]*If[Sum[w[k, j]*x[i, j], {j, d}] > 0, 1, 0]    "
            + "~ Sum[w[p, j]*x[i, j], {j, d}]*sigma'[z[i, k]]",
            "Sum[w[k, j]*x[i, j], {j, 2, d}]*If[Sum[w[k, j]*x[i, j], {j, d}] > 0, 1, 0] "
            + "~ Sum[w[k, j]*x[i, j], {j, 2, d}]*sigma'[z[i, k]]",
            "Sum[x[i, j]*Initial[w[k, j]], {j, d}]*If[Sum[x[i, j]*Initial[w[k, j]], {j, d}] > 0, 1, 0] "
            + "~ sigma[Initial[z[i, k]]]",
            "Sum[x[i, j]*w[k, j], {j, d}]*If[Sum[x[i, j]*Initial[w[k, j]], {j, d}] > 0, 1, 0] "
            + "~ Sum[x[i, j]*w[k, j], {j, d}]*sigma'[Initial[z[i, k]]]",
            "If[Sum[w[k, j]*x[i, j], {j, d}] > 1, 1, 0]                                 "
            + "~ If[Sum[w[k, j]*x[i, j], {j, d}] > 1, 1, 0]",
            "If[Sum[w[k, j]*x[i, j], {j, d}] > 0, 0, 1]                                 "
            + "~ If[Sum[w[k, j]*x[i, j], {j, d}] > 0, 0, 1]",
    })
    void examples(String formula, String folded) {
        assertEquals(folded, ExpressionText.of(new FoldedRamps(RELU).in(parsed(formula))));
    }

    /** The terms of a rate, written with folded ReLUs, add up to the rate. */
    @ParameterizedTest
    @ValueSource(strings = {"phase-diagram/two-layer-relu", "phase-diagram/two-layer-relu-normalised"})
    void termsAddUpToTheRate(String name) {
        Model model = Models.file(name);
        Model named = NamedParts.in(model);
        PlainForm before = new PlainForm(model);
        PlainForm after = new PlainForm(named);
        SingleTerms terms = new SingleTerms(model);
        for (Equation equation : FlowDerivation.equations(model)) {
            List<Expression> written = terms.of(equation.axes(), equation.rate()).stream()
                    .map(term -> new FoldedRamps(named).in(terms.readable(equation.axes(), term))).toList();
            Expression sum = new FoldedRamps(named).in(Algebra.add(written));
            assertTrue(ExpressionText.of(sum).contains("sigma"), () -> ExpressionText.of(sum));
            assertFalse(ExpressionText.of(sum).contains("If["), () -> ExpressionText.of(sum));
            for (long seed = 1; seed <= 5; seed++) {
                double expected = value(before, equation, equation.rate(), seed);
                // The same operations in another order: sums of some hundred products.
                assertEquals(expected, value(after, equation, sum, seed), 1e-10 * (1 + Math.abs(expected)));
            }
        }
    }

    private static double value(PlainForm plain, Equation equation, Expression formula, long seed) {
        RandomPoint point = RandomPoint.of(plain.model(), seed, true);
        Evaluator evaluator = point.evaluator();
        point.indices(equation.axes()).forEach(evaluator::with);
        return evaluator.value(plain.of(formula));
    }

    @Test
    void modelsWithoutReluKeepTheirSteps() {
        Model model = Models.file("three-layer/three-layer");
        Expression step = parsed("If[a[k] > 0, 1, 0]");
        assertEquals(step, new FoldedRamps(model).in(step));
    }
}
