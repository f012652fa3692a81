package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.State;

/**
 * A product of elements of states, summed over some of their indices: {@code Sum[b[k, l]*b[p, l], {l, m}]}.
 *
 * @param factors one for a linear product, two for a quadratic one
 */
record StateProduct(List<Factor> factors) {

    /**
     * An element of a state.
     *
     * @param state the state
     * @param places what stands in place of each of its indices
     */
    record Factor(State state, List<IndexPlace> places) {

        /** Copies the places. */
        Factor {
            places = List.copyOf(places);
        }
    }

    /** Rates of change of the elements of states. */
    interface Rates {

        /** The rate of an element. */
        Expression at(State state, List<Expression> indices);
    }

    /** Copies the factors. */
    StateProduct {
        factors = List.copyOf(factors);
    }

    /** The numbers of the free indices in the order of writing. */
    List<Integer> slots() {
        return factors.stream().flatMap(factor -> factor.places().stream())
                .filter(place -> place.slot().isPresent()).map(place -> place.slot().getAsInt()).distinct().toList();
    }

    /** The axes of the places of some kind, in the order of writing. */
    List<Axis> axes(Predicate<IndexPlace> kind) {
        List<Axis> axes = new ArrayList<>();
        for (Factor factor : factors) {
            for (int i = 0; i < factor.places().size(); i++) {
                if (kind.test(factor.places().get(i))) {
                    axes.add(factor.state().axes().get(i));
                }
            }
        }
        return axes;
    }

    /**
     * This product as a formula.
     *
     * @param free the names of the free indices
     * @param names gives the names of indices of sums
     */
    Expression value(List<String> free, IndexNames names) {
        Map<IndexPlace, IndexRange> sums = sums(free, names);
        return written(factors.stream().map(factor -> element(factor, indices(factor, free, sums))).toList(), sums);
    }

    /**
     * The rate of change of this product as a formula.
     *
     * @param free the names of the free indices
     * @param names gives the names of indices of sums
     * @param rates the rates of change of the states
     */
    Expression rate(List<String> free, IndexNames names, Rates rates) {
        Map<IndexPlace, IndexRange> sums = sums(free, names);
        List<Expression> terms = new ArrayList<>();
        for (int moving = 0; moving < factors.size(); moving++) {
            List<Expression> product = new ArrayList<>();
            for (int i = 0; i < factors.size(); i++) {
                Factor factor = factors.get(i);
                List<Expression> indices = indices(factor, free, sums);
                product.add(i == moving ? masked(rates.at(factor.state(), indices), factor, indices)
                        : element(factor, indices));
            }
            terms.add(written(product, sums));
        }
        return Algebra.add(terms);
    }

    private static Expression element(Factor factor, List<Expression> indices) {
        return masked(new Reference(factor.state().name(), indices, Origin.computed()), factor, indices);
    }

    private static Expression masked(Expression element, Factor factor, List<Expression> indices) {
        Expression result = element;
        for (int i = 0; i < indices.size(); i++) {
            if (factor.places().get(i) instanceof IndexPlace.FreeBut free) {
                for (long number : free.excluded()) {
                    Expression excluded = new Comparison(indices.get(i), Comparison.Relation.EQUAL,
                            Constant.of(number), Origin.computed());
                    result = new Conditional(excluded, Algebra.ZERO, result, Origin.computed());
                }
            }
        }
        return result;
    }

    private static Expression written(List<Expression> elements, Map<IndexPlace, IndexRange> sums) {
        boolean square = elements.size() == 2 && elements.get(0).equals(elements.get(1));
        Expression product = square ? Algebra.power(elements.get(0), 2) : Algebra.multiply(elements);
        return sums.isEmpty() ? product : Reduction.sum(product, List.copyOf(sums.values()));
    }

    private static List<Expression> indices(Factor factor, List<String> free, Map<IndexPlace, IndexRange> sums) {
        List<Expression> indices = new ArrayList<>();
        for (IndexPlace place : factor.places()) {
            if (place instanceof IndexPlace.Fixed fixed) {
                indices.add(Constant.of(fixed.value()));
            } else if (place instanceof IndexPlace.Summed) {
                indices.add(Reference.to(sums.get(place).index()));
            } else {
                indices.add(Reference.to(free.get(place.slot().orElseThrow())));
            }
        }
        return indices;
    }

    private Map<IndexPlace, IndexRange> sums(List<String> free, IndexNames names) {
        Set<String> used = new TreeSet<>(free);
        Map<IndexPlace, IndexRange> ranges = new LinkedHashMap<>();
        for (Factor factor : factors) {
            for (IndexPlace place : factor.places()) {
                if (place instanceof IndexPlace.Summed && !ranges.containsKey(place)) {
                    List<Axis> axes = axes(place::equals);
                    String name = names.ofSum(axes, used);
                    used.add(name);
                    ranges.put(place, IndexRange.upTo(name, axes.get(0).size()));
                }
            }
        }
        return ranges;
    }
}
