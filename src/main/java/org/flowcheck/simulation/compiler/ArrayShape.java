package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The dimensions of an intermediate array: the free variables of the one nest that writes it. Every reader reads it at
 * the values of as many variables of its own ({@link Temporaries#store}), which its index tells by their strides.
 *
 * @param storage the array
 * @param dimensions slowest first
 * @param constant the constant of the index
 */
record ArrayShape(Storage storage, List<Dimension> dimensions, long constant) {

    /**
     * One dimension.
     *
     * @param variable the writer's variable
     * @param stride elements from one value to the next
     * @param low its first value
     * @param extent how many values
     */
    record Dimension(int variable, long stride, long low, long extent) {
    }

    private static final long SHORT_ROW = 4;

    ArrayShape {
        dimensions = List.copyOf(dimensions);
    }

    /** The shape of what a nest writes; empty where it is no intermediate array or two dimensions have one stride. */
    static Optional<ArrayShape> of(Nest nest) {
        if (nest.target().kind() != Storage.Kind.SCRATCH) {
            return Optional.empty();
        }
        List<Dimension> dimensions = new ArrayList<>();
        Set<Long> strides = new HashSet<>();
        for (int variable : nest.free()) {
            long low = nest.domain().range(variable).low();
            long extent = nest.domain().range(variable).high() - low + 1;
            long stride = nest.index().coefficient(variable);
            if (stride <= 0 || extent < 1 || !strides.add(stride)) {
                return Optional.empty();
            }
            dimensions.add(new Dimension(variable, stride, low, extent));
        }
        dimensions.sort(Comparator.comparing(dimension -> -dimension.stride()));
        return Optional.of(new ArrayShape(nest.target(), dimensions, nest.index().constant()));
    }

    /**
     * The variables at which an index reads the array, in the order of the dimensions; empty if it is none of those.
     */
    Optional<List<Integer>> variablesOf(Affine index) {
        if (index.constant() != constant || index.variables().size() != dimensions.size()) {
            return Optional.empty();
        }
        List<Integer> found = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            Optional<Integer> variable = index.variables().stream()
                    .filter(candidate -> index.coefficient(candidate) == dimension.stride()).findFirst();
            if (variable.isEmpty()) {
                return Optional.empty();
            }
            found.add(variable.get());
        }
        return Optional.of(found);
    }

    /** This with some of its dimensions in an order of choice; elements lie side by side along the last one. */
    ArrayShape with(List<Integer> kept) {
        List<Dimension> placed = new ArrayList<>();
        long stride = 1;
        long start = 0;
        for (int i = kept.size() - 1; i >= 0; i--) {
            Dimension old = dimensions.get(kept.get(i));
            placed.add(0, new Dimension(old.variable(), stride, old.low(), old.extent()));
            start -= old.low() * stride;
            stride *= old.extent();
        }
        return new ArrayShape(storage, placed, start);
    }

    /** The index at values of this shape's dimensions. */
    Affine index(List<Integer> variables) {
        Affine index = Affine.of(constant);
        for (int i = 0; i < dimensions.size(); i++) {
            index = index.plus(Affine.variable(variables.get(i)).times(dimensions.get(i).stride()));
        }
        return index;
    }

    /** A row for each value of all dimensions but the last one, unless they are too short to be worth it. */
    Program.Rows rows() {
        long size = size();
        if (dimensions.size() < 2 || dimensions.get(dimensions.size() - 1).extent() < SHORT_ROW) {
            return Program.Rows.one(size);
        }
        Dimension last = dimensions.get(dimensions.size() - 1);
        return new Program.Rows(size / last.extent(), last.extent(), last.low());
    }

    long size() {
        return dimensions.stream().mapToLong(Dimension::extent).reduce(1, (a, b) -> a * b);
    }
}
