package org.flowcheck.simulation.compiler;

import java.util.List;
import org.flowcheck.theory.expression.Reduction;

/** One step of a stage. */
sealed interface Statement {

    /** Calls the visitor's method for this kind of statement. */
    void accept(Visitor visitor);

    /** One method per kind of statement. */
    interface Visitor {

        void visit(Loop loop);

        void visit(Gather gather);

        void visit(Store store);

        void visit(Accumulate accumulate);

        void visit(Fill fill);

        void visit(Shared shared);
    }

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

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
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

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** {@code target[index] = value}. */
    record Store(Storage target, Affine index, Term value) implements Statement {

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** {@code target[index] = target[index] (kind) value}. */
    record Accumulate(Storage target, Affine index, Reduction.Kind kind, Term value) implements Statement {

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /** All elements of the target set to the neutral element of a kind. */
    record Fill(Storage target, Reduction.Kind kind) implements Statement {

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }

    /**
     * Parts run one after the other for each value of a variable. Each is complete in itself: it is written as a method
     * of its own, so that each stays small, and nothing of one part is computed before an earlier part is done.
     */
    record Shared(Level level, List<List<Statement>> parts) implements Statement {

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
