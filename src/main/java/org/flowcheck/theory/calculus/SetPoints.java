package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * Points at which equations hold, found from random ones by Newton steps along the gradient, and formulas compared
 * there.
 *
 * <p>Each point comes with one further out on the way, where the equations hold a thousand times less well. Formulas
 * that are equal on the set differ there by much more than at the end; a difference that stays the same is one. So it
 * does not matter how fast the steps converge: at {@code Kp == 2*K}, which says that a sum of squares is zero, they
 * halve the way.
 */
final class SetPoints {

    private static final int POINTS = 6;
    private static final int TRIALS = 24;
    private static final int SWEEPS = 60;
    private static final int MOST_ELEMENTS = 300;
    /** Values that are looked up on the way, some seconds. */
    private static final long MOST_LOOKUPS = 20_000_000;
    /** Equations hold if their sides differ by less than this fraction of them: some digits above rounding. */
    private static final double HOLDS = 1e-12;
    /** How much less well they hold at the point further out. */
    private static final double FURTHER = 1e3;
    /** A difference of formulas may change so much between both points, relative. */
    private static final double STEADY = 1e-2;
    /** Smaller differences, relative to the sides, may come from rounding of what cancels inside. */
    private static final double CLEAR = 1e-8;
    /** For derivatives by central differences: the cube root of the rounding error. */
    private static final double STEP = 1e-5;

    /**
     * An equation, for all values of its indices.
     *
     * @param axes its free indices
     * @param left one side, in plain form
     * @param right the other
     */
    record Condition(List<Axis> axes, Expression left, Expression right) {
    }

    /** A point of the set and one on the way to it. */
    private record Found(RandomPoint at, RandomPoint before) {
    }

    /** An equation at one place: its sides, with the values of its indices. */
    private record Place(Condition condition, Map<String, Integer> indices) {
    }

    private final Model model;
    private final List<Condition> conditions;
    private final List<Found> points = new ArrayList<>();
    private long lookups;

    private SetPoints(Model model, List<Condition> conditions) {
        this.model = model;
        this.conditions = conditions;
    }

    /** Looks for points. */
    static SetPoints of(Model model, List<Condition> conditions) {
        SetPoints set = new SetPoints(model, conditions);
        for (long trial = 1; trial <= TRIALS && set.points.size() < POINTS; trial++) {
            RandomPoint start = RandomPoint.of(model, trial, trial % 2 == 0);
            if (start.inDomain() && set.lookups < MOST_LOOKUPS) {
                set.bounded(start).ifPresent(set.points::add);
            }
        }
        return set;
    }

    private Optional<Found> bounded(RandomPoint start) {
        try {
            return from(start.countedBy(more -> {
                lookups += more;
                if (lookups > MOST_LOOKUPS) {
                    throw new TooComplexException("points of the set take too long to find");
                }
            })).map(found -> new Found(found.at().countedBy(more -> { }), found.before().countedBy(more -> { })));
        } catch (TooComplexException given) {
            return Optional.empty();
        }
    }

    /** How many points were found. */
    int found() {
        return points.size();
    }

    /** Compares two formulas in plain form at the points. */
    NumericalComparison.Result compare(List<Axis> axes, Expression left, Expression right) {
        int compared = 0;
        for (Found point : points) {
            Map<String, Integer> indices = point.at().indices(axes);
            double[] sides = NumericalComparison.sides(point.at(), indices, left, right);
            double[] before = NumericalComparison.sides(point.before(), indices, left, right);
            double difference = sides[0] - sides[1];
            if (!Double.isFinite(difference)) {
                continue;
            }
            compared++;
            double scale = Math.max(Math.abs(sides[0]), Math.abs(sides[1]));
            double change = Math.abs(before[0] - before[1] - difference);
            boolean steady = Math.abs(difference) > CLEAR * scale && change <= STEADY * Math.abs(difference);
            if (steady && NumericalComparison.isClear(point.at(), indices, left, right, difference)) {
                return new NumericalComparison.Result(compared, Optional.of(new Proof.Refuted(sides[0], sides[1],
                        "a point of the set near " + point.at().describe(indices,
                                NumericalComparison.used(model, axes, left, right)))));
            }
        }
        return new NumericalComparison.Result(compared, Optional.empty());
    }

