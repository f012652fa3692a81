package org.flowcheck.theory.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.flowcheck.diagnostic.Span;

/** Where a formula stands in the user's text. */
public final class WrittenPlace {

    private WrittenPlace() {
    }

    /**
     * The place of a formula; of one that was computed, that of the outermost of its parts that a user wrote. Rewriting
     * keeps the parts it does not touch, so that {@code 1/a}, the derivative of a written {@code Log[a]}, leads to that
     * a.
     *
     * @return empty if no part of the formula was written by a user
     */
    public static Optional<Span> of(Expression formula) {
        Deque<Expression> level = new ArrayDeque<>();
        level.add(formula);
        while (!level.isEmpty()) {
            Expression next = level.remove();
            if (next.origin().span().isPresent()) {
                return next.origin().span();
            }
            level.addAll(Traversal.children(next));
        }
        return Optional.empty();
    }
}
