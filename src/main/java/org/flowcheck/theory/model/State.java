package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A scalar or an array that the dynamics move.
 *
 * @param name its name
 * @param axes its shape, empty for a scalar
 * @param initial its value at time zero, a formula of parameters, draws and the axes' indices
 * @param meaning what it is, one line; may be empty
 * @param latex how it is printed in LaTeX, if stated
 */
public record State(String name, List<Axis> axes, Expression initial, String meaning, Optional<String> latex) {

    /** Copies the axes. */
    public State {
        axes = List.copyOf(axes);
    }
}
