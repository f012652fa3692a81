package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[f[i]*y[i, q], {i, n}, {q, c}] -> Sum[f[i]*Sum[y[i, q], {q, c}], {i, n}]}: an index that a single factor of
 * several holds is summed over in that factor. Ranges that depend on each other stay together.
 */
final class SumOfOneFactor implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM || sum.ranges().size() < 2
                || !(sum.body() instanceof Multiplication product)) {
            return node;
        }
        for (IndexRange range : sum.ranges()) {
            List<Expression> users = product.factors().stream()
                    .filter(factor -> Traversal.mentions(factor, range.index())).toList();
            if (users.size() == 1 && isFree(range, sum.ranges())) {
                List<Expression> factors = new ArrayList<>(product.factors());
                factors.set(factors.indexOf(users.get(0)), Reduction.sum(users.get(0), List.of(range)));
                List<IndexRange> others = new ArrayList<>(sum.ranges());
                others.remove(range);
                return Reduction.sum(Algebra.multiply(factors), others);
            }
        }
        return node;
    }

    private static boolean isFree(IndexRange range, List<IndexRange> ranges) {
        Set<String> own = Traversal.freeNames(Algebra.add(range.lower(), range.upper()));
        return ranges.stream().noneMatch(other -> own.contains(other.index())
                || Traversal.mentions(other.lower(), range.index())
                || Traversal.mentions(other.upper(), range.index()));
    }
}
