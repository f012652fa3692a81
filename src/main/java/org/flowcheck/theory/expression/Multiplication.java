package org.flowcheck.theory.expression;

import java.util.List;

/**
 * {@code factors[0] * factors[1] * ...}; a quotient holds a factor to the power -1.
 *
 * @param factors two or more
 * @param origin where it came from
 */
public record Multiplication(List<Expression> factors, Origin origin) implements Expression {

    /** Refuses fewer than two factors. */
    public Multiplication {
        factors = List.copyOf(factors);
        if (factors.size() < 2) {
            throw new IllegalArgumentException("a multiplication of " + factors.size() + " factors");
        }
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
