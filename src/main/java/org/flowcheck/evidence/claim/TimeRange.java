package org.flowcheck.evidence.claim;

import java.util.ArrayList;
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
        double[] values = SampledSeries.values(scene, first.body(), first.run(), first.variable());
        List<double[]> points = new ArrayList<>();
        points.add(new double[] {from, first.at(scene)});
        for (int place = 0; place < times.length; place++) {
            if (times[place] > from && times[place] < to) {
                points.add(new double[] {times[place], values[place]});
            }
        }
        points.add(new double[] {to, last.at(scene)});
        return new double[][] {points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray()};
    }
}
