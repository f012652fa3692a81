package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code FirstTime[condition, t]} or {@code LastTime[condition, t]}: when a condition holds for the
 * first or the last time. It is the passage between the first or last sample at which it holds and the neighbour at which
 * it does not, by {@link Passage}; a condition that never holds gives the time infinity (first) or minus infinity (last).
 *
 * @param first whether the first time is meant
 * @param condition a condition on series
 * @param run whose sampled times
 * @param variable index of the time variable it binds
 */
public record OccurrenceTime(boolean first, Condition condition, String run, int variable) implements Uncertain {
    @Override
    public Level level() {
        return Level.RUN;
    }

    @Override
    public List<Value> parts() {
        return condition.comparisons().stream().flatMap(compare -> List.of(compare.left(), compare.right()).stream())
                .toList();
    }

    @Override
    public String word() {
        return "time";
    }

    @Override
    public Interval interval(Scene scene) {
        int before = scene.place(variable);
        int places = scene.run(run).places();
        int found = -1;
        for (int i = 0; i < places && found < 0; i++) {
            scene.place(variable, first ? i : places - 1 - i);
            found = condition.holds(scene) ? scene.place(variable) : -1;
        }
        scene.place(variable, before);
        if (found < 0) {
            double never = first ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            double end = scene.time(run, first ? places - 1 : 0);
            return new Interval(never, Math.min(end, never), Math.max(end, never));
        }
        int neighbour = first ? found - 1 : found + 1;
        double time = scene.time(run, found);
        if (neighbour < 0 || neighbour == places) {
            return new Interval(time, time, time);
        }
        double[] times = SampledSeries.times(scene, run);
        Passage passage = new Passage(condition, times, Math.max(found, neighbour), scene, run, variable);
        return passage.interval(first);
    }
}
