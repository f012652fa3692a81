package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.evidence.statistics.TailLimit;

/**
 * {@code Limit[body, t]}: the limit of a series at the end of a run, extrapolated from its tail. Never a proof: the
 * interval assumes that the tail goes on as it does.
 *
 * @param body a series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 */
public record TailLimitOf(Value body, String run, int variable) implements Uncertain {

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
        return "limit";
    }

    @Override
    public Interval interval(Scene scene) {
        double[] values = SampledSeries.values(scene, body, run, variable);
        if (values.length < TailLimit.SMALLEST_LENGTH || !finite(values)) {
            return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return TailLimit.of(values, noise(scene, values));
    }

    /** The largest difference between the fine, coarse and rounded versions over the last quarter of the run. */
    private double noise(Scene scene, double[] values) {
        View before = scene.view();
        double largest = 0;
        for (View other : new View[] {View.COARSE, View.ROUNDED}) {
            scene.view(other);
            double[] moved = SampledSeries.values(scene, body, run, variable);
            scene.view(View.FINE);
            double[] plain = SampledSeries.values(scene, body, run, variable);
            for (int place = values.length - values.length / 4; place < values.length; place++) {
                largest = Math.max(largest, Math.abs(moved[place] - plain[place]));
            }
        }
        scene.view(before);
        return MarginProbe.SAFETY * largest;
    }

    private static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
