package org.flowcheck.evidence.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All runs of a claim.
 *
 * @param runs name of the runs to the runs, in the order of their cells; a run that was not made is left out
 */
public record Measurements(Map<String, List<MeasuredRun>> runs) {

    /** No runs: all a claim needs that is only proved. */
    public static final Measurements NONE = new Measurements(Map.of());

    /** Copies the lists. */
    public Measurements {
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    }

    /** The runs of a name. */
    public List<MeasuredRun> of(String name) {
        return runs.getOrDefault(name, List.of());
    }

    /** Number of runs under all names. */
    public int size() {
        return runs.values().stream().mapToInt(List::size).sum();
    }
}
