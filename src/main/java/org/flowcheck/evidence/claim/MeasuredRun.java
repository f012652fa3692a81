package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.statistics.Interval;

/**
 * One run as handed to the judge. Arrays are not copied: the caller gives them away.
 *
 * @param cell the point of the grid and the draw
 * @param parameters all parameters of the model, set or default
 * @param columns the measured quantities
 * @param times sampled times of the fine and of the coarse run, at the same places
 * @param fine {@code fine[column][place]} on the fine run
 * @param coarse the same at looser tolerances
 * @param magnitude sum of the absolute values of the terms a value is made of: what its rounding scales with
 * @param blowUp the blow-up time; the whole line from the run's end on if none was found
 * @param ending how the run ended, in the words of its outcome
 * @param complete whether the run went as far as its plan asked
 * @param normalisedClock the normalised time per time of the model, where it is a network whose data can be normalised
 * @param snapshots matrices at moments of the run, where figures show them
 */
public record MeasuredRun(RunPlan.Cell cell, Map<String, Double> parameters, List<Quantity> columns, Times times,
                          double[][] fine, double[][] coarse, double[][] magnitude, Interval blowUp, String ending,
                          boolean complete, Optional<Double> normalisedClock,
                          Map<Snapshot, Snapshot.Entries> snapshots) {

    /**
     * The sampled times.
     *
     * @param fine on the fine run, increasing
     * @param coarse on the coarse run, as many
     */
    public record Times(double[] fine, double[] coarse) {
        /** Refuses versions of different length. */
        public Times {
            if (fine.length != coarse.length) {
                throw new IllegalArgumentException(fine.length + " fine and " + coarse.length + " coarse times");
            }
        }
    }

    /** A run without a second clock and without snapshots. */
    public MeasuredRun(RunPlan.Cell cell, Map<String, Double> parameters, List<Quantity> columns, Times times,
                       double[][] fine, double[][] coarse, double[][] magnitude, Interval blowUp, String ending,
                       boolean complete) {
        this(cell, parameters, columns, times, fine, coarse, magnitude, blowUp, ending, complete, Optional.empty(),
                Map.of());
    }

    /** Refuses shapes that do not fit together. */
    public MeasuredRun {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        columns = List.copyOf(columns);
        snapshots = Map.copyOf(snapshots);
        for (double[][] table : new double[][][] {fine, coarse, magnitude}) {
            if (table.length != columns.size()) {
                throw new IllegalArgumentException(table.length + " rows for " + columns.size() + " quantities");
            }
            for (double[] row : table) {
                if (row.length != times.fine.length) {
                    throw new IllegalArgumentException(row.length + " values at " + times.fine.length + " places");
                }
            }
        }
    }

    /**
     * This run with some of its columns.
     *
     * @throws IllegalArgumentException if one of them was not measured
     */
    public MeasuredRun measuring(List<Quantity> wanted) {
        int[] at = wanted.stream().mapToInt(columns::indexOf).toArray();
        if (Arrays.stream(at).anyMatch(place -> place < 0)) {
            throw new IllegalArgumentException("not all of " + wanted + " were measured");
        }
        return new MeasuredRun(cell, parameters, wanted, times, pick(fine, at), pick(coarse, at), pick(magnitude, at),
                blowUp, ending, complete, normalisedClock, snapshots);
    }

    /** This run with the clock of its normalised data. */
    public MeasuredRun inClock(Optional<Double> normalised) {
        return new MeasuredRun(cell, parameters, columns, times, fine, coarse, magnitude, blowUp, ending, complete,
                normalised, snapshots);
    }

    /** This run with matrices at moments. */
    public MeasuredRun showing(Map<Snapshot, Snapshot.Entries> shown) {
        return new MeasuredRun(cell, parameters, columns, times, fine, coarse, magnitude, blowUp, ending, complete,
                normalisedClock, shown);
    }

    private static double[][] pick(double[][] table, int[] at) {
        return Arrays.stream(at).mapToObj(place -> table[place]).toArray(double[][]::new);
    }

    /** Number of sampled places. */
    public int places() {
        return times.fine.length;
    }
}
