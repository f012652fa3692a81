package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A named formula.
 *
 * @param name its name
 * @param axes its shape, empty for a scalar
 * @param value the formula, in the axes' indices
 * @param latex how it is printed in LaTeX, if stated
 */
public record Definition(String name, List<Axis> axes, Expression value, Optional<String> latex) {

    /** Copies the axes. */
    public Definition {
        axes = List.copyOf(axes);
    }
}
