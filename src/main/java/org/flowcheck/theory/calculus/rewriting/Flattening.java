package org.flowcheck.theory.calculus.rewriting;

import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;

/** {@code (a + b) + (2 + 3) -> 5 + a + b},  {@code a*(b*2) -> 2*a*b},  {@code x^1 -> x},  {@code 0*x -> 0}. */
final class Flattening implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        Expression flat = node;
        if (node instanceof Addition addition) {
            flat = Algebra.add(addition.terms());
        } else if (node instanceof Multiplication product) {
            flat = Algebra.multiply(product.factors());
        } else if (node instanceof Power power) {
            flat = Algebra.power(power.base(), power.exponent());
        }
        return flat.equals(node) ? node : flat;
    }
}
