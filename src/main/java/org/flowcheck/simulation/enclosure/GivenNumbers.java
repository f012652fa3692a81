package org.flowcheck.simulation.enclosure;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.StateLayout;

/**
 * The numbers that a model is given: what its formulas are to be written out for.
 *
 * @param parameters a value for each parameter; the doubles themselves are meant, exactly
 * @param layout where each state lies in the flat state
 * @param start the state at time zero, which {@code Initial[...]} speaks of; not copied and not to be modified
 * @param arrays the draws and data
 */
public record GivenNumbers(Map<String, Double> parameters, StateLayout layout, double[] start, Arrays arrays) {

    /** The numbers of draws and data, by name. */
    @FunctionalInterface
    public interface Arrays {
        /** The numbers of a draw or of data as the model's formulas mean them, row by row; empty if not known. */
        Optional<double[]> of(String name);
    }

    /** Copies the parameters. */
    public GivenNumbers {
        parameters = Map.copyOf(parameters);
        if (start.length != layout.dimension()) {
            throw new IllegalArgumentException(start.length + " numbers for a state of " + layout.dimension());
        }
    }
}
