package org.flowcheck.theory.calculus.rewriting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.RandomFormulas;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule on its example, and on random formulas: the value never changes. */
class RulesTest {

    private static final IndexScope SCOPE = IndexScope.EMPTY.with(IndexRange.upTo("p", Reference.to("m")));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    static List<Rule> rules() {
        return Simplification.RULES;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[KroneckerDelta[k, p]*a[k], {k, m}]                     ~ a[p]",
            "Sum[KroneckerDelta[k, p]*a[k], {k, 2, m}]                  ~ If[p >= 2, a[p], 0]",
            "Sum[KroneckerDelta[k + 1, p]*a[k], {k, m}]                 ~ If[p - 1 >= 1, a[p - 1], 0]",
            "Sum[KroneckerDelta[k, p]*a[k], {k, n}]                     ~ If[p <= n, a[p], 0]",
            "Sum[KroneckerDelta[2*k, p]*a[k], {k, m}]             ~ Sum[KroneckerDelta[2*k, p]*a[k], {k, m}]",
            "Sum[KroneckerDelta[k, l]*a[k]*c[l], {k, m}, {l, m}]        ~ Sum[a[k]*c[k], {k, m}]",
            "Sum[KroneckerDelta[k, l]*a[k]*c[l], {k, m}, {l, k, m}]     ~ Sum[a[k]*c[k], {k, m}]",
            "Sum[(KroneckerDelta[k, p] + a[k])*c[k], {k, m}]            ~ c[p] + Sum[a[k]*c[k], {k, m}]",
            "Sum[(KroneckerDelta[k, p] + a[k])^2, {k, m}]               ~ 1 + 2*a[p] + Sum[a[k]^2, {k, m}]",
            "Sum[If[k > 1, KroneckerDelta[k, p]*a[k], 0], {k, m}]       ~ If[p > 1, a[p], 0]",
            "KroneckerDelta[p, 1]*w[k, p]                               ~ w[k, 1]*KroneckerDelta[p, 1]",
            "KroneckerDelta[p + 1, 1]*x                                 ~ 0",
            "Sum[x*a[k], {k, m}]                                        ~ x*Sum[a[k], {k, m}]",
            "Sum[x, {k, m}, {l, n}]                                     ~ m*n*x",
            "Sum[x, {k, 3, m}]                                          ~ Sum[x, {k, 3, m}]",
            "Sum[Sum[a[k]*w[k, l], {l, m}], {k, m}]                     ~ Sum[a[k]*Sum[w[k, l], {l, m}], {k, m}]",
            "Sum[a[k], {k, m}]*Sum[a[l], {l, m}]                        ~ Sum[a[k], {k, m}]^2",
            "Sum[a[k], {k, m}]*Sum[a[l], {l, n}]                 ~ Sum[a[k], {k, m}]*Sum[a[l], {l, n}]",
            "Sum[a[k], {k, m}] + 2*Sum[a[l], {l, m}]                    ~ 3*Sum[a[k], {k, m}]",
            "Sum[a[k], {k, m}] + 2*Sum[a[l], {l, 2, m}]          ~ Sum[a[k], {k, m}] + 2*Sum[a[l], {l, 2, m}]",
            "Sum[w[k, p], {k, m}] - Sum[w[l, p], {l, m}]                ~ 0",
            "Sum[w[k, p], {k, m}] - Sum[w[p, l], {l, m}]         ~ Sum[w[k, p], {k, m}] - Sum[w[p, l], {l, m}]",
            "Sum[a[k]*Sum[w[k, l], {l, k}], {k, m}] - Sum[a[l]*Sum[w[l, k], {k, l}], {l, m}]  ~ 0",
            "x*Sum[a[k]^2, {k, m}] + y*Sum[a[l]^2, {l, m}]              ~ Sum[a[k]^2, {k, m}]*(x + y)",
            "x*y - K*x*y                                                ~ x*y*(1 - K)",
            "-(x - y)                                                   ~ y - x",
            "-(x + y)                                                   ~ -(x + y)",
            "x*Log[Exp[y]/K]                                            ~ x*(y + Log[1/K])",
            "y/K + x/K^2                                                ~ (y + x/K)/K",
            "y/K + x*K                                                  ~ y/K + x*K",
            "x^2*y + x                                                  ~ x*(1 + x*y)",
            "x*x^(1/2)/x                                                ~ Sqrt[x]",
            "x^(-1/2)*y                                                 ~ y/Sqrt[x]",
            "m^(-1/2)*Sqrt[m]*x                                         ~ x",
            "m^(-1/2)*x + y/Sqrt[m]                                     ~ (x + y)/Sqrt[m]",
            "Sqrt[x]^3/x                                                ~ Sqrt[x]",
            "Sqrt[2]*Sqrt[3]*x                                          ~ Sqrt[2]*Sqrt[3]*x",
            "Sqrt[2]*Sqrt[2]*x                                          ~ 2*x",
            "Sqrt[2]^3*x                                                ~ Sqrt[2]^3*x",
            "Sum[a[k]*w[k, l], {k, m}, {l, n}]                          ~ Sum[a[k]*Sum[w[k, l], {l, n}], {k, m}]",
            "Sum[a[k]*w[k, l]*c[l], {k, m}, {l, n}]              ~ Sum[a[k]*w[k, l]*c[l], {k, m}, {l, n}]",
            "Sum[a[k]*c[l], {k, m}, {l, n}]                             ~ Sum[a[k], {k, m}]*Sum[c[l], {l, n}]",
            "Sum[a[k]*w[k, l], {k, m}, {l, k}]                   ~ Sum[a[k]*w[k, l], {k, m}, {l, k}]",
            "3*x*y - 2*y*x                                              ~ x*y",
            "Exp[y]*Exp[-y]*x                                           ~ x",
            "Exp[2*Log[y] + x]                                          ~ y^2*Exp[x]",
            "Log[Exp[x + y]]                                            ~ x + y",
            "Sqrt[x]^4                                                  ~ x^2",
            "If[2 > 1, x, y]                                            ~ x",
    })
    void examples(String before, String after) {
        assertEquals(after, ExpressionText.of(Simplification.of(Formulas.parse(before), SCOPE)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleKeepsTheValue(Rule rule) {
        int fired = 0;
        for (long seed = 1; seed <= 60; seed++) {
            RandomFormulas random = RandomFormulas.rich(seed);
            for (int trial = 0; trial < 25; trial++) {
                Bindings values = random.values();
                Expression drawn = random.formula(4);
                Expression formula = trial % 5 == 0 ? Algebra.negate(drawn) : drawn;
                List<Expression> rewritten = new ArrayList<>();
                Expression after = once(rule, formula, IndexScope.EMPTY, rewritten);
                fired += rewritten.size();
                assertSameValue(formula, after, values, rule.getClass().getSimpleName() + ", seed " + seed);
            }
        }
        // A rule that never fires has not been tested.
        int times = fired;
        assertTrue(times >= 5, () -> rule.getClass().getSimpleName() + " fired " + times + " times");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void simplificationKeepsTheValueAndIsDone(long seed) {
        RandomFormulas random = RandomFormulas.rich(seed);
        for (int trial = 0; trial < 25; trial++) {
            Bindings values = random.values();
            Expression formula = random.formula(4);
            Expression simple = Simplification.of(formula, IndexScope.EMPTY);
            assertSameValue(formula, simple, values, "seed " + seed);
            assertEquals(ExpressionText.of(simple), ExpressionText.of(Simplification.of(simple, IndexScope.EMPTY)),
                    () -> "seed " + seed + ": not done at once: " + ExpressionText.of(formula));
        }
    }

    /** Applies a rule once at every node, from the leaves upwards. */
    private static Expression once(Rule rule, Expression expression, IndexScope scope, List<Expression> rewritten) {
        IndexScope inner = expression instanceof Reduction reduction ? scope.with(reduction.ranges()) : scope;
        Expression children = Traversal.mapChildren(expression, child -> once(rule, child, inner, rewritten));
        Expression after = rule.apply(children, scope);
        if (after != children) {
            rewritten.add(after);
        }
        return after;
    }

    private static void assertSameValue(Expression before, Expression after, Bindings values, String where) {
        double expected = new Evaluator(values).value(before);
        double actual = new Evaluator(values).value(after);
        if (!Double.isFinite(expected)) {
            return;
        }
        // Reordering changes a few roundings; powers of sums of up to 64 terms amplify them.
        assertEquals(expected, actual, 1e-9 * (1 + Math.abs(expected)),
                () -> where + ": " + ExpressionText.of(before) + "  ->  " + ExpressionText.of(after));
    }
}
