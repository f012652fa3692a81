package org.flowcheck.simulation.compiler;

import java.util.List;
import org.flowcheck.theory.expression.Comparison.Relation;

/** What is true or false at run time inside a loop nest. */
sealed interface Condition {

    /** Calls the visitor's method for this kind of condition. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of condition.
     *
     * @param <R> what a visit gives
     */
    interface Visitor<R> {

        R visit(Known known);

        R visit(Compare compare);

        R visit(IndexTest test);

        R visit(All all);

        R visit(Any any);

        R visit(Not not);
    }

    /** Known when the system is compiled. */
    record Known(boolean value) implements Condition {

        static final Known TRUE = new Known(true);
        static final Known FALSE = new Known(false);

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code left relation right}. */
    record Compare(Term left, Relation relation, Term right) implements Condition {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** Whether an index formula is zero, or else whether it is at least zero. */
    record IndexTest(Affine form, boolean zero) implements Condition {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** All hold; tested in order until one does not. */
    record All(List<Condition> parts) implements Condition {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One holds; tested in order until one does. */
    record Any(List<Condition> parts) implements Condition {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
