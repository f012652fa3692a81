package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.RandomFormulas;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients by array elements: forms, difference quotients on random formulas, rates along a flow. */
class GradientTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[a[k]^2, {k, m}]                                     ~ 2*a[k]",
            "Sum[a[k]*a[l]*w[k, l], {k, m}, {l, m}]    ~ Sum[a[l]*w[k, l], {l, m}] + Sum[a[l]*w[l, k], {l, m}]",
            "Sum[a[k], {k, m}]^3                                     ~ 3*Sum[a[l], {l, m}]^2",
            "Sum[Tanh[a[k]], {k, m}]                                 ~ 1 - Tanh[a[k]]^2",
            "Exp[a[1]]                                               ~ Exp[a[1]]*KroneckerDelta[k, 1]",
            "Product[a[k], {k, m}]                     ~ Product[If[l == k, 1, a[l]], {l, m}]",
            "Sum[a[k + 1]*a[k], {k, m - 1}]        ~ If[k - 1 >= 1, a[k - 1], 0] + If[k <= m - 1, a[1 + k], 0]",
            "Sum[If[k == 1, a[k]^2, a[k]], {k, m}]                   ~ If[k == 1, 2*a[k], 0] + If[!(k == 1), 1, 0]",
            "m*Initial[a[1]]                                         ~ 0",
            "2^a[1]                                    ~ 2^a[1]*Log[2]*KroneckerDelta[k, 1]",
    })
    void forms(String objective, String gradient) {
        Expression derived = new Gradient(ModelSketch.arrays())
                .of(Formulas.parse(objective), "a", ModelSketch.axes("k:m"));
        // Bound names are free to differ: compare after renaming k1 to l.
        String text = ExpressionText.of(derived).replace("k1", "l");
        assertEquals(gradient, text);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithDifferenceQuotients(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 15; trial++) {
            Bindings values = random.values();
            int m = (int) values.value("m", new int[0]);
            // Bounded, so that truncation errors of the difference quotient stay small.
            Expression objective = FunctionCall.of("Sin", random.formula(4));
            Expression byElement = new Gradient(ModelSketch.arrays()).of(objective, "w", ModelSketch.axes("p:m, q:m"));
            int p = 1 + trial % m;
            int q = 1 + trial / 2 % m;
            double derivative = new Evaluator(values).with("p", p).with("q", q).value(byElement);
            double quotient = richardson(objective, values, m, p, q);
            if (!Double.isFinite(quotient) || Math.abs(derivative) > 1e3) {
                continue;
            }
            assertEquals(quotient, derivative, 1e-5 * (1 + Math.abs(derivative)),
                    () -> "seed " + seed + ": d/dw of " + ExpressionText.of(objective));
        }
    }

    /** Central differences at two steps, combined so that the error is of fourth order. */
    private static double richardson(Expression objective, Bindings values, int m, int p, int q) {
        double[] w = new double[m * m];
        for (int i = 0; i < w.length; i++) {
            w[i] = values.value("w", new int[] {1 + i / m, 1 + i % m});
        }
        values.array("w", new int[] {m, m}, w);
        double step = 1e-4;
        double coarse = central(objective, values, w, (p - 1) * m + q - 1, step);
        double fine = central(objective, values, w, (p - 1) * m + q - 1, step / 2);
        return (4 * fine - coarse) / 3;
    }

    private static double central(Expression objective, Bindings values, double[] w, int offset, double step) {
        double kept = w[offset];
        w[offset] = kept + step;
        double above = new Evaluator(values).value(objective);
        w[offset] = kept - step;
        double below = new Evaluator(values).value(objective);
        w[offset] = kept;
        return (above - below) / (2 * step);
    }

    @Test
    void definitionsAreDifferentiatedAndKeepTheirNames() {
        Expression gradient = new Gradient(ModelSketch.twoLayerNetwork())
                .of(Formulas.parse("f[1]^2"), "a", ModelSketch.axes("i:m"));
        assertEquals("2*f[1]*sigma[Sum[w[i, j]*x[1, j], {j, d}]]", ExpressionText.of(gradient));
    }

    @Test
    void ratesFollowTheFlow() {
        Model model = ModelSketch.twoLayerDescent();
        FlowRate rates = new FlowRate(model);
        Expression conserved = rates.of(Formulas.parse("4*K^2 - Kp^2"), IndexScope.EMPTY);
        Bindings values = new Bindings().scalar("m", 2).scalar("d", 2)
                .array("a", new int[] {2}, 0.3, -0.7).array("w", new int[] {2, 2}, 0.2, 0.9, -0.4, 0.1)
                .scalar("K", 0.34).scalar("Kp", 0.78);
        // K = 0.3*0.2 + 0.7*0.4 and Kp = 0.09 + 0.49 + 0.04 + 0.16.
        assertEquals(0, new Evaluator(values).value(conserved), 1e-15);
        Expression dK = rates.expand(Formulas.parse("Dt[K] + t - Dt[t]"), IndexScope.EMPTY);
        assertEquals(0.78 * 0.66 - 1, new Evaluator(values.scalar("t", 0)).value(dK), 1e-15);
        assertEquals(Algebra.ONE, rates.of(Formulas.parse("t"), IndexScope.EMPTY));
    }

    @Test
    void whatHasNoDerivativeIsRefused() {
        for (String objective : List.of("Maximum[a[k], {k, m}]", "CarlsonRD[a[1], 1, 2]")) {
            DiagnosticException refusal = assertThrows(DiagnosticException.class,
                    () -> new Gradient(ModelSketch.arrays())
                    .of(Formulas.parse(objective), "a", ModelSketch.axes("k:m")), objective);
            assertEquals(Code.NOT_DIFFERENTIABLE, refusal.diagnostics().get(0).code());
            assertTrue(refusal.getMessage().contains("has no derivative"));
        }
    }
}
