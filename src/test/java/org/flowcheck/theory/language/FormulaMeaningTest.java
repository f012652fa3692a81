package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.RandomFormulas;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.syntax.MappedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What formulas mean: read in the scope of a small model and evaluated by the slow evaluator. */
class FormulaMeaningTest {

    private static final Model MODEL = ModelReader.read(new SourceText("model", """
            flowcheck: 1
            model: small
            parameters:
              m: {integer: 3}
              n: {integer: 2}
              s: {real: 1/2}
            states:
              a[k]: {for: "{k, m}", initial: 1}
              c[j]: {for: "{j, n}", initial: 1}
              b[k, j]: {for: "{k, m}, {j, n}", initial: 1}
              q[k, l]: {for: "{k, m}, {l, m}", initial: 1}
              x: 1
            define:
              E: Dot[a, b, c]
            rates: {"a[k]": "0", "c[j]": "0", "b[k, j]": "0", "q[k, l]": "0", x: "0"}
            observe:
              E: E
              size: Norm[a]
            """));
    private static final int M = 3;
    private static final int N = 2;

    private final double[] a = new double[M];
    private final double[] c = new double[N];
    private final double[] b = new double[M * N];
    private final double[] q = new double[M * M];
    private final Bindings now = values(3);
    private final Bindings start = values(4);

