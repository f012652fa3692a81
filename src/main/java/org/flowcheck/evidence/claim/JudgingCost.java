package org.flowcheck.evidence.claim;

import java.util.stream.Stream;

/**
 * How many numbers a check evaluates, roughly: operators inside operators multiply the sampled places, and every
 * version of the data is looked at. A claim file is not trusted to be small.
 */
public final class JudgingCost {

    /** More than so many are refused: minutes, on one core. */
    public static final double LARGEST = 2e10;
    /** A limit looks at its series on other versions of the data, too. */
    private static final int VERSIONS_OF_LIMIT = 5;

    private final double places;
    private final double runs;

    private JudgingCost(RunPlan plan) {
        this.places = plan.extent().samples();
        this.runs = plan.size();
    }

    /**
     * The cost of a comparison on all runs of a plan.
     *
     * @param times how many times are quantified over
     */
    public static double of(Condition condition, RunPlan plan, int times) {
        JudgingCost cost = new JudgingCost(plan);
        boolean ensemble = condition.level() == Value.Level.ENSEMBLE;
        return (ensemble ? 1 : cost.runs * Math.pow(cost.places, times)) * cost.of(condition, true);
    }

    /** The cost of a number per run on all runs of a plan, with its error. */
    public static double of(Value perRun, RunPlan plan) {
        JudgingCost cost = new JudgingCost(plan);
        return cost.runs * views(perRun) * cost.of(perRun);
    }

    private double of(Condition condition, boolean withError) {
        return condition.comparisons().stream().mapToDouble(compare -> (of(compare.left()) + of(compare.right()))
                * (withError ? views(compare.left()) + views(compare.right()) : 1)).sum();
    }

    /** Versions of the data that a margin's error is found from. */
    private static double views(Value value) {
        return 3 + 2.0 * uncertain(value);
    }

    private static long uncertain(Value value) {
        return (value instanceof Uncertain ? 1 : 0) + value.parts().stream().mapToLong(JudgingCost::uncertain).sum();
    }

    private double of(Value value) {
        if (value instanceof Extreme extreme) {
            return places * of(extreme.body()) + ranged(extreme.range().stream());
        }
        if (value instanceof TimeIntegral integral) {
            return places * of(integral.body()) + ranged(integral.range().stream());
        }
        if (value instanceof InterpolatedValue interpolated) {
            return places * of(interpolated.body()) + of(interpolated.time());
        }
        if (value instanceof TailLimitOf limit) {
            return VERSIONS_OF_LIMIT * places * of(limit.body());
        }
        if (value instanceof OccurrenceTime time) {
            return 2 * places * of(time.condition(), false);
        }
        if (value instanceof EnsembleFraction fraction) {
            return runs * of(fraction.condition(), true);
        }
        double inside = 1 + value.parts().stream().mapToDouble(this::of).sum();
        return value instanceof EnsembleSlope || value instanceof EnsembleQuantile ? runs * inside : inside;
    }

    /** Both ends of a range, whose times are read twice. */
    private double ranged(Stream<TimeRange> range) {
        return range.mapToDouble(part -> of(part.first()) + of(part.last()) + of(part.first().time())
                + of(part.last().time())).sum();
    }
}
