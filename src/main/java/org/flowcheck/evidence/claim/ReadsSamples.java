package org.flowcheck.evidence.claim;

import java.util.Set;
import java.util.TreeSet;

/** Tells which formulas are computed from a run's samples, and which from no more than parameters and blow-up times. */
final class ReadsSamples {

    private ReadsSamples() {
    }

    /** Whether a formula reads a measured quantity at all. */
    static boolean anywhere(Value value) {
        return value instanceof Value.Series || value.parts().stream().anyMatch(ReadsSamples::anywhere);
    }

    /** Whether a comparison reads what was sampled after a run's start, the sampled times included. */
    static boolean afterStart(Condition.Compare comparison) {
        return afterStart(comparison.left()) || afterStart(comparison.right());
    }

    static boolean afterStart(Value value) {
        if (value instanceof EnsembleFraction fraction) {
            return fraction.condition().comparisons().stream().anyMatch(ReadsSamples::afterStart);
        }
        return value instanceof Value.Time
                || value instanceof Value.Series series && series.variable() != Value.Series.START
                || value.parts().stream().anyMatch(ReadsSamples::afterStart);
    }

    /** The runs of which a comparison reads what was sampled after the start. */
    static Set<String> runsAfterStart(Condition.Compare comparison) {
        Set<String> runs = new TreeSet<>();
        collect(comparison.left(), runs);
        collect(comparison.right(), runs);
        return runs;
    }

    private static void collect(Value value, Set<String> runs) {
        if (value instanceof EnsembleFraction fraction) {
            fraction.condition().comparisons().forEach(part -> runs.addAll(runsAfterStart(part)));
        }
        if (value instanceof Value.Series series && series.variable() != Value.Series.START) {
            runs.add(series.run());
        }
        value.parts().forEach(part -> collect(part, runs));
    }
}
