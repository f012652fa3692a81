package org.flowcheck.theory.model;

import java.util.List;
import org.flowcheck.theory.expression.Expression;

/**
 * The rate of change of a state: {@code d/dt state[indices of axes] = rate}.
 *
 * @param state the state's name
 * @param axes the state's shape, with the index names used in {@code rate}
 * @param rate the right-hand side
 */
public record Equation(String state, List<Axis> axes, Expression rate) {

    /** Copies the axes. */
    public Equation {
        axes = List.copyOf(axes);
    }
}
