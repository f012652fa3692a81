package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[a[l]*w[l, j]*c[j], {l, m}, {j, d}] -> Sum[c[j]*Sum[a[l]*w[l, j], {l, m}], {j, d}]}: sums over the width
 * stand inside of others, with the factors that they gather alone, so that computing them needs no array of the width
 * squared.
 */
final class InnerSums {

    private final String width;

    InnerSums(String width) {
        this.width = width;
    }

    Expression of(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::of);
        if (!(inner instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM || sum.ranges().size() < 2) {
            return inner;
        }
        List<IndexRange> wide = sum.ranges().stream().filter(range -> Traversal.mentions(range.upper(), width))
                .toList();
        List<IndexRange> others = sum.ranges().stream().filter(range -> !wide.contains(range)).toList();
        if (wide.size() != 1 || others.isEmpty()) {
            return inner;
        }
        List<Expression> factors = sum.body() instanceof Multiplication product ? product.factors()
                : List.of(sum.body());
        List<Expression> outside = new ArrayList<>();
        List<Expression> gathered = new ArrayList<>();
        factors.forEach(factor -> (Traversal.mentions(factor, wide.get(0).index()) ? gathered : outside).add(factor));
        outside.add(Reduction.sum(Algebra.multiply(gathered), wide));
        return Reduction.sum(Algebra.multiply(outside), others);
    }
}