    private Optional<Found> from(RandomPoint start) {
        Map<String, Double> values = elements(start);
        List<Place> places = new ArrayList<>();
        conditions.forEach(condition -> allIndices(condition.axes(), start, 0, Map.of())
                .forEach(indices -> places.add(new Place(condition, indices))));
        if (values.size() > MOST_ELEMENTS || places.size() > MOST_ELEMENTS) {
            return Optional.empty();
        }
        List<Map<String, Double>> way = new ArrayList<>();
        List<Double> rests = new ArrayList<>();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            RandomPoint here = start.with(values);
            double rest = places.stream().mapToDouble(place -> relative(here, place)).max().orElse(0);
            if (Double.isNaN(rest)) {
                return Optional.empty();
            }
            if (rest <= HOLDS) {
                int before = way.size() - 1;
                while (before >= 0 && rests.get(before) < FURTHER * rest) {
                    before--;
                }
                return Optional.of(new Found(here, before < 0 ? here : start.with(way.get(before))));
            }
            way.add(new TreeMap<>(values));
            rests.add(rest);
            places.forEach(place -> step(start, values, place));
        }
        return Optional.empty();
    }

    /** One Newton step for one equation, along its gradient. */
    private static void step(RandomPoint start, Map<String, Double> values, Place place) {
        double rest = rest(start.with(values), place);
        Map<String, Double> gradient = new HashMap<>();
        double square = 0;
        for (Map.Entry<String, Double> element : List.copyOf(values.entrySet())) {
            double value = element.getValue();
            double size = STEP * Math.max(Math.abs(value), STEP);
            values.put(element.getKey(), value + size);
            double above = rest(start.with(values), place);
            values.put(element.getKey(), value - size);
            double below = rest(start.with(values), place);
            values.put(element.getKey(), value);
            double slope = (above - below) / (2 * size);
            gradient.put(element.getKey(), slope);
            square += slope * slope;
        }
        double length = square == 0 ? 0 : rest / square;
        gradient.forEach((key, slope) -> values.merge(key, -length * slope, Double::sum));
    }

    private static double rest(RandomPoint point, Place place) {
        double[] sides = NumericalComparison.sides(point, place.indices(), place.condition().left(),
                place.condition().right());
        return sides[0] - sides[1];
    }

    private static double relative(RandomPoint point, Place place) {
        double[] sides = NumericalComparison.sides(point, place.indices(), place.condition().left(),
                place.condition().right());
        double difference = Math.abs(sides[0] - sides[1]);
        return difference == 0 ? 0 : difference / (Math.abs(sides[0]) + Math.abs(sides[1]));
    }

    /** The elements of states and data that the equations depend on, with their values at a point. */
    private Map<String, Double> elements(RandomPoint point) {
        Set<String> names = new TreeSet<>();
        for (Condition condition : conditions) {
            names.addAll(Traversal.freeNames(Definitions.inline(Algebra.add(condition.left(), condition.right()),
                    model.definitions())));
        }
        Map<String, Double> values = new TreeMap<>();
        model.states().stream().filter(state -> names.contains(state.name()))
                .forEach(state -> add(values, point, state.name(), state.axes()));
        model.data().stream().filter(array -> names.contains(array.name()))
                .forEach(array -> add(values, point, array.name(), array.axes()));
        return values;
    }

    private static void add(Map<String, Double> values, RandomPoint point, String name, List<Axis> axes) {
        for (Map<String, Integer> indices : allIndices(axes, point, 0, Map.of())) {
            int[] place = axes.stream().mapToInt(axis -> indices.get(axis.index())).toArray();
            values.put(RandomPoint.key(name, place), point.now().value(name, place));
        }
    }

    private static List<Map<String, Integer>> allIndices(List<Axis> axes, RandomPoint point, int from,
                                                         Map<String, Integer> values) {
        if (from == axes.size()) {
            return List.of(values);
        }
        List<Map<String, Integer>> all = new ArrayList<>();
        for (int index = 1; index <= point.size(axes.get(from)); index++) {
            Map<String, Integer> more = new HashMap<>(values);
            more.put(axes.get(from).index(), index);
            all.addAll(allIndices(axes, point, from + 1, more));
        }
        return all;
    }
}
