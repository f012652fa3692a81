package org.flowcheck.simulation.compiler;

import java.util.List;
import java.util.Set;

/**
 * What is computed, in loops: first, once for a start state and a draw, then at each call.
 *
 * @param once stages that depend on neither state nor time
 * @param each stages of a call
 * @param draws which draws are read
 * @param arrays the intermediate arrays
 * @param scalars how many intermediate numbers
 * @param results how many numbers a call writes
 */
record Program(List<Stage> once, List<Stage> each, Set<Integer> draws, List<Rows> arrays, int scalars, int results) {

    /**
     * How an intermediate array lies in memory: in rows of their own, so that each begins at an offset of zero. Indices
     * count through all rows.
     *
     * @param count how many rows
     * @param length numbers in a row
     * @param low the value of the last index at which a row begins, where there is more than one row
     */
    record Rows(long count, long length, long low) {

        static Rows one(long length) {
            return new Rows(1, length, 0);
        }

        long size() {
            return count * length;
        }
    }


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
        arrays = List.copyOf(arrays);
    }

    /** How many numbers the intermediate arrays hold. */
    long size() {
        return arrays.stream().mapToLong(Rows::size).sum();
    }
}
