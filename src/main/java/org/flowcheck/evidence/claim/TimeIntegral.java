package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code Integral[body, t]}: the integral of a series over a run's sampled times, or over a range of them, by the
 * trapezoidal rule. The interval's radius is the difference from the rule with every second sample, three times the usual
 * estimate of its error. Of two samples alone, and of a range that does not lie in the run, nothing is known.
 *
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 * @param range the part of the run's times; empty for all
 */
public record TimeIntegral(Value body, String run, int variable, Optional<TimeRange> range) implements Uncertain {

    /** Fewer samples than this do not show the rule's error. */
    private static final int SMALLEST_LENGTH = 3;

    @Override
    public Level level() {
        return body.level();
    }

    @Override
    public List<Value> parts() {
        return Stream.concat(Stream.of(body), range.stream().flatMap(part -> part.parts().stream())).toList();
    }

    @Override
    public String word() {
        return "integral";
    }

    @Override
    public Interval interval(Scene scene) {
        double[][] samples = range.map(part -> part.samples(scene)).orElseGet(() -> new double[][] {
                SampledSeries.times(scene, run), SampledSeries.values(scene, body, run, variable)});
        if (samples[0].length < SMALLEST_LENGTH) {
            return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double fine = trapezoids(samples[0], samples[1], 1);
        double radius = Math.abs(fine - trapezoids(samples[0], samples[1], 2));
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
