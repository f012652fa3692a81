package org.flowcheck.theory.expression;

/**
 * Kronecker's delta: 1 where the two indices are equal, else 0. Written {@code KroneckerDelta[i, j]}.
 *
 * @param left an index formula
 * @param right an index formula
 * @param origin where it came from
 */
public record Delta(Expression left, Expression right, Origin origin) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
