package org.flowcheck.evidence.claim;

/** How far a run goes, and where it is sampled. */
public sealed interface Extent {

    /** Number of places sampled, both ends included. */
    int samples();

    /**
     * From time zero to a time, sampled at equally spaced times.
     *
     * @param end the last time, positive, in the model's time
     * @param samples places sampled, at least 2
     */
    record UntilTime(double end, int samples) implements Extent {
        /** Refuses an end that is not positive. */
        public UntilTime {
            if (!(end > 0) || Double.isInfinite(end)) {
                throw new IllegalArgumentException("until " + end);
            }
            requireSamples(samples);
        }
    }

    /**
     * Towards a finite-time blow-up, sampled at equally spaced rescaled times until the quantity that the model
     * declares under {@code blow-up: along} reaches a size.
     *
     * @param threshold absolute value of the followed quantity at the last sample, positive
     * @param samples places sampled, at least 2
     */
    record BlowUp(double threshold, int samples) implements Extent {
        /** Refuses a threshold that is not positive. */
        public BlowUp {
            if (!(threshold > 0) || Double.isInfinite(threshold)) {
                throw new IllegalArgumentException("threshold " + threshold);
            }
            requireSamples(samples);
        }
    }

    private static void requireSamples(int samples) {
        if (samples < 2) {
            throw new IllegalArgumentException(samples + " samples");
        }
    }
}
