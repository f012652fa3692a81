package org.flowcheck.theory.calculus.valuation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/** The places of index variables in the frame of a formula: one for each that surrounds a part, the outermost first. */
final class Scope {

    private final Map<String, Integer> slots;
    private final int depth;
    /** The size of the frame, shared by all scopes of a formula. */
    private final int[] size;

    private Scope(Map<String, Integer> slots, int depth, int[] size) {
        this.slots = slots;
        this.depth = depth;
        this.size = size;
        size[0] = Math.max(size[0], depth);
    }

    /** The scope of a formula with free indices. */
    static Scope of(List<String> indices) {
        Scope scope = new Scope(Map.of(), 0, new int[1]);
        for (String index : indices) {
            scope = scope.with(index);
        }
        return scope;
    }

    /** This scope with one more index, which hides one of the same name. */
    Scope with(String index) {
        Map<String, Integer> more = new HashMap<>(slots);
        more.put(index, depth);
        return new Scope(more, depth + 1, size);
    }

    /** The place of the index that was added last. */
    int last() {
        return depth - 1;
    }

    /** The place of an index, if the name is one. */
    OptionalInt slot(String name) {
        Integer slot = slots.get(name);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** All indices with their places. */
    void forEach(BiConsumer<String, Integer> action) {
        slots.forEach(action);
    }

    /** How many places the frame of the whole formula has, once it is built. */
    int frameSize() {
        return size[0];
    }
}
