package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.ClopperPearson;
import org.flowcheck.evidence.statistics.FamilyLevel;
import org.flowcheck.evidence.statistics.Interval;

/**
 * {@code Fraction[condition]}: the share of draws in which a condition certainly holds, with the exact interval of the
 * chance behind it: among the draws of one setting, since those of others have another chance and may be the same
 * numbers. A run in which the condition is undecided may count either way: it widens the interval.
 *
 * @param condition a condition on numbers per run
 * @param run whose runs
 * @param intervals how many estimates the claim makes, among which its level is shared out
 */
public record EnsembleFraction(Condition condition, String run, int intervals) implements Uncertain {
    @Override
    public Level level() {
        return Level.ENSEMBLE;
    }

    @Override
    public List<Value> parts() {
        // The condition's own errors are used up in deciding it; they do not move the count a second time.
        return List.of();
    }

    @Override
    public String word() {
        return "fraction";
    }

    @Override
    public Interval interval(Scene scene) {
        if (scene.measurements().of(run).isEmpty()) {
            return new Interval(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        int before = scene.cell();
        int[] cells = scene.draws(run).with(before);
        int runs = cells.length;
        int certain = 0;
        int undecided = 0;
        for (int cell : cells) {
            scene.cell(cell);
            switch (condition.truth(scene)) {
                case TRUE -> certain++;
                case UNDECIDED -> undecided++;
                case FALSE -> { }
            }
        }
        scene.cell(before);
        double level = FamilyLevel.each(intervals);
        return new Interval((double) certain / runs, ClopperPearson.lowerBound(certain, runs, level / 2),
                ClopperPearson.upperBound(certain + undecided, runs, level / 2));
    }
}
