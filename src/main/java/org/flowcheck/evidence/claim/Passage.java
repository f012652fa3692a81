package org.flowcheck.evidence.claim;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.Interpolation.Order;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison;

/**
 * The time between two neighbouring samples at which a condition begins or ceases to hold. The excess of the left over the
 * right side of each comparison is interpolated, and the passage located by bisection; the interval is that of
 * {@link Interpolation}, and does not reach beyond the two samples. A condition with {@code ==} or {@code !=}, whose
 * passage has no sign, is known to lie between the samples only.
 */
final class Passage {

    /** Halvings after which the ends of a gap between doubles of one binade are neighbours. */
    private static final int HALVINGS = 60;

    private final Condition condition;
    private final double[] times;
    private final int right;
    private final Interpolation gap;
    private final Map<Condition.Compare, double[]> excess = new IdentityHashMap<>();

    Passage(Condition condition, double[] times, int right, Scene scene, String run, int variable) {
        this.condition = condition;
        this.times = times;
        this.right = right;
        this.gap = new Interpolation(times, right);
        for (Condition.Compare part : condition.comparisons()) {
            excess.put(part, SampledSeries.values(scene, new Value.Sum(List.of(part.left(), new Value.Product(
                    List.of(new Value.Number(-1), part.right())))), run, variable));
        }
    }

    /**
     * Where it is.
     *
     * @param begins whether the condition holds at the later sample and not at the earlier one, or the other way round
     */
    Interval interval(boolean begins) {
        double lower = times[right - 1];
        double upper = times[right];
        double cubic = locate(begins, Order.CUBIC);
        double radius = Interpolation.error(cubic, locate(begins, Order.PARABOLA), locate(begins, Order.LINE));
        if (!signed() || Double.isNaN(radius)) {
            return new Interval(begins ? upper : lower, lower, upper);
        }
        return new Interval(cubic, Math.max(lower, cubic - radius), Math.min(upper, cubic + radius));
    }

    private boolean signed() {
        return excess.entrySet().stream().allMatch(entry -> entry.getKey().relation() != Comparison.Relation.EQUAL
                && entry.getKey().relation() != Comparison.Relation.UNEQUAL
                && Double.isFinite(entry.getValue()[right]) && Double.isFinite(entry.getValue()[right - 1]));
    }

    private double locate(boolean begins, Order order) {
        double before = times[right - 1];
        double after = times[right];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (before + after);
            if (holds(condition, middle, order) == begins) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return 0.5 * (before + after);
    }

    private boolean holds(Condition part, double time, Order order) {
        if (part instanceof Condition.All all) {
            return all.parts().stream().allMatch(each -> holds(each, time, order));
        }
        if (part instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(each -> holds(each, time, order));
        }
        if (part instanceof Condition.Not not) {
            return !holds(not.part(), time, order);
        }
        Condition.Compare compare = (Condition.Compare) part;
        return compare.relation().holds(gap.at(excess.get(compare), time, order), 0);
    }
}
