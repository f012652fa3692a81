package org.flowcheck.simulation.data;

import java.util.Arrays;

/** Numbers in a rectangular arrangement, the last index running fastest; immutable. */
public final class NumericArray {

    private final int[] shape;
    private final double[] values;

    private NumericArray(int[] shape, double[] values) {
        if (count(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values in shape " + Arrays.toString(shape));
        }
        this.shape = shape;
        this.values = values;
    }

    /**
     * An array of a shape.
     *
     * @param shape the lengths; none for a single number
     * @param values as many as the product of the lengths; copied
     */
    public static NumericArray of(int[] shape, double[] values) {
        return new NumericArray(shape.clone(), values.clone());
    }

    /** An array that takes over its arguments: the caller must not keep them. */
    static NumericArray owning(int[] shape, double[] values) {
        return new NumericArray(shape, values);
    }

    private static long count(int[] shape) {
        long product = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape));
            }
            product = Math.multiplyExact(product, (long) length);
        }
        return product;
    }

    /** The lengths, a copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers there are. */
    public int size() {
        return values.length;
    }

    /** The number at a position in the order of storage. */
    public double at(int position) {
        return values[position];
    }

    /** All numbers in the order of storage, a copy. */
    public double[] values() {
        return values.clone();
    }

    /** Copies all numbers in the order of storage into {@code target} from {@code offset} on. */
    public void copyTo(double[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }
}
