package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;

/**
 * Given numbers that the dynamics do not move: inputs and labels.
 *
 * @param name its name
 * @param axes its shape, empty for one number
 * @param value its elements, a formula of parameters, draws, earlier data and the axes' indices; absent where a file
 *     gives them, or nothing does
 * @param meaning what it is, one line; may be empty
 * @param latex how it is printed in LaTeX, if stated
 * @param origin where it is declared
 */
public record DataArray(String name, List<Axis> axes, Optional<Expression> value, String meaning,
                        Optional<String> latex, Origin origin) {

    /** Copies the axes. */
    public DataArray {
        axes = List.copyOf(axes);
    }
}
