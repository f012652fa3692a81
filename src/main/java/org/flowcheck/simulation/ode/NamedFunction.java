package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * A state function under the name a report calls it by.
 *
 * @param name for example {@code "E"}
 * @param function the function
 */
public record NamedFunction(String name, StateFunction function) {

    /** Refuses a missing part. */
    public NamedFunction {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(function, "function");
    }
}
