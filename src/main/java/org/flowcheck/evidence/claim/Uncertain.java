package org.flowcheck.evidence.claim;

import org.flowcheck.evidence.statistics.Interval;

/**
 * A value that is known only within an interval: a blow-up time, a first time, a limit, an estimate over the ensemble.
 */
public sealed interface Uncertain extends Value permits BlowUpTime, OccurrenceTime, InterpolatedValue, TimeIntegral,
        TailLimitOf, EnsembleSlope, EnsembleFraction, EnsembleQuantile {

    /**
     * The estimate and its interval in the scene's version of the data; NaN is not allowed: unknown is the whole line.
     */
    Interval interval(Scene scene);

    /** What a report calls it. */
    String word();

    @Override
    default double at(Scene scene) {
        Interval interval = scene.interval(this);
        return switch (scene.view().end(this)) {
            case -1 -> interval.lower();
            case 1 -> interval.upper();
            default -> scene.bounded() ? bound(interval) : interval.value();
        };
    }

    /** The estimate, or where it is infinite the end of its interval that is not. */
    private static double bound(Interval interval) {
        return !Double.isInfinite(interval.value()) ? interval.value()
                : Double.isFinite(interval.lower()) ? interval.lower() : interval.upper();
    }
}