    private Bindings values(long seed) {
        Random random = new Random(seed);
        for (double[] array : new double[][] {a, c, b, q}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = random.nextGaussian();
            }
        }
        return new Bindings().scalar("m", M).scalar("n", N).scalar("s", 0.5).scalar("x", 0.7).scalar("t", 2)
                .array("a", new int[] {M}, a.clone()).array("c", new int[] {N}, c.clone())
                .array("b", new int[] {M, N}, b.clone()).array("q", new int[] {M, M}, q.clone());
    }

    private static MappedText text(String formula) {
        return MappedText.of(new SourceText("formula", formula));
    }

    private static Expression read(String formula) {
        return ModelScope.of(MODEL).number(text(formula));
    }

    private double value(String formula) {
        return new Evaluator(now, start).value(read(formula));
    }

    /** Each function of arrays against the sum a reader would write. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "Norm[a] ~ Sqrt[Sum[a[i]^2, {i, m}]]",
        "Norm[a]^2 ~ Sum[a[i]^2, {i, m}]",
        "Norm[a]^-2 ~ 1/Sum[a[i]^2, {i, m}]",
        "FrobeniusNorm[b] ~ Sqrt[Sum[b[i, j]^2, {i, m}, {j, n}]]",
        "Norm[b[2]] ~ Sqrt[b[2, 1]^2 + b[2, 2]^2]",
        "Sum[Norm[b[k]]^2, {k, m}] ~ FrobeniusNorm[b]^2",
        "MaxNorm[b] ~ Maximum[Abs[b[i, j]], {i, m}, {j, n}]",
        "Total[c] ~ c[1] + c[2]",
        "Total[Abs[a]] ~ Sum[Abs[a[i]], {i, m}]",
        "Norm[a - Initial[a]] ~ Sqrt[Sum[(a[i] - Initial[a[i]])^2, {i, m}]]",
        "Norm[2*a/s - a] ~ 3*Norm[a]",
        "Norm[-a] ~ Norm[a]",
        "Total[a^2] ~ Norm[a]^2",
        "Dot[a, a] ~ Norm[a]^2",
        "Dot[a, b, c] ~ Sum[a[k]*b[k, j]*c[j], {k, m}, {j, n}]",
        "Dot[Dot[a, b], c] ~ Dot[a, Dot[b, c]]",
        "Dot[c, Transpose[b], a] ~ Dot[a, b, c]",
        "Norm[Dot[b, c]]^2 ~ Sum[Sum[b[k, j]*c[j], {j, n}]^2, {k, m}]",
        "FrobeniusNorm[Dot[Transpose[b], b]] ~ Sqrt[Sum[Sum[b[k, i]*b[k, j], {k, m}]^2, {i, n}, {j, n}]]",
        "Norm[Sum[a[k]*b[k], {k, m}]] ~ Norm[Dot[a, b]]",
        "Norm[If[x > 0, a, -a]] ~ Norm[a]",
        "FrobeniusNorm[q - Transpose[q]]^2 ~ Sum[(q[i, j] - q[j, i])^2, {i, m}, {j, m}]",
        "E ~ Dot[a, b, c]",
        "size ~ Norm[a]",
        "0 + If[0 < x < 1, 2, 3] ~ 2",
        "2x ~ 1.4",
        "-x^2 ~ -0.49",
        "2^3^2/2^9 ~ 1",
        "1/2x ~ 0.35",
        "t*s ~ 1",
        "Pi ~ 3.141592653589793",
    })
    void means(String formula, String spelledOut) {
        now.scalar("E", new Evaluator(now, start).value(MODEL.definitions().get(0).value()));
        double expected = value(spelledOut);
        // Both sides are sums of at most a few dozen terms of order one, in different orders.
        assertEquals(expected, value(formula), 1e-14 * (1 + Math.abs(expected)) * 20);
    }

    @Test
    void aUsersNameWinsOverWolframs() {
        assertEquals("E", ExpressionText.of(read("E")));
        Model other = ModelReader.read(new SourceText("model",
                "flowcheck: 1\nmodel: other\nstates: {x: E}\nrates: {x: x}\n"));
        assertEquals(StrictMath.E, new Evaluator(new Bindings()).value(other.states().get(0).initial()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "(1 - x)^2/2", "-x", "x^-3", "1/x", "-2*x/3 + 0.5", "x^(-1/3)", "2/3*x", "x*(2/3)", "a[1]/b[1, 2]/x",
                "a[1]/(b[1, 2]*x)",
        "x - (x - s)", "(x + s) + 1", "1e-30*x", "!(x == 1) && (x < 2 || x > 3)",
        "If[x >= 0 && x != 1, Dt[x], Initial[x]]", "Product[a[k], {k, 2, m}]", "Tanh''[x]", "Min[x, s, 1]", "(-x)^2",
        "(-2)^x", "2^-x", "x - -1", "-1/x", "x*-0.5",
    })
    void readsBackEqualWhenPrinted(String formula) {
        boolean condition = formula.contains("!(");
        ModelScope scope = ModelScope.of(MODEL);
        Expression read = condition ? scope.condition(text(formula)) : scope.number(text(formula));
        String printed = ExpressionText.of(read);
        assertEquals(read, condition ? scope.condition(text(printed)) : scope.number(text(printed)), printed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void computedFormulasKeepTheirValueWhenPrintedAndRead(long seed) {
        System.out.println("seed " + seed);
        Model model = ModelReader.read(new SourceText("model", """
                flowcheck: 1
                model: random
                parameters: {m: {integer: 3}, y: {real: 1}}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                  w[k, l]: {for: "{k, m}, {l, m}", initial: 1}
                  x: 1
                rates: {"a[k]": "0", "w[k, l]": "0", x: "0"}
                """));
        ModelScope scope = ModelScope.of(model);
        RandomFormulas formulas = RandomFormulas.rich(seed);
        for (int i = 0; i < 150; i++) {
            Expression formula = formulas.formula(4);
            String printed = ExpressionText.of(formula);
            Expression read = scope.number(text(printed));
            Evaluator evaluator = new Evaluator(formulas.values());
            double expected = evaluator.value(formula);
            // Reading may only change the order of factors and fold numbers: a few units in the last place a node.
            assertEquals(expected, evaluator.value(read), 1e-12 * (1 + Math.abs(expected)), printed);
            assertEquals(read, scope.number(text(ExpressionText.of(read))), printed);
        }
    }

    @Test
    void claimsMayAddIndicesAndQuantities() {
        Span place = text("k").span();
        ModelScope scope = ModelScope.of(MODEL).withAxis(new Axis("k", Reference.to("m")), place)
                .withQuantity("full.a", MODEL.state("a").orElseThrow().axes(), place);
        assertEquals("full.a[k] - a[k]", ExpressionText.of(scope.number(text("full.a[k] - a[k]"))));
        assertEquals("Sqrt[Sum[(full.a[i] - a[i])^2, {i, m}]]",
                ExpressionText.of(scope.number(text("Norm[full.a - a]"))));
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> scope.number(text("full.b[k]")));
        assertEquals(Code.UNKNOWN_FUNCTION, problem.diagnostics().get(0).code());
        assertEquals(Code.NAME_SHADOWED, assertThrows(DiagnosticException.class,
                () -> scope.withAxis(new Axis("a", Reference.to("m")), place))
                .diagnostics().get(0).code());
    }
}
