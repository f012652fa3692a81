package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code Integral[body, t]}: the integral of a series over a run's sampled times, by the trapezoidal rule. The
 * interval's radius is the difference from the rule with every second sample, three times the usual estimate of its
 * error.
 *
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 */
public record TimeIntegral(Value body, String run, int variable) implements Uncertain {
    @Override
    public Level level() {
        return body.level();
    }

    @Override
    public List<Value> parts() {
        return List.of(body);
    }

    @Override
    public String word() {
        return "integral";
    }

    @Override
    public Interval interval(Scene scene) {
        double[] times = SampledSeries.times(scene, run);
        double[] values = SampledSeries.values(scene, body, run, variable);
        double fine = trapezoids(times, values, 1);
        double radius = Math.abs(fine - trapezoids(times, values, 2));
        return Double.isNaN(radius) ? new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : Interval.around(fine, radius);
    }

    private static double trapezoids(double[] times, double[] values, int stride) {
        double sum = 0;
        for (int from = 0; from + 1 < times.length; from += stride) {
            int to = Math.min(from + stride, times.length - 1);
            sum += 0.5 * (times[to] - times[from]) * (values[to] + values[from]);
        }
        return sum;
    }
}
