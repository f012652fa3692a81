package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Substitution does not capture, and substituting is the same as evaluating with other values. */
class SubstitutionTest {

    private static final Expression K = Reference.to("k");
    private static final Expression M = Reference.to("m");

    private static Expression sumOverK(Expression body) {
        return Reduction.sum(body, List.of(IndexRange.upTo("k", M)));
    }

    @Test
    void boundIndicesMakeWay() {
        Expression before = sumOverK(Algebra.multiply(Reference.to("x"), Reference.to("a", K)));
        Expression after = Substitution.of("x", Reference.to("b", K)).in(before);
        assertEquals("Sum[b[k]*a[k1], {k1, m}]", ExpressionText.of(after));
    }

    @Test
    void boundIndicesAreNotReplaced() {
        Expression before = Algebra.add(K, sumOverK(Reference.to("a", K)));
        assertEquals("3 + Sum[a[k], {k, m}]", ExpressionText.of(Substitution.of("k", Constant.of(3)).in(before)));
    }

    @Test
    void rangesSeeOnlyEarlierIndices() {
        Expression triangle = Reduction.sum(Reference.to("a", Reference.to("l")),
                List.of(IndexRange.upTo("k", Reference.to("l")), IndexRange.upTo("l", K)));
        // The outer l in the first bound is free; the body's l is bound.
        assertEquals("Sum[a[l], {k, 5}, {l, k}]",
                ExpressionText.of(Substitution.of("l", Constant.of(5)).in(triangle)));
    }

    @Test
    void arraysAreReplacedByFormulasInTheirIndices() {
        Substitution.Template square = new Substitution.Template(List.of("i", "j"),
                sumOverK(Algebra.multiply(Reference.to("b", K, Reference.to("i")),
                        Reference.to("b", K, Reference.to("j")))));
        Expression before = Algebra.add(Reference.to("P", K, Algebra.ONE), Reference.to("x"));
        Expression after = Substitution.of(Map.of("P", square)).in(before);
        assertEquals("Sum[b[k1, k]*b[k1, 1], {k1, m}] + x", ExpressionText.of(after));
        assertThrows(IllegalArgumentException.class, () -> Substitution.of(Map.of("P", square)).in(Reference.to("P")));
    }

    @Test
    void namesAreReplacedAtOnce() {
        Expression swapped = Substitution.ofScalars(Map.of("x", Reference.to("y"), "y", Reference.to("x")))
                .in(Algebra.subtract(Reference.to("x"), Reference.to("y")));
        assertEquals("y - x", ExpressionText.of(swapped));
    }

    @Test
    void presentValuesLeaveTimeZeroAlone() {
        Expression both = Algebra.add(Reference.to("x"), new AtStart(Reference.to("x"), Origin.computed()));
        Substitution.Template value = new Substitution.Template(List.of(), Reference.to("y"));
        assertEquals("y + Initial[x]",
                ExpressionText.of(Substitution.ofPresentValues(Map.of("x", value)).in(both)));
        assertEquals("y + Initial[y]", ExpressionText.of(Substitution.of(Map.of("x", value)).in(both)));
    }

    @Test
    void whatDoesNotMentionTheNameStaysTheSameObject() {
        Expression untouched = sumOverK(Reference.to("a", K));
        assertSame(untouched, Substitution.of("k", Constant.of(1)).in(untouched));
        assertSame(untouched, Traversal.mapChildren(untouched, child -> child));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void substitutingIsEvaluatingWithOtherValues(long seed) {
        RandomFormulas random = new RandomFormulas(seed);
        for (int trial = 0; trial < 20; trial++) {
            Bindings values = random.values();
            Expression formula = random.formula(4);
            Expression inserted = random.formula(2);
            double x = new Evaluator(values).value(inserted);
            double substituted = new Evaluator(values).value(Substitution.of("x", inserted).in(formula));
            double rebound = new Evaluator(values.scalar("x", x)).value(formula);
            // Rebuilding reorders constants: a few roundings, amplified by cancellation in sums of up to 4^3 terms.
            assertEquals(rebound, substituted, 1e-11 * (1 + Math.abs(rebound)),
                    "seed " + seed + ": x -> " + ExpressionText.of(inserted) + " in " + ExpressionText.of(formula));
        }
    }
}
