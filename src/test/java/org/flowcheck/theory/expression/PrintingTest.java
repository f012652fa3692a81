package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas in the model language, in LaTeX and for the Wolfram Language. */
class PrintingTest {

    private static final Expression A = Reference.to("a");
    private static final Expression B = Reference.to("b");
    private static final Expression C = Reference.to("c");
    private static final Expression K = Reference.to("k");
    private static final Constant HALF = Constant.of(Rational.of(1, 2));

    private static void assertText(String text, Expression expression) {
        assertEquals(text, ExpressionText.of(expression));
    }

    private static void assertLatex(String latex, Expression expression) {
        assertEquals(latex, ExpressionLatex.of(expression));
    }

    @Test
    void differencesAndQuotientsLookAsAPersonWritesThem() {
        assertText("a - b", Algebra.subtract(A, B));
        assertText("b - a", Algebra.add(Algebra.negate(A), B));
        assertText("a - (b - c)", new Addition(List.of(A, new Multiplication(List.of(Algebra.MINUS_ONE,
                Algebra.subtract(B, C)), Origin.computed())), Origin.computed()));
        assertText("(1 - a)^2/2", Algebra.multiply(HALF, Algebra.power(Algebra.subtract(Algebra.ONE, A), 2)));
        assertText("3*a/(2*b*c^2)", Algebra.multiply(Constant.of(Rational.of(3, 2)), A, Algebra.power(B, -1),
                Algebra.power(C, -2)));
        assertText("a/(b + c)", Algebra.divide(A, Algebra.add(B, C)));
        assertText("1/a^2", Algebra.power(A, -2));
        assertText("a - 3*b/2", Algebra.subtract(A, Algebra.multiply(Constant.of(Rational.of(3, 2)), B)));
        assertText("-1/2", Constant.of(Rational.of(-1, 2)));
    }

    @Test
    void powersGroupToTheRightAndBindTighterThanSigns() {
        Expression tower = Algebra.power(A, Algebra.power(B, C));
        assertText("a^b^c", tower);
        assertText("(a^b)^c", Algebra.power(Algebra.power(A, B), C));
        assertText("(-2)^a", Algebra.power(Constant.of(-2), A));
        assertText("-a^2", Algebra.negate(Algebra.power(A, 2)));
        assertText("(-a)^2", Algebra.power(Algebra.negate(A), 2));
        assertText("a^(4/3)", Algebra.power(A, Constant.of(Rational.of(4, 3))));
        assertText("a^(-1/3)", Algebra.power(A, Constant.of(Rational.of(-1, 3))));
        assertText("(1/2)^a", Algebra.power(HALF, A));
        assertText("(1/a)^b", Algebra.power(Algebra.power(A, -1), B));
        assertText("a^(-b)", Algebra.power(A, Algebra.negate(B)));
    }

    @Test
    void whatAUserWroteKeepsItsShape() {
        Origin written = Origin.at(new Span(new SourceText("model.yaml", "x^-3"), 0, 1));
        assertText("a^-3", new Power(A, new Constant(Rational.of(-3), written), written));
        assertText("0.25*a", new Multiplication(List.of(new Constant(Rational.of(new BigDecimal("0.25")), written), A),
                written));
        assertText("a/b/c", new Multiplication(List.of(A, Algebra.power(B, -1), Algebra.power(C, -1)), written));
        assertText("1/b*c", new Multiplication(List.of(Algebra.power(B, -1), C), written));
        assertText("a*(b*c)", new Multiplication(List.of(A, new Multiplication(List.of(B, C), written)), written));
        assertText("1e-30", new Constant(Rational.of(new BigDecimal("1e-30")), written));
    }

    @Test
    void indicesSumsAndConditionsFollowTheLanguage() {
        Expression element = Reference.to("x", Algebra.add(Reference.to("i"), Reference.to("p"), Constant.of(-1)), K);
        assertText("x[i + p - 1, k]", element);
        assertText("Sum[a[k]*KroneckerDelta[k, 1], {k, m}]", Reduction.sum(Algebra.multiply(Reference.to("a", K),
                new Delta(K, Algebra.ONE, Origin.computed())), List.of(IndexRange.upTo("k", Reference.to("m")))));
        assertText("Maximum[a, {k, 2, n}]", new Reduction(Reduction.Kind.MAXIMUM, A,
                List.of(new IndexRange("k", Constant.of(2), Reference.to("n"), Origin.computed())), Origin.computed()));
        Expression both = new Connective(Connective.Kind.AND, List.of(
                new Comparison(A, Comparison.Relation.EQUAL, Algebra.ONE, Origin.computed()),
                new Connective(Connective.Kind.OR, List.of(
                        new Comparison(B, Comparison.Relation.LESS, C, Origin.computed()),
                        new Comparison(B, Comparison.Relation.GREATER, A, Origin.computed())), Origin.computed())),
                Origin.computed());
        assertText("If[a == 1 && (b < c || b > a), 1, 0]",
                new Conditional(both, Algebra.ONE, Algebra.ZERO, Origin.computed()));
        assertText("sigma''[Initial[a]]", new FunctionCall("sigma", 2,
                List.of(new AtStart(A, Origin.computed())), Origin.computed()));
        assertText("Dt[a] + Pi", Algebra.add(new TimeDerivative(A, Origin.computed()), FunctionCall.of("Pi")));
    }

