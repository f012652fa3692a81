package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;

/** {@code Sum[Sum[f, {l, n}], {k, m}] -> Sum[f, {k, m}, {l, n}]}, and likewise for products, maxima and minima. */
final class NestedSums implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Reduction outer) || !(outer.body() instanceof Reduction inner)
                || outer.kind() != inner.kind()) {
            return node;
        }
        List<IndexRange> ranges = new ArrayList<>(outer.ranges());
        ranges.addAll(inner.ranges());
        return new Reduction(outer.kind(), inner.body(), ranges, Origin.computed());
    }
}
