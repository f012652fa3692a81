package org.flowcheck.theory.language;

import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reference;

/** Decides whether a formula is a whole number by its form. */
final class Integrality {

    private Integrality() {
    }

    static boolean holds(Expression expression, Scope scope) {
        if (expression instanceof Constant constant) {
            return constant.value().isInteger();
        }
        if (expression instanceof Reference reference) {
            return reference.isPlain() && scope.find(reference.name()).map(Symbol::integer).orElse(false);
        }
        if (expression instanceof Addition addition) {
            return addition.terms().stream().allMatch(term -> holds(term, scope));
        }
        if (expression instanceof Multiplication multiplication) {
            return multiplication.factors().stream().allMatch(factor -> holds(factor, scope));
        }
        if (expression instanceof Power power) {
            return power.exponent() instanceof Constant exponent && exponent.value().isInteger()
                    && exponent.value().signum() > 0 && holds(power.base(), scope);
        }
        if (expression instanceof Conditional conditional) {
            return holds(conditional.whenTrue(), scope) && holds(conditional.whenFalse(), scope);
        }
        return expression instanceof Delta;
    }
}
