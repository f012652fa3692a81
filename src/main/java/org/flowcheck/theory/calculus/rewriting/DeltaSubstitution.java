package org.flowcheck.theory.calculus.rewriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;

/**
 * {@code KroneckerDelta[j, 1]*f[j] -> KroneckerDelta[j, 1]*f[1]}: an index that a delta fixes to a number takes that
 * number in the other factors; and {@code KroneckerDelta[j, 1]^2 -> KroneckerDelta[j, 1]} for repeated factors.
 */
final class DeltaSubstitution implements Rule {

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Multiplication product)) {
            return node;
        }
        for (int i = 0; i < product.factors().size(); i++) {
            if (product.factors().get(i) instanceof Delta delta) {
                Optional<Expression> result = fixedBy(delta, i, product);
                if (result.isPresent()) {
                    return result.get();
                }
            }
        }
        return node;
    }

    private static Optional<Expression> fixedBy(Delta delta, int position, Multiplication product) {
        List<Expression> others = new ArrayList<>(product.factors());
        others.remove(position);
        boolean repeated = others.contains(delta);
        others.removeIf(delta::equals);
        Expression rest = Algebra.multiply(others);
        Expression fixed = rest;
        if (delta.left() instanceof Reference index && index.isPlain() && delta.right() instanceof Constant
                && Traversal.mentions(rest, index.name())) {
            fixed = Substitution.of(index.name(), delta.right()).in(rest);
        } else if (delta.right() instanceof Reference index && index.isPlain() && delta.left() instanceof Constant
                && Traversal.mentions(rest, index.name())) {
            fixed = Substitution.of(index.name(), delta.left()).in(rest);
        }
        return repeated || fixed != rest ? Optional.of(Algebra.multiply(fixed, delta)) : Optional.empty();
    }
}
