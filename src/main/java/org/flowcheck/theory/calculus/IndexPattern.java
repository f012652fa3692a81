package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.State;

/**
 * A product of elements of states while its indices are being chosen, from left to right.
 *
 * @param states the states of the factors
 * @param places what has been chosen for the first indices; an index that stands twice is shared by two factors
 */
record IndexPattern(List<State> states, List<IndexPlace> places) {

    /** Copies the lists. */
    IndexPattern {
        states = List.copyOf(states);
        places = List.copyOf(places);
    }

    /** The number of indices of all factors. */
    int length() {
        return states.stream().mapToInt(state -> state.axes().size()).sum();
    }

    /** The factor to which a position belongs. */
    private int factor(int position) {
        int factor = 0;
        for (int end = states.get(0).axes().size(); end <= position; end += states.get(factor).axes().size()) {
            factor++;
        }
        return factor;
    }

    private State state(int position) {
        return states.get(factor(position));
    }

    private int axis(int position) {
        int before = states.subList(0, factor(position)).stream().mapToInt(state -> state.axes().size()).sum();
        return position - before;
    }

    /** The size of the axis at a position. */
    Expression size(int position) {
        return Sizes.canonical(state(position).axes().get(axis(position)).size());
    }

    /** This pattern with one more index chosen: a number, one that stands in an earlier factor, or a new one. */
    List<IndexPattern> extended(IndexNumbers numbers) {
        int position = places.size();
        List<IndexPattern> extended = new ArrayList<>();
        for (long number : numbers.at(state(position).name(), axis(position))) {
            extended.add(with(new IndexPlace.Fixed(number)));
        }
        for (int i = 0; i < position; i++) {
            boolean sharable = places.get(i) instanceof IndexPlace.Free && !isShared(i)
                    && factor(i) < factor(position) && size(i).equals(size(position));
            if (sharable) {
                extended.add(with(places.get(i)));
            }
        }
        long indices = places.stream().filter(IndexPlace.Free.class::isInstance).distinct().count();
        extended.add(with(new IndexPlace.Free((int) indices)));
        return extended;
    }

    private IndexPattern with(IndexPlace place) {
        List<IndexPlace> more = new ArrayList<>(places);
        more.add(place);
        return new IndexPattern(states, more);
    }

    private boolean isShared(int position) {
        return places.indexOf(places.get(position)) != places.lastIndexOf(places.get(position));
    }

    /** What the index at a position may be: free, summed over, or free but for the numbers that stand there. */
    List<IndexPattern> decided(int position, IndexNumbers numbers) {
        List<IndexPattern> decided = new ArrayList<>(List.of(this));
        boolean first = places.get(position) instanceof IndexPlace.Free
                && places.indexOf(places.get(position)) == position;
        if (first && (isShared(position) || states.size() == 1)) {
            int number = ((IndexPlace.Free) places.get(position)).number();
            decided.add(replaced(places.get(position), new IndexPlace.Summed(number)));
            List<Long> known = List.copyOf(numbers.at(state(position).name(), axis(position)));
            if (states.size() == 1 && !known.isEmpty()) {
                decided.add(replaced(places.get(position), new IndexPlace.FreeBut(number, known)));
            }
        }
        return decided;
    }

    private IndexPattern replaced(IndexPlace old, IndexPlace now) {
        return new IndexPattern(states, places.stream().map(place -> place.equals(old) ? now : place).toList());
    }

    /** The positions at which free indices stand first. */
    List<Integer> free() {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).slot().isPresent() && places.indexOf(places.get(i)) == i) {
                free.add(i);
            }
        }
        return free;
    }

    /** The number of free indices that a factor does not share. */
    long own(int factor) {
        return free().stream().filter(position -> factor(position) == factor && !isShared(position)).count();
    }

    /** Whether an index is summed over. */
    boolean hasSums() {
        return places.stream().anyMatch(IndexPlace.Summed.class::isInstance);
    }

    /**
     * The product, with its free indices numbered.
     *
     * @param order the positions at which they stand first, in the order of their numbers
     */
    StateProduct numbered(List<Integer> order) {
        List<IndexPlace> numbered = new ArrayList<>();
        for (IndexPlace place : places) {
            int slot = order.indexOf(places.indexOf(place));
            numbered.add(place instanceof IndexPlace.Free ? new IndexPlace.Free(slot)
                    : place instanceof IndexPlace.FreeBut but ? new IndexPlace.FreeBut(slot, but.excluded()) : place);
        }
        List<StateProduct.Factor> factors = new ArrayList<>();
        int from = 0;
        for (State state : states) {
            int to = from + state.axes().size();
            factors.add(new StateProduct.Factor(state, numbered.subList(from, to)));
            from = to;
        }
        return new StateProduct(factors);
    }
}
