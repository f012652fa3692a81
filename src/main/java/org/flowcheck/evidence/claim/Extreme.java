package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code Sup[body, t]} or {@code Inf[body, t]}: the largest or smallest value over the sampled times of a run, or over
 * those of a range and its ends. NaN if the body is NaN anywhere, or the range does not lie in the run.
 *
 * @param largest whether the supremum is meant
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 * @param range the part of the run's times; empty for all
 */
public record Extreme(boolean largest, Value body, String run, int variable, Optional<TimeRange> range)
        implements Value {
    @Override
    public Level level() {
        return body.level();
    }

    @Override
    public List<Value> parts() {
        return Stream.concat(Stream.of(body), range.stream().flatMap(part -> part.parts().stream())).toList();
    }

    @Override
    public double at(Scene scene) {
        return scene.extreme(this);
    }

    /** The value in a scene. */
    double over(Scene scene) {
        if (range.isPresent()) {
            double[] values = range.get().samples(scene)[1];
            return values.length == 0 ? Double.NaN : of(values);
        }
        return of(SampledSeries.values(scene, body, run, variable));
    }

    private double of(double[] values) {
        double extreme = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (double value : values) {
            extreme = largest ? Math.max(extreme, value) : Math.min(extreme, value);
        }
        return extreme;
    }
}
