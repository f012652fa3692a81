package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Reduction;

/**
 * A loop nest before the order of its loops is chosen: {@code target[index] = value} for each value of the free
 * variables, or {@code target[index] = (kind over the bound variables) value}.
 *
 * @param target what is written
 * @param index where, in the free variables
 * @param free variables of the target
 * @param bound variables that are gathered over; empty for none
 * @param domain the values of all variables
 * @param kind how values are gathered, if they are
 * @param value what is written or gathered
 * @param formula which of the formulas under compilation asked for it first, from 0
 */
record Nest(Storage target, Affine index, List<Integer> free, List<Integer> bound, IndexDomain domain,
            Optional<Reduction.Kind> kind, Term value, int formula) {

    Nest {
        free = List.copyOf(free);
        bound = List.copyOf(bound);
        if (bound.isEmpty() == kind.isPresent()) {
            throw new IllegalArgumentException("gathering over " + bound + " as " + kind);
        }
    }
}
