package org.flowcheck.theory.calculus.rewriting;

import java.util.Optional;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;

/** {@code If[c, x, x] -> x};  {@code If[2 > 1, x, y] -> x}. */
final class DecidedConditions implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Conditional choice)) {
            return node;
        }
        if (choice.whenTrue().equals(choice.whenFalse())) {
            return choice.whenTrue();
        }
        Optional<Boolean> decided = decide(choice.condition());
        return decided.isEmpty() ? node : decided.get() ? choice.whenTrue() : choice.whenFalse();
    }

    private static Optional<Boolean> decide(Expression condition) {
        if (condition instanceof Comparison comparison && comparison.left() instanceof Constant left
                && comparison.right() instanceof Constant right) {
            // Compared exactly, through the sign of the exact difference.
            int sign = left.value().compareTo(right.value());
            return Optional.of(comparison.relation().holds(sign, 0));
        }
        return Optional.empty();
    }
}
