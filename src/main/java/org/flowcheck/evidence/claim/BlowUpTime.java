package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;

/**
 * The time at which a run blows up, with its numerical interval. A run in which no blow-up was found is known only to
 * last to its end: the interval then reaches from there to infinity.
 *
 * @param run the run's name
 */
public record BlowUpTime(String run) implements Uncertain {
    @Override
    public Level level() {
        return Level.RUN;
    }

    @Override
    public List<Value> parts() {
        return List.of();
    }

    @Override
    public String word() {
        return "blow-up time";
    }

    @Override
    public Interval interval(Scene scene) {
        return scene.run(run).blowUp();
    }
}
