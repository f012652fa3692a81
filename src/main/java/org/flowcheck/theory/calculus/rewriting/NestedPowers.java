package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;

/**
 * {@code (x^a)^n -> x^(a*n)} and {@code (x*y)^n -> x^n*y^n} for whole n: with other exponents these would be wrong for
 * negative x.
 */
final class NestedPowers implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Power outer) || !(outer.exponent() instanceof Constant exponent)
                || !exponent.value().isInteger()) {
            return node;
        }
        if (outer.base() instanceof Power inner) {
            return Algebra.power(inner.base(), Algebra.multiply(inner.exponent(), exponent));
        }
        if (outer.base() instanceof Multiplication product) {
            List<Expression> factors = new ArrayList<>();
            for (Expression factor : product.factors()) {
                factors.add(Algebra.power(factor, exponent));
            }
            return Algebra.multiply(factors);
        }
        return node;
    }
}
