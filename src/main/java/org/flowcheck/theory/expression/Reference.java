package org.flowcheck.theory.expression;

import java.util.List;

/**
 * A name with its indices: a parameter, state, draw, definition or index variable.
 *
 * @param name the name as declared
 * @param indices one formula per index, empty for scalars and index variables
 * @param origin where it came from
 */
public record Reference(String name, List<Expression> indices, Origin origin) implements Expression {

    /** The name of the time. */
    public static final String TIME = "t";

    /** Copies the indices. */
    public Reference {
        indices = List.copyOf(indices);
    }

    /** A computed reference to a scalar or an index. */
    public static Reference to(String name, Expression... indices) {
        return new Reference(name, List.of(indices), Origin.computed());
    }

    /** Whether this stands without indices. */
    public boolean isPlain() {
        return indices.isEmpty();
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
