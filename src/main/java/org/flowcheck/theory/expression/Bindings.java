package org.flowcheck.theory.expression;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Scalars and arrays held by name. */
public final class Bindings implements Environment {

    private record Values(int[] shape, double[] elements) {
    }

    private final Map<String, Values> values = new TreeMap<>();

    /** Sets a scalar; replaces an earlier value. */
    public Bindings scalar(String name, double value) {
        return array(name, new int[0], value);
    }

    /**
     * Sets an array; replaces an earlier one.
     *
     * @param name its name
     * @param shape its sizes
     * @param elements the elements, the last index running fastest; not copied, so that a caller may change them
     */
    public Bindings array(String name, int[] shape, double... elements) {
        int count = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException(name + " has the shape " + Arrays.toString(shape));
            }
            count = Math.multiplyExact(count, size);
        }
        if (count != elements.length) {
            throw new IllegalArgumentException(
                    name + " of the shape " + Arrays.toString(shape) + " has " + elements.length + " elements");
        }
        values.put(name, new Values(shape.clone(), elements));
        return this;
    }

    @Override
    public double value(String name, int[] indices) {
        Values held = values.get(name);
        if (held == null) {
            throw new EvaluationException("nothing is named " + name);
        }
        if (indices.length != held.shape().length) {
            throw new EvaluationException(
                    name + " has " + held.shape().length + " indices, not " + indices.length);
        }
        int offset = 0;
        for (int axis = 0; axis < indices.length; axis++) {
            if (indices[axis] < 1 || indices[axis] > held.shape()[axis]) {
                throw new EvaluationException(name + Arrays.toString(indices) + " lies outside 1.."
                        + held.shape()[axis] + " in index " + (axis + 1));
            }
            offset = offset * held.shape()[axis] + indices[axis] - 1;
        }
        return held.elements()[offset];
    }
}
