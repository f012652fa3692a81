package org.flowcheck.theory.expression;

import java.util.List;

/**
 * {@code Expectation[body]}: the average over jointly distributed random variables.
 *
 * @param body what is averaged
 * @param variables the names of the random variables; everything else in the body is constant under the average
 * @param origin where it came from
 */
public record Expectation(Expression body, List<String> variables, Origin origin) implements Expression {

    /** Copies the names. */
    public Expectation {
        variables = List.copyOf(variables);
    }

    /** Whether a formula is random: holds one of the variables. */
    public boolean isRandom(Expression part) {
        return variables.stream().anyMatch(name -> Traversal.mentions(part, name));
    }

    /** The expectation of another body over the same variables. */
    public Expectation of(Expression other) {
        return new Expectation(other, variables, Origin.computed());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
