package org.flowcheck.theory.expression;

import java.util.List;

/**
 * {@code terms[0] + terms[1] + ...}; a difference holds a term with the factor -1.
 *
 * @param terms two or more
 * @param origin where it came from
 */
public record Addition(List<Expression> terms, Origin origin) implements Expression {

    /** Refuses fewer than two terms. */
    public Addition {
        terms = List.copyOf(terms);
        if (terms.size() < 2) {
            throw new IllegalArgumentException("an addition of " + terms.size() + " terms");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