    @Test
    void latexHasFractionsSumsSubscriptsAndPrimes() {
        assertLatex("\\frac{\\left(1 - K\\right)^{2}}{2}", Algebra.multiply(HALF,
                Algebra.power(Algebra.subtract(Algebra.ONE, Reference.to("K")), 2)));
        assertLatex("\\sum_{k=1}^{m} a_{k} w_{k,1}", Reduction.sum(
                Algebra.multiply(Reference.to("a", K), Reference.to("w", K, Algebra.ONE)),
                List.of(IndexRange.upTo("k", Reference.to("m")))));
        assertLatex("\\sigma''\\left(\\alpha_{1}\\right) \\varepsilon", Algebra.multiply(
                new FunctionCall("sigma", 2, List.of(Reference.to("alpha1")), Origin.computed()),
                Reference.to("eps")));
        assertLatex("\\frac{1}{n} \\sum_{k=1}^{m} \\left(a + b\\right)", Algebra.multiply(
                Algebra.power(Reference.to("n"), -1),
                Reduction.sum(Algebra.add(A, B), List.of(IndexRange.upTo("k", Reference.to("m"))))));
        assertLatex("2 \\cdot 3^{a}", Algebra.multiply(Constant.of(2), Algebra.power(Constant.of(3), A)));
        assertEquals("K'", ExpressionLatex.of(Reference.to("Kp"), new LatexNames(Map.of("Kp", "K'"), Set.of())));
        assertLatex("\\mathrm{loss} - \\tanh\\left(x_{1,k}\\right)", Algebra.subtract(Reference.to("loss"),
                FunctionCall.of("Tanh", Reference.to("x1", K))));
        assertLatex("x_{1,k}", Reference.to("x", Algebra.ONE, K));
        assertEquals("\\left(x^{(1)}_{k}\\right)^{2}", ExpressionLatex.of(Algebra.power(Reference.to("x1", K), 2),
                new LatexNames(Map.of(), Set.of("x"))));
        assertLatex("\\tanh'\\left(a\\right)", new FunctionCall("Tanh", 1, List.of(A), Origin.computed()));
        assertLatex("\\operatorname{ramp}'\\left(a\\right)",
                new FunctionCall("Ramp", 1, List.of(A), Origin.computed()));
        assertLatex("\\exp'\\left(a\\right)", new FunctionCall("Exp", 1, List.of(A), Origin.computed()));
    }

    @Test
    void wolframInputAvoidsReservedNames() {
        Expression sum = Reduction.sum(Algebra.multiply(Reference.to("E"), Reference.to("a", K), FunctionCall.of("E")),
                List.of(IndexRange.upTo("k", Reference.to("N"))));
        assertEquals("Sum[\\[FormalCapitalE]*a[k]*E, {k, \\[FormalCapitalN]}]", ExpressionWolfram.of(sum));
        Expression maximum = new Reduction(Reduction.Kind.MAXIMUM, Reference.to("a", K),
                List.of(IndexRange.upTo("k", Reference.to("m"))), Origin.computed());
        assertEquals("Max[Table[a[k], List[k, 1, m]]]", ExpressionWolfram.of(maximum));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void textReadsBackWithTheSameValueAndPrintsAlike(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 50; trial++) {
            Expression formula = random.formula(4);
            Bindings values = random.values();
            String text = ExpressionText.of(formula);
            FormulaParser.parse(MappedText.of(new SourceText("formula", text)));
            Expression back = Formulas.parse(text);
            double expected = new Evaluator(values).value(formula);
            if (Double.isFinite(expected)) {
                // Reading folds constants: a few roundings, amplified by cancellation.
                assertEquals(expected, new Evaluator(values).value(back), 1e-10 * (1 + Math.abs(expected)),
                        () -> "seed " + seed + ": " + text);
            }
        }
    }
}
