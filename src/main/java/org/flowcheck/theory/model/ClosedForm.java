package org.flowcheck.theory.model;

import java.util.List;
import org.flowcheck.theory.expression.Expression;

/**
 * A stated solution for a state (or a definition) in terms of the time {@code t} and of {@code Initial[...]}.
 *
 * @param name the state or definition it gives
 * @param axes its shape, with the index names used in {@code value}
 * @param value the formula
 */
public record ClosedForm(String name, List<Axis> axes, Expression value) {

    /** Copies the axes. */
    public ClosedForm {
        axes = List.copyOf(axes);
    }
}
