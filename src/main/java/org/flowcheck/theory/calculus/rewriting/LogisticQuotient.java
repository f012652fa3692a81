package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;

/** {@code Exp[x]/(1 + Exp[x]) -> 1/(1 + Exp[-x])}: the slope of a logistic loss, which also has a value for large x. */
final class LogisticQuotient implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Multiplication product)) {
            return node;
        }
        for (Expression factor : product.factors()) {
            if (factor instanceof FunctionCall call && call.function().equals("Exp") && call.order() == 0) {
                int place = divisor(product, call);
                if (place >= 0) {
                    List<Expression> factors = new ArrayList<>(product.factors());
                    factors.set(place, Algebra.power(Algebra.add(Algebra.ONE,
                            FunctionCall.of("Exp", Algebra.negate(call.arguments().get(0)))), Algebra.MINUS_ONE));
                    factors.remove(factor);
                    return Algebra.multiply(factors);
                }
            }
        }
        return node;
    }

    /** The place of {@code 1/(1 + Exp[x])}; -1 if there is none. */
    private static int divisor(Multiplication product, Expression exponential) {
        for (int i = 0; i < product.factors().size(); i++) {
            if (product.factors().get(i) instanceof Power power && power.exponent().equals(Algebra.MINUS_ONE)
                    && power.base() instanceof Addition sum
                    && Set.copyOf(sum.terms()).equals(Set.of(exponential, Algebra.ONE)) && sum.terms().size() == 2) {
                return i;
            }
        }
        return -1;
    }
}
