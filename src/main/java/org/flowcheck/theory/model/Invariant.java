package org.flowcheck.theory.model;

import java.util.List;
import org.flowcheck.theory.expression.Expression;

/**
 * A formula, or an array of formulas, that keeps its value along the flow.
 *
 * @param name its name
 * @param axes its shape, empty for one
 * @param value the formula
 */
public record Invariant(String name, List<Axis> axes, Expression value) {

    /** Copies the axes. */
    public Invariant {
        axes = List.copyOf(axes);
    }
}
