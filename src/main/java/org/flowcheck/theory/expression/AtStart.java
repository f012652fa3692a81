package org.flowcheck.theory.expression;

/**
 * {@code Initial[body]}: the value of a formula of the states at time zero.
 *
 * @param body a formula of the states
 * @param origin where it came from
 */
public record AtStart(Expression body, Origin origin) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
