package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.claim.Interpolation.View;
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

    /** Whether a condition holds at a time, by one of the polynomials. */
    private interface Test {
        boolean holds(double time, View view);
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
            return (time, view) -> tests.stream().allMatch(each -> each.holds(time, view));
        }
        if (part instanceof Condition.Any any) {
            List<Test> tests = any.parts().stream().map(each -> test(each, scene, run, variable)).toList();
            return (time, view) -> tests.stream().anyMatch(each -> each.holds(time, view));
        }
        if (part instanceof Condition.Not not) {
            Test inner = test(not.part(), scene, run, variable);
            return (time, view) -> !inner.holds(time, view);
        }
        Condition.Compare compare = (Condition.Compare) part;
        Value minus = new Value.Product(List.of(new Value.Number(-1), compare.right()));
        double[] excess = SampledSeries.values(scene, new Value.Sum(List.of(compare.left(), minus)), run, variable,
                gap.first(), gap.end());
        Comparison.Relation relation = compare.relation();
        signed &= relation != Comparison.Relation.EQUAL && relation != Comparison.Relation.UNEQUAL
                && Double.isFinite(excess[right]) && Double.isFinite(excess[right - 1]);
        return (time, view) -> relation.holds(gap.at(excess, time, view), 0);
    }

    /**
     * Where it is.
     *
     * @param begins whether the condition holds at the later sample and not at the earlier one, or the other way round
     */
    Interval interval(boolean begins) {
        double lower = times[right - 1];
        double upper = times[right];
        double cubic = locate(begins, View.CUBIC);
        double radius = gap.error(view -> locate(begins, view));
        if (!signed || Double.isNaN(radius)) {
            return new Interval(begins ? upper : lower, lower, upper);
        }
        return new Interval(cubic, Math.max(lower, cubic - radius), Math.min(upper, cubic + radius));
    }

    private double locate(boolean begins, View view) {
        double before = times[right - 1];
        double after = times[right];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = 0.5 * (before + after);
            if (!(middle > before && middle < after)) {
                break;
            }
            if (test.holds(middle, view) == begins) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return 0.5 * (before + after);
    }
}
