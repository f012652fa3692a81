package org.flowcheck.simulation.enclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/** The shapes of a model's arrays and the given numbers in them. */
final class TapeArrays {

    private final GivenNumbers numbers;
    private final ToIntFunction<Expression> whole;
    private final Map<String, List<Integer>> shapes = new HashMap<>();
    private final Map<String, Optional<double[]>> given = new HashMap<>();

    /**
     * The arrays of one model.
     *
     * @param whole the value of a size, a formula of parameters
     */
    TapeArrays(GivenNumbers numbers, ToIntFunction<Expression> whole) {
        this.numbers = numbers;
        this.whole = whole;
    }

    /** The indices from 1 of a place in an array stored row by row. */
    static int[] indices(List<Integer> shape, int place) {
        int[] at = new int[shape.size()];
        int rest = place;
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] = rest % shape.get(axis) + 1;
            rest /= shape.get(axis);
        }
        return at;
    }

    /**
     * The place of an element in its array.
     *
     * @throws NotOnTapeException if an index leaves its range
     */
    static int place(Reference reference, List<Integer> shape, int[] at) {
        if (at.length != shape.size()) {
            throw new NotOnTapeException(reference.name() + " stands with " + at.length + " indices", reference);
        }
        int place = 0;
        for (int axis = 0; axis < at.length; axis++) {
            if (at[axis] < 1 || at[axis] > shape.get(axis)) {
                throw new NotOnTapeException("an index of " + reference.name() + " leaves its range: "
                        + Arrays.toString(at), reference);
            }
            place = place * shape.get(axis) + at[axis] - 1;
        }
        return place;
    }

    void requireInside(Reference reference, List<Axis> axes, int[] at) {
        place(reference, shape(reference.name(), axes), at);
    }

    /** An element of a draw or of data. */
    double number(Reference reference, List<Axis> axes, int[] at) {
        String name = reference.name();
        int place = place(reference, shape(name, axes), at);
        return given.computeIfAbsent(name, numbers.arrays()::of).orElseThrow(() ->
                new NotOnTapeException("no numbers are given for " + name, reference))[place];
    }

    private List<Integer> shape(String name, List<Axis> axes) {
        List<Integer> known = shapes.get(name);
        if (known == null) {
            known = axes.stream().map(axis -> whole.applyAsInt(axis.size())).toList();
            shapes.put(name, known);
        }
        return known;
    }
}
