package org.flowcheck.simulation.compiler;

import java.util.List;
import org.flowcheck.theory.expression.Reduction;

/** One step of a stage. */
sealed interface Statement {

    /**
     * One loop: a variable from the largest of the lower bounds to the smallest of the upper bounds, in steps of 1.
     *
     * @param variable the loop variable
     * @param bounds inequalities {@code g >= 0}, each with a non-zero coefficient of the variable
     */
    record Level(int variable, List<Affine> bounds) {
    }

    /** Statements repeated over a loop. */
    record Loop(Level level, List<Statement> body) implements Statement {
    }

    /**
     * Gathers a value over nested loops into a local number; the innermost loop by interleaved lanes.
     *
     * @param number the name of the local number
     * @param kind sum, product, maximum or minimum
     * @param levels the loops, outermost first
     * @param body the value
     */
    record Gather(int number, Reduction.Kind kind, List<Level> levels, Term body) implements Statement {
    }

    /** {@code target[index] = value}. */
    record Store(Storage target, Affine index, Term value) implements Statement {
    }

    /** {@code target[index] = target[index] (kind) value}. */
    record Accumulate(Storage target, Affine index, Reduction.Kind kind, Term value) implements Statement {
    }

    /** All elements of the target set to the neutral element of a kind. */
    record Fill(Storage target, Reduction.Kind kind) implements Statement {
    }
}
