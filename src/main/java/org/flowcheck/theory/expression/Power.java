package org.flowcheck.theory.expression;

/**
 * {@code base ^ exponent}.
 *
 * @param base the base
 * @param exponent the exponent
 * @param origin where it came from
 */
public record Power(Expression base, Expression exponent, Origin origin) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
