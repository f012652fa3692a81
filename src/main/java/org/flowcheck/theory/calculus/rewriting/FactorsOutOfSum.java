package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Sum[c*f[k], {k, m}] -> c*Sum[f[k], {k, m}]} where c does not depend on k, and
 * {@code Expectation[c*f[x]] -> c*Expectation[f[x]]} where c is not random.
 */
final class FactorsOutOfSum implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (node instanceof Expectation expectation && expectation.body() instanceof Multiplication product) {
            return outOf(expectation, product);
        }
        if (!(node instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM
                || !(sum.body() instanceof Multiplication product)) {
            return node;
        }
        List<String> bound = sum.ranges().stream().map(IndexRange::index).toList();
        List<Expression> outside = new ArrayList<>();
        List<Expression> inside = new ArrayList<>();
        for (Expression factor : product.factors()) {
            boolean free = bound.stream().noneMatch(index -> Traversal.mentions(factor, index));
            (free ? outside : inside).add(factor);
        }
        if (outside.isEmpty()) {
            return node;
        }
        outside.add(Reduction.sum(Algebra.multiply(inside), sum.ranges()));
        return Algebra.multiply(outside);
    }

    private static Expression outOf(Expectation expectation, Multiplication product) {
        List<Expression> outside = new ArrayList<>();
        List<Expression> inside = new ArrayList<>();
        for (Expression factor : product.factors()) {
            (expectation.isRandom(factor) ? inside : outside).add(factor);
        }
        if (outside.isEmpty()) {
            return expectation;
        }
        outside.add(expectation.of(Algebra.multiply(inside)));
        return Algebra.multiply(outside);
    }
}
