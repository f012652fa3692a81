package org.flowcheck.evidence.claim;

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
}
