package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * Compares two formulas at random points in double precision.
 *
 * <p>At a point the difference is taken again with all values moved by about 1e-12. Where the formulas are equal, the
 * differences are rounding errors and change by about as much as they are; where they are not, the difference hardly
 * changes. So no bound on rounding errors has to be known.
 */
final class NumericalComparison {

    private static final int POINTS = 16;
    private static final int MOST_TRIALS = 160;
    private static final int NUDGES = 6;
    private static final double NUDGE = 1e-12;
    /** A difference counts if it is so many times its change; for rounding errors the ratio is about one. */
    private static final double CLEAR = 1e4;
    /** Differences below this fraction of the sides may be the rounding of constants, which does not change. */
    private static final double ROUNDING = 1e-12;

    /**
     * What the comparison found.
     *
     * @param points points at which both sides have values
     * @param difference a point where they differ
     */
    record Result(int points, Optional<Proof.Refuted> difference) {
    }

    private NumericalComparison() {
    }

    /**
     * Compares two formulas.
     *
     * @param model what the names are
     * @param axes the free indices
     * @param left one side, without {@code Dt[...]}
     * @param right the other
     */
    static Result compare(Model model, List<Axis> axes, Expression left, Expression right) {
        int points = 0;
        for (long trial = 1; trial <= MOST_TRIALS && points < POINTS; trial++) {
            RandomPoint point = RandomPoint.of(model, trial, trial % 2 == 0);
            if (!point.inDomain()) {
                continue;
            }
            Map<String, Integer> indices = point.indices(axes);
            double[] sides = sides(point, indices, left, right);
            if (!Double.isFinite(sides[0]) || !Double.isFinite(sides[1])) {
                continue;
            }
            points++;
            double difference = sides[0] - sides[1];
            double scale = Math.max(Math.abs(sides[0]), Math.abs(sides[1]));
            if (Math.abs(difference) > ROUNDING * scale && isClear(point, indices, left, right, difference)) {
                return new Result(points, Optional.of(
                        new Proof.Refuted(sides[0], sides[1],
                                point.describe(indices, used(model, axes, left, right)))));
            }
        }
        return new Result(points, Optional.empty());
    }

    /** The names that the comparison depends on, through definitions and sizes too. */
    static Set<String> used(Model model, List<Axis> axes, Expression left, Expression right) {
        Expression both = Definitions.inline(Algebra.add(left, right), model.definitions());
        Set<String> names = new TreeSet<>(Traversal.freeNames(both));
        axes.forEach(axis -> names.addAll(Traversal.freeNames(axis.size())));
        return names;
    }

    /** Whether a difference is more than rounding: it hardly changes where all values do a little. */
    static boolean isClear(RandomPoint point, Map<String, Integer> indices, Expression left, Expression right,
                           double difference) {
        return Math.abs(difference) > CLEAR * change(point, indices, left, right, difference);
    }

    /** How much the difference changes near the point; infinite where a side has no value there. */
    private static double change(RandomPoint point, Map<String, Integer> indices, Expression left, Expression right,
                                 double difference) {
        double change = 0;
        for (int nudge = 1; nudge <= NUDGES; nudge++) {
            double[] sides = sides(point.nudged(NUDGE, nudge), indices, left, right);
            double next = Math.abs(sides[0] - sides[1] - difference);
            change = Double.isFinite(next) ? Math.max(change, next) : Double.POSITIVE_INFINITY;
        }
        return change;
    }

    /** Both sides at a point; NaN where one has no value. */
    static double[] sides(RandomPoint point, Map<String, Integer> indices, Expression left,
                                  Expression right) {
        try {
            Evaluator evaluator = point.evaluator();
            indices.forEach(evaluator::with);
            return new double[] {evaluator.value(left), evaluator.value(right)};
        } catch (EvaluationException outOfRange) {
            return new double[] {Double.NaN, Double.NaN};
        }
    }
}
