package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[c, {k, lo, hi}] -> (hi - lo + 1)*c} where c and the other ranges do not depend on k and
 * {@code hi - lo + 1 >= 0} is proved;  {@code Sum[0, ...] -> 0};  {@code Product[1, ...] -> 1};
 * {@code Expectation[c] -> c} where c is not random.
 */
final class SumOfConstant implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (node instanceof Expectation expectation) {
            return expectation.isRandom(expectation.body()) ? node : expectation.body();
        }
        if (!(node instanceof Reduction reduction)) {
            return node;
        }
        if (reduction.kind() == Reduction.Kind.PRODUCT && reduction.body().equals(Algebra.ONE)) {
            return Algebra.ONE;
        }
        if (reduction.kind() != Reduction.Kind.SUM) {
            return node;
        }
        if (reduction.body().equals(Algebra.ZERO)) {
            return Algebra.ZERO;
        }
        for (int i = 0; i < reduction.ranges().size(); i++) {
            Optional<IndexForm> count = count(reduction, i, scope);
            if (count.isPresent()) {
                List<IndexRange> rest = new ArrayList<>(reduction.ranges());
                rest.remove(i);
                Expression body = rest.isEmpty() ? reduction.body() : Reduction.sum(reduction.body(), rest);
                return Algebra.multiply(count.get().expression(), body);
            }
        }
        return node;
    }

    private static Optional<IndexForm> count(Reduction sum, int position, IndexScope scope) {
        IndexRange range = sum.ranges().get(position);
        boolean used = Traversal.mentions(sum.body(), range.index());
        for (IndexRange other : sum.ranges().subList(position + 1, sum.ranges().size())) {
            used = used || Traversal.mentions(other.lower(), range.index())
                    || Traversal.mentions(other.upper(), range.index());
        }
        if (used) {
            return Optional.empty();
        }
        // The count must not use indices that are bound beside it: it leaves the sum.
        IndexScope around = scope.with(sum.ranges().subList(0, position));
        List<String> beside = sum.ranges().stream().map(IndexRange::index).toList();
        return IndexForm.of(range.upper()).flatMap(upper -> IndexForm.of(range.lower()).map(upper::minus))
                .map(length -> length.plus(1))
                .filter(around::provesNonnegative)
                .filter(length -> beside.stream().noneMatch(index -> length.coefficient(index) != 0));
    }
}
