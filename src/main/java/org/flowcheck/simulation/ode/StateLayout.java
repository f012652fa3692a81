package org.flowcheck.simulation.ode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where each named array lies in a flat state: blocks in order, without gaps, each row-major.
 *
 * @param blocks the arrays, by increasing offset
 */
public record StateLayout(List<Block> blocks) {

    /**
     * One named array.
     *
     * @param name the symbol, for example {@code "b"}
     * @param shape its extents, outermost first; empty for a scalar
     * @param offset index of its first entry in the flat state
     */
    public record Block(String name, List<Integer> shape, int offset) {

        /** Refuses an empty extent, a negative offset, and an array whose size does not fit in an int. */
        public Block {
            Objects.requireNonNull(name, "name");
            shape = List.copyOf(shape);
            if (offset < 0) {
                throw new IllegalArgumentException("offset " + offset + " of " + name);
            }
            int size = 1;
            for (int extent : shape) {
                if (extent < 1) {
                    throw new IllegalArgumentException("extent " + extent + " of " + name);
                }
                size = Math.multiplyExact(size, extent);
            }
            Math.addExact(offset, size);
        }

        /** Number of entries: the product of the extents. */
        public int size() {
            int size = 1;
            for (int extent : shape) {
                size *= extent;
            }
            return size;
        }

        /** Index after the last entry in the flat state. */
        public int end() {
            return offset + size();
        }
    }

    /** Refuses no blocks, gaps, overlaps and two blocks of one name. */
    public StateLayout {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a state has at least one block");
        }
        Set<String> names = new HashSet<>();
        int next = 0;
        for (Block block : blocks) {
            if (block.offset() != next) {
                throw new IllegalArgumentException(block.name() + " starts at " + block.offset() + ", not " + next);
            }
            if (!names.add(block.name())) {
                throw new IllegalArgumentException("two blocks are called " + block.name());
            }
            next = block.end();
        }
    }

    /** Builds a layout block by block, each after the one before. */
    public static final class Builder {

        private final List<Block> blocks = new ArrayList<>();
        private int next;

        /** Appends an array; no extents make it a scalar. */
        public Builder add(String name, int... shape) {
            Block block = new Block(name, Arrays.stream(shape).boxed().toList(), next);
            blocks.add(block);
            next = block.end();
            return this;
        }

        /** The layout of what was added. */
        public StateLayout build() {
            return new StateLayout(blocks);
        }
    }

    /** A layout of scalars in the given order. */
    public static StateLayout ofScalars(String... names) {
        Builder builder = new Builder();
        for (String name : names) {
            builder.add(name);
        }
        return builder.build();
    }

    /** Length of the flat state. */
    public int dimension() {
        return blocks.get(blocks.size() - 1).end();
    }

    /** The block of a name. */
    public Optional<Block> find(String name) {
        return blocks.stream().filter(block -> block.name().equals(name)).findFirst();
    }

    /**
     * How a reader calls an entry of the flat state: {@code b[3, 7]} with indices from 1, or {@code x} for a scalar.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if no block holds it
     */
    public String format(int index) {
        Objects.checkIndex(index, dimension());
        Block block = blocks.get(0);
        for (Block candidate : blocks) {
            if (candidate.offset() <= index) {
                block = candidate;
            }
        }
        if (block.shape().isEmpty()) {
            return block.name();
        }
        int rest = index - block.offset();
        List<String> indices = new ArrayList<>();
        for (int axis = block.shape().size() - 1; axis >= 0; axis--) {
            int extent = block.shape().get(axis);
            indices.add(0, Integer.toString(rest % extent + 1));
            rest /= extent;
        }
        return block.name() + "[" + String.join(", ", indices) + "]";
    }
}
