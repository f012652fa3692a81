package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Rational;

/** {@code -(x - y) -> y - x}: a minus before a sum that holds one, with nothing else in the product. */
final class NegatedSum implements Rule {

    private static final Rational MINUS_ONE = Rational.of(-1);

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        Factors factors = Factors.of(node);
        boolean negated = factors.coefficient().equals(MINUS_ONE) && factors.others().size() == 1
                && factors.others().get(0) instanceof Addition;
        if (!negated) {
            return node;
        }
        List<Expression> positive = new ArrayList<>();
        List<Expression> negative = new ArrayList<>();
        for (Expression term : Factors.terms(factors.others().get(0))) {
            Factors own = Factors.of(term);
            Expression turned = Algebra.multiply(Constant.of(own.coefficient().negate()),
                    Algebra.multiply(own.others()));
            (own.coefficient().signum() < 0 ? positive : negative).add(turned);
        }
        if (positive.isEmpty()) {
            return node;
        }
        positive.addAll(negative);
        return Algebra.add(positive);
    }
}
