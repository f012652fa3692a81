package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flowcheck.theory.expression.Comparison;

/**
 * The margin of a comparison in a scene, and its error, found by evaluating both sides on other versions of the data.
 *
 * <p>error = {@value #SAFETY} |coarse margin - margin| + |rounded margin - margin| + 2^-46 (larger side)
 * + sum over uncertain values of the larger change of the margin when it moves to either end of its interval.
 */
final class MarginProbe {

    /**
     * Factor on the difference of the fine and the coarse run. The coarse run's tolerances are at least ten times
     * looser, so the difference is by itself some ten times the fine run's error; the factor guards against a
     * difference that is small by chance.
     */
    static final double SAFETY = 2;
    /**
     * Rounding of evaluating the sides themselves, relative: 128 roundings, as many operations as formulas are long.
     */
    private static final double EVALUATION = 0x1p-46;

    private final Condition.Compare comparison;
    private final boolean measured;
    private final List<View> ends = new ArrayList<>();

    MarginProbe(Condition.Compare comparison) {
        this.comparison = comparison;
        Set<Value> values = new LinkedHashSet<>();
        collect(comparison.left(), values);
        collect(comparison.right(), values);
        this.measured = values.stream().anyMatch(value -> value instanceof Value.Series || value instanceof Value.Time);
        for (Value value : values) {
            if (value instanceof Uncertain uncertain) {
                ends.add(new View(View.Kind.LOWER, uncertain));
                ends.add(new View(View.Kind.UPPER, uncertain));
            }
        }
    }

    private static void collect(Value value, Set<Value> into) {
        into.add(value);
        value.parts().forEach(part -> collect(part, into));
    }

    /**
     * A margin in parts, so that the integration error of neighbouring places can be joined.
     *
     * @param relation the relation compared
     * @param left the left side
     * @param right the right side
     * @param value by how much the relation holds
     * @param integration |coarse - fine| of the signed difference of the sides
     * @param rounding change of the signed difference under the rounding pattern
     * @param uncertainty change of the signed difference under the uncertain values' intervals
     */
    record Margin(Comparison.Relation relation, double left, double right, double value,
                  double integration, double rounding, double uncertainty) {

        /** The sign of the left side's excess. */
        double order() {
            return Math.signum(left - right);
        }

        double error() {
            return errorWith(integration);
        }

        /** The error with another estimate of the integration error. NaN counts as unbounded. */
        double errorWith(double integrationError) {
            double evaluation = Double.isInfinite(sides()) ? 0 : EVALUATION * sides();
            double error = SAFETY * integrationError + rounding + evaluation + uncertainty;
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }

        /** The larger side: what a margin is compared with to make it dimensionless. */
        double sides() {
            return Math.max(Math.abs(left), Math.abs(right));
        }

        /**
         * What an equality is measured against: the larger side, or the size of what is inside where both sides are
         * smaller than what they were computed from.
         */
        double scale() {
            return Math.max(sides(), rounding / Scene.ROUNDING);
        }

        Condition.Truth truth() {
            double error = error();
            boolean equal = relation == Comparison.Relation.EQUAL;
            if (value > error) {
                return Condition.Truth.TRUE;
            }
            if (value < -error) {
                return Condition.Truth.FALSE;
            }
            return equal && error <= CheckJudge.RESOLUTION * scale() ? Condition.Truth.TRUE : Condition.Truth.UNDECIDED;
        }
    }

    /** The uncertain values of the comparison, as they are in a scene. */
    List<Estimate> estimates(Scene scene) {
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < ends.size(); i += 2) {
            estimates.add(new Estimate(ends.get(i).uncertain().word(), ends.get(i).uncertain().interval(scene)));
        }
        return estimates;
    }

    /**
     * The margin in a scene, whose view is restored. Where it is infinite, since a time did not come as long as the run
     * lasted, it is that of the times' bounds.
     */
    Margin at(Scene scene) {
        View before = scene.view();
        scene.view(View.FINE);
        double left = comparison.left().at(scene);
        double right = comparison.right().at(scene);
        if (Double.isInfinite(left - right) && !ends.isEmpty() && !scene.bounded()) {
            scene.bounded(true);
            Margin margin = at(scene);
            scene.bounded(false);
            scene.view(before);
            return margin;
        }
        double difference = left - right;
        double integration = 0;
        double rounding = 0;
        if (measured) {
            integration = change(scene, View.COARSE, difference);
            rounding = change(scene, View.ROUNDED, difference);
        }
        if (overflows(comparison.left(), left) || overflows(comparison.right(), right)) {
            integration = Double.POSITIVE_INFINITY;
        }
        double uncertainty = 0;
        for (int i = 0; i < ends.size(); i += 2) {
            uncertainty += Math.max(change(scene, ends.get(i), difference), change(scene, ends.get(i + 1), difference));
        }
        scene.view(before);
        return new Margin(comparison.relation(), left, right, comparison.margin(left, right), integration, rounding,
                uncertainty);
    }

    /**
     * Whether a side computed from samples is infinite: a number that left the range of doubles, of which nothing is
     * known.
     */
    private static boolean overflows(Value side, double value) {
        return Double.isInfinite(value) && ReadsSamples.anywhere(side);
    }

    /**
     * How far a version moves the signed difference; 0 between equal infinities, and where a bound is left for infinity on
     * its own side.
     */
    private double change(Scene scene, View view, double difference) {
        scene.view(view);
        double other = comparison.left().at(scene) - comparison.right().at(scene);
        boolean away = scene.bounded() && view.uncertain() != null && Double.isInfinite(other)
                && Math.signum(other) == Math.signum(difference);
        return other == difference || away ? 0 : Math.abs(other - difference);
    }
}
