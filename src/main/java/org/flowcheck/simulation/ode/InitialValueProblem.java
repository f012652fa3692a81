package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * y' = f(t, y), y(start) = initial.
 *
 * @param field f
 * @param layout names of the components; its dimension is the field's
 * @param start initial time
 * @param initial initial state; copied
 */
public record InitialValueProblem(VectorField field, StateLayout layout, double start, double[] initial) {

    /** Refuses dimensions that differ and a start that is not a finite number. */
    public InitialValueProblem {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(layout, "layout");
        if (field.dimension() != layout.dimension() || field.dimension() != initial.length) {
            throw new IllegalArgumentException("dimensions " + field.dimension() + " of the field, "
                    + layout.dimension() + " of the layout, " + initial.length + " of the initial state");
        }
        if (!Double.isFinite(start)) {
            throw new IllegalArgumentException("start " + start);
        }
        initial = initial.clone();
    }

    /** A copy of the initial state. */
    @Override
    public double[] initial() {
        return initial.clone();
    }
}
