package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * One located event.
 *
 * @param event its name
 * @param time when
 * @param increasing whether the function passed from negative to positive
 */
public record Occurrence(String event, double time, boolean increasing) {

    /** Refuses a nameless event. */
    public Occurrence {
        Objects.requireNonNull(event, "event");
    }
}
