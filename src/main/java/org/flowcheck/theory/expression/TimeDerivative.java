package org.flowcheck.theory.expression;

/**
 * {@code Dt[body]}: the rate of change of a formula of the states along the flow. The calculus writes it out with the
 * gradient of the body and the rates of the states; neither the evaluator nor the compiler meets it.
 *
 * @param body a formula of the states and of time
 * @param origin where it came from
 */
public record TimeDerivative(Expression body, Origin origin) implements Expression {

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
