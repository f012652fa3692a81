package org.flowcheck.simulation.enclosure;

import java.util.List;
import java.util.OptionalInt;

/**
 * A scalar of time and state on a tape. It is defined where all conditions hold, and infinite elsewhere: what
 * {@code If[E > 0, E^(-1/3), Infinity]} says.
 *
 * @param name how the caller called it
 * @param conditions where it has a value
 * @param value the step of its value; empty if it is infinite everywhere
 */
public record TapeFormula(String name, List<Condition> conditions, OptionalInt value) {

    /**
     * A condition on time and state.
     *
     * @param step the step that is to be positive
     * @param strict whether zero is excluded
     */
    public record Condition(int step, boolean strict) {

        /** Whether it holds for sure where the step has a value. */
        public <T> boolean holds(Arithmetic<T> arithmetic, T value) {
            return strict ? arithmetic.isPositive(value) : arithmetic.isNotNegative(value);
        }
    }

    /** Copies the conditions. */
    public TapeFormula {
        conditions = List.copyOf(conditions);
    }
}
