package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reduction;

/**
 * {@code -(x + y) -> -x - y} for a whole formula, and {@code -c*Sum[g*(f - y), ...] -> c*Sum[g*(y - f), ...]} for its
 * terms: minus signs where a person puts them.
 */
final class SettledSigns {

    private SettledSigns() {
    }

    /** A formula with its signs settled. */
    static Expression in(Expression formula) {
        if (formula instanceof Multiplication product && product.factors().size() == 2
                && product.factors().get(0).equals(Algebra.MINUS_ONE)
                && product.factors().get(1) instanceof Addition sum) {
            return Algebra.add(sum.terms().stream().map(term -> term(Algebra.negate(term))).toList());
        }
        return formula instanceof Addition sum ? Algebra.add(sum.terms().stream().map(SettledSigns::term).toList())
                : term(formula);
    }

    private static Expression term(Expression term) {
        if (!(term instanceof Multiplication product) || !isNegative(term)) {
            return term;
        }
        for (int i = product.factors().size() - 1; i >= 0; i--) {
            Expression turned = turned(product.factors().get(i));
            if (turned != product.factors().get(i)) {
                List<Expression> factors = new ArrayList<>(product.factors());
                factors.set(i, turned);
                factors.add(Algebra.MINUS_ONE);
                return Algebra.multiply(factors);
            }
        }
        return term;
    }

    private static boolean isNegative(Expression term) {
        return term instanceof Multiplication product && product.factors().get(0) instanceof Constant coefficient
                && coefficient.value().signum() < 0 || term instanceof Constant number && number.value().signum() < 0;
    }

    /** A difference, or the difference that a sum multiplies with, turned; the same object where there is none. */
    private static Expression turned(Expression factor) {
        if (factor instanceof Addition difference) {
            List<Expression> positive = new ArrayList<>();
            List<Expression> negative = new ArrayList<>();
            for (Expression term : difference.terms()) {
                (isNegative(term) ? positive : negative).add(Algebra.negate(term));
            }
            boolean mixed = !positive.isEmpty() && !negative.isEmpty();
            positive.addAll(negative);
            return mixed ? Algebra.add(positive) : factor;
        }
        if (!(factor instanceof Reduction sum) || sum.kind() != Reduction.Kind.SUM) {
            return factor;
        }
        List<Expression> body = new ArrayList<>(sum.body() instanceof Multiplication product ? product.factors()
                : List.of(sum.body()));
        for (int i = 0; i < body.size(); i++) {
            Expression turned = turned(body.get(i));
            if (turned != body.get(i)) {
                body.set(i, turned);
                return Reduction.sum(Algebra.multiply(body), sum.ranges());
            }
        }
        return factor;
    }
}
