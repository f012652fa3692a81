package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Set;

/**
 * What is computed, in loops: first, once for a start state and a draw, then at each call.
 *
 * @param once stages that depend on neither state nor time
 * @param each stages of a call
 * @param draws which draws are read
 * @param arraySizes lengths of the intermediate arrays
 * @param scalars how many intermediate numbers
 * @param results how many numbers a call writes
 */
record Program(List<Stage> once, List<Stage> each, Set<Integer> draws, List<Long> arraySizes, int scalars, int results) {

    /**
     * One loop nest, or several that share their outermost loop.
     *
     * @param statements what it does
     * @param formulas which formulas it belongs to, from 0
     */
    record Stage(List<Statement> statements, List<Integer> formulas) {

        Stage {
            statements = List.copyOf(statements);
            formulas = List.copyOf(formulas);
        }
    }

    Program {
        once = List.copyOf(once);
        each = List.copyOf(each);
        draws = Set.copyOf(draws);
        arraySizes = List.copyOf(arraySizes);
    }

    /** How many numbers the intermediate arrays hold. */
    long size() {
        return arraySizes.stream().mapToLong(Long::longValue).sum();
    }
}
