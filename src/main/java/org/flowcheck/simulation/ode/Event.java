package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * A passage of g(t, y) through zero that is located and, if asked, ends the run.
 *
 * @param name what a report calls the event
 * @param function g; must be continuous near its zeros
 * @param crossing which passages count
 * @param stops whether the first passage ends the run with {@link Outcome.EventReached}
 */
public record Event(String name, StateFunction function, Crossing crossing, boolean stops) {

    /** Refuses a missing part. */
    public Event {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(crossing, "crossing");
    }

    /** An event that ends the run. */
    public static Event stopping(String name, StateFunction function, Crossing crossing) {
        return new Event(name, function, crossing, true);
    }

    /** An event that is only recorded. */
    public static Event recorded(String name, StateFunction function, Crossing crossing) {
        return new Event(name, function, crossing, false);
    }
}
