package org.flowcheck.theory.calculus.balance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.flowcheck.theory.calculus.polynomial.Monomial;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.EvaluationException;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/**
 * The terms of a flow with numbers for the sizes: a width of a few, other sizes one more than the largest index value
 * that is singled out. Real parameters are their default numbers; data and moments have no values.
 */
final class SmallSystem {

    /**
     * One component of a state.
     *
     * @param components the kind it belongs to
     * @param indices its index values, by the axes' index names
     */
    record Place(Components components, Map<String, Integer> indices) {
    }

    private final Model model;
    private final FlowTerms terms;
    private final Map<String, Integer> sizes = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    /** The system of a given width. */
    SmallSystem(Model model, FlowTerms terms, String width, int neurons) {
        this.model = model;
        this.terms = terms;
        model.parameters().stream().filter(parameter -> parameter.kind() == Parameter.Kind.INTEGER).forEach(parameter ->
                sizes.put(parameter.name(), parameter.name().equals(width) ? neurons : terms.largestValue() + 1));
        terms.all().keySet().forEach(this::addPlaces);
    }

    private void addPlaces(Components components) {
        List<Map<String, Integer>> all = new ArrayList<>(List.of(Map.of()));
        for (int i = 0; i < components.axes().size(); i++) {
            Axis axis = components.axes().get(i);
            Optional<Integer> fixed = components.fixed().get(i);
            List<Map<String, Integer>> longer = new ArrayList<>();
            for (Map<String, Integer> one : all) {
                for (int value = 1; value <= size(axis); value++) {
                    if (fixed.isPresent() ? fixed.get() == value : !components.without().get(i).contains(value)) {
                        Map<String, Integer> more = new HashMap<>(one);
                        more.put(axis.index(), value);
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        all.forEach(indices -> places.add(new Place(components, indices)));
    }

    private int size(Axis axis) {
        Bindings bindings = new Bindings();
        sizes.forEach(bindings::scalar);
        return (int) new Evaluator(bindings).value(axis.size());
    }

    /** All components; a state of the system is a number for each. */
    List<Place> places() {
        return places;
    }

    /** The first place of some components. */
    int first(Components components) {
        return places.indexOf(places.stream().filter(place -> place.components().equals(components)).findFirst()
                .orElseThrow());
    }

    /**
     * The value of a term of the rate of one component.
     *
     * @param parameters numbers for parameters instead of their default ones
     * @throws EvaluationException if something in it has no value
     */
    double value(FlowTerm term, Place at, double[] state, Map<String, Double> parameters) {
        Bindings bindings = new Bindings();
        sizes.forEach(bindings::scalar);
        parameters.forEach(bindings::scalar);
        for (Parameter parameter : model.parameters()) {
            if (parameter.kind() == Parameter.Kind.REAL && parameter.value() instanceof Constant number
                    && !parameters.containsKey(parameter.name())) {
                bindings.scalar(parameter.name(), number.value().toDouble());
            }
        }
        model.states().forEach(declared -> bind(bindings, declared, state));
        Evaluator evaluator = new Evaluator(bindings);
        at.indices().forEach(evaluator::with);
        return evaluator.value(term.formula());
    }

    private void bind(Bindings bindings, State declared, double[] state) {
        int[] shape = declared.axes().stream().mapToInt(this::size).toArray();
        int count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        double[] values = new double[count];
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.components().state().equals(declared.name())) {
                int offset = 0;
                for (int axis = 0; axis < shape.length; axis++) {
                    offset = offset * shape[axis] + place.indices().get(declared.axes().get(axis).index()) - 1;
                }
                values[offset] = state[i];
            }
        }
        bindings.array(declared.name(), shape, values);
    }

    /**
     * The matrix of the leading terms, which are taken to be linear. Numbers in front of terms stay exact.
     *
     * @param counts which of them count
     * @throws EvaluationException if something in a leading term has no value
     */
    Rational[][] leadingMatrix(Predicate<FlowTerm> counts) {
        int n = places.size();
        Rational[][] matrix = new Rational[n][n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double[] unit = new double[n];
                unit[column] = 1;
                Rational sum = Rational.ZERO;
                for (FlowTerm term : terms.all().get(places.get(row).components())) {
                    if (term.linear() && counts.test(term)) {
                        Monomial bare = new Monomial(Rational.ONE, term.part().ranges(), term.part().factors());
                        double value = value(new FlowTerm(0, true, bare, bare, Set.of(), false), places.get(row),
                                unit, Map.of());
                        sum = sum.plus(term.part().coefficient().times(Rational.of(new BigDecimal(value))));
                    }
                }
                matrix[row][column] = sum;
            }
        }
        return matrix;
    }
}
