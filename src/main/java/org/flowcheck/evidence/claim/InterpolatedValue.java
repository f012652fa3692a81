package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code At[body, t, time]}: a series at a time between samples, by the cubic through the four nearest samples, with
 * the interval of {@link Interpolation}. A time outside the run gives the whole line.
 *
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 * @param time a number per run
 */
public record InterpolatedValue(Value body, String run, int variable, Value time) implements Uncertain {
    @Override
    public Level level() {
        return body.level();
    }

    @Override
    public List<Value> parts() {
        return List.of(body, time);
    }

    @Override
    public String word() {
        return "value";
    }

    @Override
    public Interval interval(Scene scene) {
        double[] times = SampledSeries.times(scene, run);
        double wanted = time.at(scene);
        int last = times.length - 1;
        if (last == 0 || !(wanted >= times[0] && wanted <= times[last])) {
            return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        Interpolation gap = Interpolation.around(times, wanted);
        double[] values = SampledSeries.values(scene, body, run, variable, gap.first(), gap.end());
        double cubic = gap.at(values, wanted);
        double radius = gap.error(gap.error(values), wanted);
        return Double.isNaN(radius) || !Double.isFinite(cubic) ? new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : Interval.around(cubic, radius);
    }
}
