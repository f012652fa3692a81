package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.BoundIndices;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code Exp[x]/(1 + Exp[x]) -> 1/(1 + Exp[-x])}: the slope of a logistic loss, which also has a value for large x. No
 * rule of the simplification, since the normal form does not know that both are equal.
 */
final class LogisticSlopes {

    private LogisticSlopes() {
    }

    /** A formula with its logistic slopes as one quotient each, inner ones first. */
    static Expression in(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, LogisticSlopes::in);
        if (!(inner instanceof Multiplication product)) {
            return inner;
        }
        for (Expression factor : product.factors()) {
            int place = factor instanceof FunctionCall call && call.function().equals("Exp") && call.order() == 0
                    ? divisor(product, call) : -1;
            if (place >= 0) {
                Expression opposite = Algebra.negate(((FunctionCall) factor).arguments().get(0));
                List<Expression> factors = new ArrayList<>(product.factors());
                factors.set(place, Algebra.power(Algebra.add(Algebra.ONE, FunctionCall.of("Exp", opposite)), -1));
                factors.remove(factor);
                return Algebra.multiply(factors);
            }
        }
        return inner;
    }

    /** The place of {@code 1/(1 + Exp[x])}; -1 if there is none. */
    private static int divisor(Multiplication product, Expression exponential) {
        for (int i = 0; i < product.factors().size(); i++) {
            if (product.factors().get(i) instanceof Power power && power.exponent().equals(Algebra.MINUS_ONE)
                    && power.base() instanceof Addition sum && sum.terms().size() == 2
                    && sum.terms().contains(Algebra.ONE)
                    && sum.terms().stream().anyMatch(term -> BoundIndices.alike(term, exponential))) {
                return i;
            }
        }
        return -1;
    }
}
