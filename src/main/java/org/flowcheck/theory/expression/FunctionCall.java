package org.flowcheck.theory.expression;

import java.util.List;

/**
 * A function of scalars at its arguments, {@code f[x, ...]}, or a derivative {@code f'[x]}, {@code f''[x]} of a
 * function of one argument.
 *
 * @param function the function's name, in the table or abstract
 * @param order how often it is differentiated, 0 for the function itself
 * @param arguments its arguments
 * @param origin where it came from
 */
public record FunctionCall(String function, int order, List<Expression> arguments, Origin origin)
        implements Expression {

    /** Refuses a derivative of a function that has not exactly one argument. */
    public FunctionCall {
        arguments = List.copyOf(arguments);
        if (order < 0 || order > 0 && arguments.size() != 1) {
            throw new IllegalArgumentException("derivative " + order + " of " + function);
        }
    }

    /** A computed call. */
    public static FunctionCall of(String function, Expression... arguments) {
        return new FunctionCall(function, 0, List.of(arguments), Origin.computed());
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
