package org.flowcheck.theory.calculus.rewriting;

import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.IndexScope;

/**
 * {@code KroneckerDelta[k, k] -> 1};  {@code KroneckerDelta[i, j] -> 0} where the ranges prove {@code i != j}, as in
 * {@code KroneckerDelta[k + 1, 1]} with {@code k >= 1};  {@code KroneckerDelta[1, j] -> KroneckerDelta[j, 1]}.
 */
final class DeltaEvaluation implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Delta delta)) {
            return node;
        }
        if (delta.left().equals(delta.right())) {
            return Algebra.ONE;
        }
        Optional<IndexForm> left = IndexForm.of(delta.left());
        Optional<IndexForm> right = IndexForm.of(delta.right());
        if (left.isEmpty() || right.isEmpty()) {
            return node;
        }
        IndexForm difference = left.get().minus(right.get());
        if (difference.isConstant() && difference.constant() == 0) {
            return Algebra.ONE;
        }
        if (scope.provesNonzero(difference)) {
            return Algebra.ZERO;
        }
        boolean numberFirst = delta.left() instanceof Constant && !(delta.right() instanceof Constant);
        return numberFirst ? new Delta(delta.right(), delta.left(), delta.origin()) : node;
    }
}
