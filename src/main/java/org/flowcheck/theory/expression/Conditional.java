package org.flowcheck.theory.expression;

/**
 * {@code If[condition, whenTrue, whenFalse]}.
 *
 * @param condition a {@link Comparison} or {@link Connective}
 * @param whenTrue the value where it holds
 * @param whenFalse the value elsewhere
 * @param origin where it came from
 */
public record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Origin origin)
        implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
