package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison;

/**
 * The time between two neighbouring samples at which a condition begins or ceases to hold. The excess of the left over
 * the right side of each comparison is interpolated, and the passage located by bisection; the interval is that of
 * {@link Interpolation}, and does not reach beyond the two samples. A condition with {@code ==} or {@code !=}, whose
 * passage has no sign, is known to lie between the samples only.
 */
final class Passage {

    /** Halvings after which the ends of a gap between doubles of one binade are neighbours. */
    private static final int HALVINGS = 60;

    /** Whether a condition holds at a time. */
    private interface Test {
        /**
         * Decides.
         *
         * @param ease 1 if each comparison's sides are moved by the interpolation's error in favour of the condition, -1
         *     if against it, 0 if they are not moved
         */
        boolean holds(double time, int ease);
    }

    private final Test test;
    private final double[] times;
    private final int right;
    private final Interpolation gap;
    private boolean signed = true;

    Passage(Condition condition, double[] times, int right, Scene scene, String run, int variable) {
        this.times = times;
        this.right = right;
        this.gap = new Interpolation(times, right);
        this.test = test(condition, scene, run, variable);
    }

    private Test test(Condition part, Scene scene, String run, int variable) {
        if (part instanceof Condition.All all) {
            List<Test> tests = all.parts().stream().map(each -> test(each, scene, run, variable)).toList();
            return (time, ease) -> tests.stream().allMatch(each -> each.holds(time, ease));
        }
        if (part instanceof Condition.Any any) {
            List<Test> tests = any.parts().stream().map(each -> test(each, scene, run, variable)).toList();
            return (time, ease) -> tests.stream().anyMatch(each -> each.holds(time, ease));
        }
        if (part instanceof Condition.Not not) {
            Test inner = test(not.part(), scene, run, variable);
            return (time, ease) -> !inner.holds(time, -ease);
        }
        Condition.Compare compare = (Condition.Compare) part;
        Value minus = new Value.Product(List.of(new Value.Number(-1), compare.right()));
        double[] excess = SampledSeries.values(scene, new Value.Sum(List.of(compare.left(), minus)), run, variable,
                gap.first(), gap.end());
        Comparison.Relation relation = compare.relation();
        signed &= relation != Comparison.Relation.EQUAL && relation != Comparison.Relation.UNEQUAL
                && Double.isFinite(excess[right]) && Double.isFinite(excess[right - 1]);
        double error = gap.error(excess);
        signed &= Double.isFinite(error);
        int upwards = relation.holds(1, 0) ? 1 : -1;
        return (time, ease) -> relation.holds(gap.at(excess, time) + ease * upwards * gap.error(error, time), 0);
    }

    /**
     * Where it is.
     *
     * @param begins whether the condition holds at the later sample and not at the earlier one, or the other way round
     */
    Interval interval(boolean begins) {
        double lower = times[right - 1];
        double upper = times[right];
        if (!signed) {
            return new Interval(begins ? upper : lower, lower, upper);
        }
        double one = locate(begins, 1);
        double other = locate(begins, -1);
        double earliest = Math.min(one, other);
        double latest = Math.max(one, other);
        return new Interval(Math.max(earliest, Math.min(latest, locate(begins, 0))), earliest, latest);
    }

    private double locate(boolean begins, int ease) {
        double before = times[right - 1];
        double after = times[right];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (before + after);
            if (!(middle > before && middle < after)) {
                break;
            }
            if (test.holds(middle, ease) == begins) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return 0.5 * (before + after);
    }
}
