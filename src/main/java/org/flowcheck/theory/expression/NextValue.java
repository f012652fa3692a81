package org.flowcheck.theory.expression;

/**
 * {@code Next[body]}: the value of a formula one step of the map later.
 *
 * @param body the formula
 * @param origin where it came from
 */
public record NextValue(Expression body, Origin origin) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
