package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Independent random numbers of one symmetric law, one for each value of some indices that run up to the width.
 *
 * @param name what they come from
 * @param indices the indices at which they are taken
 */
record Source(String name, List<String> indices) {

    /** Copies the indices. */
    Source {
        indices = List.copyOf(indices);
    }

    /** These numbers at other indices. */
    Source renamed(UnaryOperator<String> names) {
        return new Source(name, indices.stream().map(names).toList());
    }

    /** These numbers once an index has been summed over. */
    Source summed(String index) {
        List<String> left = new ArrayList<>(indices);
        left.removeIf(index::equals);
        return new Source(name, left);
    }
}
