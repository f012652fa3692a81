package org.flowcheck.theory.model;

import java.util.Map;
import org.flowcheck.theory.expression.Expression;

/**
 * A named alternative to the states' own initial values.
 *
 * @param name what a user chooses with {@code initial=NAME}
 * @param values for each state that differs, its value at time zero in the indices of the state's declaration
 */
public record InitialConditions(String name, Map<String, Expression> values) {

    /** Copies the values. */
    public InitialConditions {
        values = Map.copyOf(values);
    }
}
