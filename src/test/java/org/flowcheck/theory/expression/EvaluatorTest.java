package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The slow evaluator on values computed by hand, and its refusals. */
class EvaluatorTest {

    private static final Expression K = Reference.to("k");
    private static final Expression L = Reference.to("l");
    private static final Expression M = Reference.to("m");

    private final Bindings values = new Bindings().scalar("m", 3).scalar("x", 0.5)
            .array("a", new int[] {3}, 1, 2, 3)
            .array("w", new int[] {3, 2}, 1, 2, 3, 4, 5, 6);

    private double value(Expression expression) {
        return new Evaluator(values).value(expression);
    }

    private static Reduction over(Reduction.Kind kind, Expression body, IndexRange... ranges) {
        return new Reduction(kind, body, List.of(ranges), Origin.computed());
    }

    @Test
    void sumsRunThroughTheirRanges() {
        Expression ak = Reference.to("a", K);
        assertEquals(6.0, value(Reduction.sum(ak, List.of(IndexRange.upTo("k", M)))));
        Expression row = Algebra.multiply(ak, Reference.to("w", K, Constant.of(2)));
        assertEquals(2.0 + 8 + 18, value(Reduction.sum(row, List.of(IndexRange.upTo("k", M)))));
        // A range that depends on an earlier index: the sum over l <= k of a_l.
        Expression triangle = Reduction.sum(Reference.to("a", L),
                List.of(IndexRange.upTo("k", M), IndexRange.upTo("l", K)));
        assertEquals(1.0 + 3 + 6, value(triangle));
    }

    @Test
    void reductionsOverNothingHaveTheirNeutralValue() {
        IndexRange nothing = new IndexRange("k", Constant.of(2), Constant.of(1), Origin.computed());
        Expression ak = Reference.to("a", K);
        assertEquals(0.0, value(over(Reduction.Kind.SUM, ak, nothing)));
        assertEquals(1.0, value(over(Reduction.Kind.PRODUCT, ak, nothing)));
        assertEquals(Double.NEGATIVE_INFINITY, value(over(Reduction.Kind.MAXIMUM, ak, nothing)));
        assertEquals(Double.POSITIVE_INFINITY, value(over(Reduction.Kind.MINIMUM, ak, nothing)));
        assertEquals(6.0, value(over(Reduction.Kind.PRODUCT, ak, IndexRange.upTo("k", M))));
        assertEquals(3.0, value(over(Reduction.Kind.MAXIMUM, ak, IndexRange.upTo("k", M))));
    }

    @Test
    void indexVariablesOfTheCallerAreSeenAndKept() {
        Evaluator evaluator = new Evaluator(values).with("k", 2);
        Expression ak = Reference.to("a", K);
        assertEquals(2.0, evaluator.value(ak));
        assertEquals(6.0, evaluator.value(Reduction.sum(ak, List.of(IndexRange.upTo("k", M)))));
        assertEquals(2.0, evaluator.value(ak));
    }

    @Test
    void conditionsChooseAndDeltasCompare() {
        Expression first = new Comparison(K, Comparison.Relation.EQUAL, Algebra.ONE, Origin.computed());
        Expression choice = new Conditional(first, Reference.to("x"), Reference.to("missing"), Origin.computed());
        assertEquals(0.5, new Evaluator(values).with("k", 1).value(choice));
        assertTrue(new Evaluator(values).with("k", 1).holds(first));
        Expression not = new Connective(Connective.Kind.NOT, List.of(first), Origin.computed());
        assertFalse(new Evaluator(values).with("k", 1).holds(not));
        assertEquals(0.0, new Evaluator(values).with("k", 1).value(new Delta(K, Constant.of(2), Origin.computed())));
    }

    @Test
    void valuesAtTimeZeroComeFromTheSecondEnvironment() {
        Bindings start = new Bindings().scalar("x", 7);
        Expression both = Algebra.add(Reference.to("x"), new AtStart(Reference.to("x"), Origin.computed()));
        assertEquals(7.5, new Evaluator(values, start).value(both));
        assertThrows(EvaluationException.class, () -> value(both));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused("nothing is named q", Reference.to("q"));
        assertRefused("a has 1 indices, not 2", Reference.to("a", K, K));
        assertRefused("a[4] lies outside 1..3 in index 1", Reference.to("a", Constant.of(4)));
        assertRefused("the index x is 0.5", Reference.to("a", Reference.to("x")));
        assertRefused("no meaning is given to the function sigma", FunctionCall.of("sigma", Reference.to("x")));
    }

    private void assertRefused(String message, Expression expression) {
        EvaluationException refusal = assertThrows(EvaluationException.class,
                () -> new Evaluator(values).with("k", 1).value(expression));
        assertEquals(message, refusal.getMessage());
    }
}
