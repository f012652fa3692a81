package org.flowcheck.theory.calculus.polynomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.RandomFormulas;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal form decides what is equal, and calls nothing equal that is not. */
class IndexPolynomialTest {

    private static final IndexScope SCOPE = IndexScope.EMPTY
            .with(IndexRange.upTo("p", Reference.to("m"))).with(IndexRange.upTo("q", Reference.to("m")));
    private static final PolynomialReader.Vocabulary WORDS = new PolynomialReader.Vocabulary(
            Set.of("a", "b", "c", "w", "x", "y", "K"), Set.of("m", "n", "d"), "t");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static boolean proved(Expression left, Expression right) {
        return proved(left, right, WORDS) || proved(left, right, WORDS.withExponentials());
    }

    private static boolean proved(Expression left, Expression right, PolynomialReader.Vocabulary words) {
        PolynomialReader reader = new PolynomialReader(words, SCOPE, 100_000);
        return reader.cleared(reader.read(Algebra.subtract(left, right))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "(x + y)^2                                ~ x^2 + 2*x*y + y^2",
            "Sum[a[k], {k, m}]^2                      ~ Sum[a[k]*a[l], {k, m}, {l, m}]",
            "Sum[a[k]*w[k, l]*a[l], {k, m}, {l, m}]   ~ Sum[a[i]*w[j, i]*a[j], {i, m}, {j, m}]",
            "Sum[w[i, j]*w[j, k]*w[k, i], {i, m}, {j, m}, {k, m}] "
            + "~ Sum[w[k, i]*w[j, k]*w[i, j], {i, m}, {j, m}, {k, m}]",
            "Sum[a[k] + x, {k, m}]                    ~ m*x + Sum[a[l], {l, m}]",
            "Sum[k, {k, 3}]                           ~ 6",
            "Sum[a[k], {k, 2, m}]                     ~ Sum[a[k + 1], {k, m - 1}]",
            "Sum[KroneckerDelta[k, p]*a[k], {k, m}]   ~ a[p]",
            "KroneckerDelta[p, q]*a[p]                ~ KroneckerDelta[p, q]*a[q]",
            "Sum[KroneckerDelta[k, l]*a[k]*b[l], {k, m}, {l, m}]  ~ Sum[a[k]*b[k], {k, m}]",
            "Sum[If[k == 1, x*a[k], 0], {k, m}]       ~ x*a[1]",
            "If[p >= 2, x, y] + If[p < 2, x, y]       ~ x + y",
            "If[x > 0, a[p], 0] + If[x <= 0, a[p], 0] ~ a[p]",
            "If[x < y, 1, 0]                          ~ If[2*y - 2*x > 0, 1, 0]",
            "If[x > 0 && y > 0, 1, 0]                 ~ If[x > 0, If[y > 0, 1, 0], 0]",
            "If[x > 0 || y > 0, 1, 0]                 ~ If[x > 0, 1, If[y > 0, 1, 0]]",
            "Sum[a[l], {k, m}, {l, k}]                ~ Sum[a[j], {i, m}, {j, i}]",
            "If[x == y, 1, 0]                         ~ If[2*y == 2*x, 1, 0]",
            "If[x == 0, 1, 0] + If[x != 0, 1, 0]      ~ 1",
            "If[x > 0 && x < 0, y, 0]                 ~ 0",
            "If[x >= 0 && x <= 0, y, 0]               ~ If[x == 0, y, 0]",
            "x*Ramp'[x]                               ~ Ramp[x]",
            "(y - x)*Ramp'[y - x]                     ~ Ramp[y - x]",
            "(x - y)*Ramp'[x - y]                     ~ Ramp[x - y]",
            "Ramp[x]^2                                ~ x*Ramp[x]",
            "Ramp[2*x - 2*y]                          ~ 2*Ramp[x - y]",
            "Ramp[Ramp[x]]                            ~ Ramp[x]*Ramp'[Ramp[x]]",
            "Ramp[x]*Ramp[-x]                         ~ 0",
            "Ramp[x]/Ramp[x]                          ~ 1",
            "1/(2*Ramp[x])^2                          ~ 1/4/Ramp[x]/(x*Ramp'[x])",
            "y/Max[x, y] + x/Max[x, y]                ~ (x + y)/Max[x, y]",
            "Ramp[x]/If[p == 2, x, 0]                 ~ x/If[p == 2, x, 0]*Ramp'[x]",
            "Sum[w[p, j]*b[j], {j, d}]*Ramp'[Sum[b[k]*w[p, k], {k, d}]] ~ Ramp[Sum[w[p, j]*b[j], {j, d}]]",
            "Sum[a[k]*Ramp[a[k] - a[l]], {k, m}, {l, m}] ~ Sum[a[l]*(a[l] - a[k])*Ramp'[a[l] - a[k]], {k, m}, {l, m}]",
            "Max[x, 0]                                ~ x - Ramp[-x]*If[x < 0, -1, 1]",
            "Max[x, y]                                ~ x*If[x >= y, 1, 0] + y*If[y > x, 1, 0]",
            "Min[x, y]                                ~ x*If[x <= y, 1, 0] + y*If[y < x, 1, 0]",
            "Max[x, y] + Min[y, x]                    ~ x + y",
            "1/(1 + x) + x/(1 + x)                    ~ 1",
            "1/(1 + x) - 1/(1 - x)                    ~ -2*x/(1 - x^2)",
            "1/(2 + 2*x)                              ~ 1/2/(1 + x)",
            "Sqrt[12 + 12*x]                          ~ 2*Sqrt[3]*Sqrt[1 + x]",
            "1/Sqrt[1/2]                              ~ Sqrt[2]",
            "1/Sqrt[2]                                ~ 2^(-1/2)",
            "2/Sqrt[2]^3                              ~ 1/Sqrt[2]",
            "1/Sqrt[3*x + 2]                          ~ (3*x + 2)^(-1/2)",
            "(2*x*y)^40                               ~ 2^40*x^40*y^40",
            "(x^(1/2))^6                              ~ x^3",
            "Sqrt[2 + x^2]/(2 + x^2)                  ~ 1/Sqrt[2 + x^2]",
            "1/Sum[a[k], {k, m}]*Sum[a[l], {l, m}]    ~ 1",
            "(1 + 1/x)*x                              ~ 1 + x",
            "1/(1 + Sum[a[k], {k, m}]) - 1            ~ -Sum[a[k], {k, m}]/(1 + Sum[a[l], {l, m}])",
            "Sqrt[1 + x^2]^2                          ~ 1 + x^2",
            "(1 + x)/Sqrt[1 + x]                      ~ Sqrt[1 + x]",
            "Exp[x]*Exp[y - x]                        ~ Exp[y]",
            "Exp[x]^2*Exp[-2*x]                       ~ 1",
            "Exp[2*Log[x] + y]                        ~ x^2*Exp[y]",
            "x^y*x^(1 - y)                            ~ x",
            "Cosh[x]^2 - Sinh[x]^2                    ~ 1",
            "Cosh[x + y]                              ~ Cosh[x]*Cosh[y] + Sinh[x]*Sinh[y]",
            "Tanh'[x]                                 ~ 1 - Tanh[x]^2",
            "Tanh[x]                                  ~ Sinh[x]/Cosh[x]",
            "LogisticSigmoid[2*x]                     ~ (1 + Tanh[x])/2",
            "Sin[x]^2 + Cos[x]^2                      ~ 1",
            "Tanh[y - x]                              ~ -Tanh[x - y]",
            "Abs[x - y]^2                             ~ (x - y)^2",
            "sigma'[x + y]*2                          ~ sigma'[y + x] + sigma'[x + y]",
            "Sum[Tanh[Sum[w[k, j]*b[j], {j, d}]]*a[k], {k, m}] ~ Sum[a[i]*Tanh[Sum[b[k]*w[i, k], {k, d}]], {i, m}]",
            "Maximum[a[k] + x, {k, m}]                ~ Maximum[x + a[l], {l, m}]",
            "Initial[x + 1]                           ~ Initial[x] + 1",
            "Initial[m*a[p] + t]                      ~ m*Initial[a[p]]",
            "Log[Exp[x]*Exp[y]]                       ~ x + y",
            "Tanh[x - x]                              ~ 0",
            "Sum[a[k]^2, {k, m}]^4                    ~ Sum[a[k]^2, {k, m}]^2*Sum[a[i]^2*a[j]^2, {i, m}, {j, m}]",
    })
    void provesTrueIdentities(String left, String right) {
        assertTrue(proved(Formulas.parse(left), Formulas.parse(right)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[a[k], {k, m}]^2                      ~ Sum[a[k]^2, {k, m}]",
            "Sum[w[i, j]*w[j, k]*w[k, i], {i, m}, {j, m}, {k, m}] "
            + "~ Sum[w[i, j]*w[j, k]*w[i, k], {i, m}, {j, m}, {k, m}]",
            "Sum[a[k]*w[k, p], {k, m}]                ~ Sum[a[k]*w[p, k], {k, m}]",
            "Sum[a[k], {k, m}]                        ~ Sum[a[k], {k, n}]",
            "Sum[a[k], {k, 2, m}]                     ~ Sum[a[k], {k, m}]",
            "Sum[KroneckerDelta[k, p]*a[k], {k, n}]   ~ a[p]",
            "KroneckerDelta[p, q]*a[p]                ~ a[p]",
            "If[p >= 2, x, y]                         ~ x",
            "If[x > 0, 1, 0]                          ~ If[x >= 0, 1, 0]",
            "If[m > 1, x, y]                          ~ y",
            "If[x >= 0, 1, 0]                         ~ Ramp'[x]",
            "Ramp[x]                                  ~ x",
            "Ramp'[x] + Ramp'[-x]                     ~ 1",
            "Ramp[x*y]                                ~ Ramp[x]*Ramp[y]",
            "Max[x, y]                                ~ Min[x, y]",
            "Sum[1, {k, 3, m}]                        ~ m - 2",
            "Sqrt[x^2]                                ~ x",
            "1/Sqrt[2]                                ~ 2^(-1/3)",
            "Initial[x]                               ~ x",
            "Exp[x]                                   ~ x",
            "Tanh[x]                                  ~ x",
            "sigma[x]                                 ~ sigma'[x]",
            "Maximum[a[k], {k, m}]                    ~ Minimum[a[k], {k, m}]",
            "1/x                                      ~ x",
            "x^y                                      ~ y^x",
    })
    void leavesFalseOnesUnproved(String left, String right) {
        assertFalse(proved(Formulas.parse(left), Formulas.parse(right)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void provesThatRewritingKeepsTheValue(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 10; trial++) {
            Expression formula = random.formula(4);
            Expression simple = Simplification.of(formula, SCOPE);
            try {
                assertTrue(proved(formula, simple), () -> "seed " + seed + ": " + ExpressionText.of(formula)
                        + "  ->  " + ExpressionText.of(simple));
            } catch (TooComplexException beyondTheLimits) {
                // The generator makes powers of powers of sums; refusing them is what the limits are for.
                assertFalse(beyondTheLimits.getMessage().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void provesNothingFalse(long seed) {
        RandomFormulas formulas = RandomFormulas.rich(seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 20; trial++) {
            Expression formula = formulas.formula(3);
            Expression near = mutated(formula, random);
            boolean proved;
            try {
                proved = proved(formula, near);
            } catch (TooComplexException refused) {
                continue;
            }
            for (int point = 0; proved && point < 20; point++) {
                Bindings values = formulas.values();
                double left = value(formula, values);
                double right = value(near, values);
                if (Double.isFinite(left) && Double.isFinite(right)) {
                    assertEquals(left, right, 1e-9 * (1 + Math.abs(left)), () -> "seed " + seed + ": "
                            + ExpressionText.of(formula) + "  ==  " + ExpressionText.of(near));
                }
            }
        }
    }

    /** Conditions where they change: every sign of x, y and of their difference. */
    @ParameterizedTest
    @ValueSource(strings = {"Ramp[x]", "Ramp[y - x]", "Ramp'[x - y]", "Ramp'[y]", "If[x == y, x, 2]", "Max[x, y]",
        "Min[x, y]",
        "Max[x, y, 0]", "If[x != 0 && y <= 0, x, Ramp[-x]]", "Abs[x - y]", "Sign[y - x]",
        "x*Abs'[x] + Ramp[2*Ramp[x] - y]", "Max[0, x]*Ramp'[x]*Ramp'[-y]", "If[!(x >= y) || x == 0, 3, Min[x, 2*x]]"})
    void readingKeepsTheValueWhereConditionsChange(String text) {
        Expression formula = Formulas.parse(text);
        Expression written = PolynomialWriter.write(new PolynomialReader(WORDS, SCOPE, 100_000).read(formula));
        for (int x = -1; x <= 1; x++) {
            for (int y = -1; y <= 1; y++) {
                Bindings values = new Bindings().scalar("x", x).scalar("y", y);
                assertEquals(value(formula, values), value(written, values), 0, text + " at " + x + ", " + y);
            }
        }
    }

    private static double value(Expression expression, Bindings values) {
        try {
            return new Evaluator(values).value(expression);
        } catch (org.flowcheck.theory.expression.EvaluationException outOfRange) {
            return Double.NaN;
        }
    }

    /** Changes one leaf or one sign. */
    private static Expression mutated(Expression expression, Random random) {
        int[] left = {random.nextInt(Traversal.size(expression))};
        return mutated(expression, left, random);
    }

    private static Expression mutated(Expression expression, int[] left, Random random) {
        if (left[0]-- == 0) {
            if (expression instanceof Constant constant) {
                return Constant.of(constant.value().negate());
            }
            if (expression instanceof Reference reference && reference.indices().size() == 2) {
                List<Expression> swapped = new ArrayList<>(reference.indices());
                java.util.Collections.reverse(swapped);
                return new Reference(reference.name(), swapped, reference.origin());
            }
            return expression instanceof Reference reference && reference.name().equals("x") ? Reference.to("y")
                    : expression;
        }
        return Traversal.mapChildren(expression, child -> mutated(child, left, random));
    }

    @Test
    void symmetricTermsHaveOneKeyWhateverTheOrder() {
        // A hexagon and two triangles have the same degrees everywhere and differ only as graphs.
        String hexagon = "Sum[w[i, j]*w[j, k]*w[k, l]*w[l, p1]*w[p1, q1]*w[q1, i],"
                + " {i, m}, {j, m}, {k, m}, {l, m}, {p1, m}, {q1, m}]";
        String turned = "Sum[w[k, i]*w[i, q1]*w[q1, p1]*w[p1, j]*w[j, l]*w[l, k],"
                + " {i, m}, {j, m}, {k, m}, {l, m}, {p1, m}, {q1, m}]";
        String triangles = "Sum[w[i, j]*w[j, k]*w[k, i]*w[l, p1]*w[p1, q1]*w[q1, l],"
                + " {i, m}, {j, m}, {k, m}, {l, m}, {p1, m}, {q1, m}]";
        assertTrue(proved(Formulas.parse(hexagon), Formulas.parse(turned)));
        assertFalse(proved(Formulas.parse(hexagon), Formulas.parse(triangles)));
    }

    @Test
    void limitsAreRefusals() {
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse("(x + y)^40"), Algebra.ZERO));
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse("Sum[a[k*k], {k, m}]"), Algebra.ZERO));
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse("Dt[x]"), Algebra.ZERO));
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse("(2*x)^9999999"), Algebra.ZERO));
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse("(2 + x)^99999999999"), Algebra.ZERO));
        assertThrows(TooComplexException.class, () -> proved(Formulas.parse(
                "(1 + x + y + a[1])^8*(2 + b[1] + b[2] + b[3])^8"), Algebra.ZERO));
    }
}
