package org.flowcheck.simulation.ode;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Values of named state functions along one run, at increasing places, with the states themselves if asked for.
 *
 * @param places where the run was sampled: times, or values of the rescaled time s of a {@link BlowUpRun}
 * @param times the time at each place; equal to {@code places} for a run in time
 * @param names names of the functions
 * @param values {@code values[f][k]}: function f at place k
 * @param states {@code states[k]}: the state at place k, empty where it was not asked for; absent if it nowhere was
 */
public record Samples(double[] places, double[] times, List<String> names, double[][] values,
                      Optional<double[][]> states) {

    /** Refuses lengths that do not fit together. */
    public Samples {
        names = List.copyOf(names);
        Objects.requireNonNull(states, "states");
        if (values.length != names.size()) {
            throw new IllegalArgumentException(values.length + " rows for " + names.size() + " functions");
        }
        for (double[] row : values) {
            requireLength(row.length, places.length);
        }
        requireLength(times.length, places.length);
        states.ifPresent(rows -> requireLength(rows.length, places.length));
    }

    private static void requireLength(int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(found + " entries for " + expected + " places");
        }
    }

    /** Number of places. */
    public int size() {
        return places.length;
    }

    /** Time at place k. */
    public double time(int k) {
        return times[k];
    }

    /** Row of a function, or empty if none has the name. */
    public Optional<double[]> find(String name) {
        int row = names.indexOf(name);
        return row < 0 ? Optional.empty() : Optional.of(values[row].clone());
    }

    /** Value of function f at place k. */
    public double value(int f, int k) {
        return values[f][k];
    }

    /** The values of all functions at the last place. */
    public double[] last() {
        return Arrays.stream(values).mapToDouble(row -> row[places.length - 1]).toArray();
    }
}
