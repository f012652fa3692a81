package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.State;

/**
 * The products of states among whose linear combinations invariants are searched.
 *
 * <p>Linear: one element. Each of its indices is free, or free but for the numbers that stand there in the equations,
 * or one of those numbers, or summed over.
 *
 * <p>Quadratic: two elements. An index of the first may be shared with one of the second of the same size, and is then
 * free or summed over. Any other is one of the numbers; or it is free, as one index of each element may be.
 */
final class InvariantCandidates {

    /** More free indices would only multiply matrices element by element. */
    private static final int MOST_FREE = 2;
    /** Under sums one more: a pair for each of several heads. */
    private static final int MOST_FREE_UNDER_SUMS = 3;

    /**
     * Products with the same free indices.
     *
     * @param sizes the sizes of the free indices
     * @param products the products; several may be the same formula
     */
    record Space(List<Expression> sizes, List<StateProduct> products) {

        /** Copies the lists. */
        Space {
            sizes = List.copyOf(sizes);
            products = List.copyOf(products);
        }
    }

    /** Ways of sharing indices that are gone through; states of many indices have more. */
    private static final int MOST_PATTERNS = 20_000;

    private final IndexNumbers numbers;
    private int gone;
    private final Map<List<Expression>, List<StateProduct>> spaces = new LinkedHashMap<>();

    private InvariantCandidates(IndexNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The linear products by their free indices, most of those first.
     *
     * @param states the states
     * @param numbers the numbers that stand as indices
     * @throws TooComplexException if there are too many
     */
    static List<Space> linear(List<State> states, IndexNumbers numbers) {
        InvariantCandidates candidates = new InvariantCandidates(numbers);
        states.forEach(state -> candidates.add(List.of(state)));
        return candidates.sorted();
    }

    /**
     * The quadratic products, and after them the linear ones, by their free indices, most of those first.
     *
     * @param states the states
     * @param numbers the numbers that stand as indices
     * @throws TooComplexException if there are too many
     */
    static List<Space> quadraticAndLinear(List<State> states, IndexNumbers numbers) {
        InvariantCandidates candidates = new InvariantCandidates(numbers);
        for (int i = 0; i < states.size(); i++) {
            for (State second : states.subList(i, states.size())) {
                candidates.add(List.of(states.get(i), second));
            }
        }
        states.forEach(state -> candidates.add(List.of(state)));
        return candidates.sorted();
    }

    private List<Space> sorted() {
        List<Space> sorted = new ArrayList<>();
        spaces.forEach((sizes, products) -> sorted.add(new Space(sizes, products)));
        sorted.sort(Comparator.comparing(space -> -space.sizes().size()));
        return sorted;
    }

    private void add(List<State> states) {
        List<IndexPattern> patterns = List.of(new IndexPattern(states, List.of()));
        int length = patterns.get(0).length();
        for (int i = 0; i < length; i++) {
            patterns = counted(patterns.stream().flatMap(pattern -> pattern.extended(numbers).stream()).toList());
        }
        for (int i = 0; i < length; i++) {
            int position = i;
            patterns = counted(patterns.stream()
                    .flatMap(pattern -> pattern.decided(position, numbers).stream()).toList());
        }
        for (IndexPattern pattern : patterns) {
            if (states.size() == 1 || isAdmitted(pattern)) {
                align(pattern, List.of());
            }
        }
    }

    private List<IndexPattern> counted(List<IndexPattern> patterns) {
        gone += patterns.size();
        if (gone > MOST_PATTERNS) {
            throw new TooComplexException("more than " + MOST_PATTERNS + " ways of sharing indices");
        }
        return patterns;
    }

    private static boolean isAdmitted(IndexPattern pattern) {
        return pattern.own(0) <= 1 && pattern.own(1) <= 1
                && pattern.free().size() <= (pattern.hasSums() ? MOST_FREE_UNDER_SUMS : MOST_FREE);
    }

    /** Numbers the free indices in all ways in which their sizes come in one order. */
    private void align(IndexPattern pattern, List<Integer> order) {
        counted(List.of(pattern));
        List<Integer> free = pattern.free();
        List<Expression> sizes = free.stream().map(pattern::size)
                .sorted(Comparator.comparing(ExpressionText::of)).toList();
        if (order.size() == free.size()) {
            spaces.computeIfAbsent(sizes, any -> new ArrayList<>()).add(pattern.numbered(order));
            return;
        }
        for (int position : free) {
            if (!order.contains(position) && pattern.size(position).equals(sizes.get(order.size()))) {
                List<Integer> longer = new ArrayList<>(order);
                longer.add(position);
                align(pattern, longer);
            }
        }
    }
}
