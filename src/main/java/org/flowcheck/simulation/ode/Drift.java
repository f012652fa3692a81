package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * How far an invariant moved along a run.
 *
 * @param name the invariant
 * @param initial its value at the start
 * @param largest the largest |value - initial| over all accepted states
 */
public record Drift(String name, double initial, double largest) {

    /** Refuses a nameless invariant. */
    public Drift {
        Objects.requireNonNull(name, "name");
    }
}
