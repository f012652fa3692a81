package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code At[body, t, time]}: a series at a time between samples, by the cubic through the four nearest samples. The
 * interval's radius is the difference from the parabola through three of them. A time outside the run gives the whole
 * line.
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
        double[] values = SampledSeries.values(scene, body, run, variable);
        double wanted = time.at(scene);
        int last = times.length - 1;
        if (!(wanted >= times[0] && wanted <= times[last])) {
            return new Interval(values[last], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        int right = 1;
        while (times[right] < wanted) {
            right++;
        }
        int from = Math.max(0, Math.min(right - 2, last - 3));
        double cubic = lagrange(times, values, from, Math.min(from + 4, last + 1), wanted);
        double parabola = lagrange(times, values, Math.max(0, Math.min(right - 1, last - 2)),
                Math.min(Math.max(0, Math.min(right - 1, last - 2)) + 3, last + 1), wanted);
        double radius = Math.abs(cubic - parabola);
        return Double.isNaN(radius) ? new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : Interval.around(cubic, radius);
    }

    /** The polynomial through the samples {@code from} (inclusive) to {@code to} (exclusive), at x. */
    private static double lagrange(double[] times, double[] values, int from, int to, double x) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double weight = values[i];
            for (int j = from; j < to; j++) {
                if (j != i) {
                    weight *= (x - times[j]) / (times[i] - times[j]);
                }
            }
            sum += weight;
        }
        return sum;
    }
}
