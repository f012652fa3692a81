package org.flowcheck.evidence.claim;

import java.util.List;

/**
 * The part {@code {t, from, to}} of a run's times over which a series is looked at: its values at both ends, which lie
 * between samples, and the samples in between.
 *
 * @param first the series at the range's first time
 * @param last the series at its last time
 */
public record TimeRange(InterpolatedValue first, InterpolatedValue last) {

    /** The uncertain values inside: both ends. */
    List<Value> parts() {
        return List.of(first, last);
    }

    /**
     * The series over the range: rows of times and values. Empty where the range is not one within the run.
     */
    double[][] samples(Scene scene) {
        double from = first.time().at(scene);
        double to = last.time().at(scene);
        double[] times = SampledSeries.times(scene, first.run());
        if (!(from >= times[0] && to <= times[times.length - 1] && from <= to)) {
            return new double[2][0];
        }
        int start = 0;
        while (times[start] <= from && start < times.length - 1) {
            start++;
        }
        int end = start;
        while (end < times.length && times[end] < to) {
            end++;
        }
        double[] values = SampledSeries.values(scene, first.body(), first.run(), first.variable(), start, end);
        double[][] points = new double[2][end - start + 2];
        System.arraycopy(times, start, points[0], 1, end - start);
        System.arraycopy(values, start, points[1], 1, end - start);
        points[0][0] = from;
        points[1][0] = first.at(scene);
        points[0][end - start + 1] = to;
        points[1][end - start + 1] = last.at(scene);
        return points;
    }
}
