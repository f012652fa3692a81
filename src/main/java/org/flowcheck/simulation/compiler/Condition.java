package org.flowcheck.simulation.compiler;

import java.util.List;
import org.flowcheck.theory.expression.Comparison.Relation;

/** What is true or false at run time inside a loop nest. */
sealed interface Condition {

    /** Known when the system is compiled. */
    record Known(boolean value) implements Condition {

        static final Known TRUE = new Known(true);
        static final Known FALSE = new Known(false);
    }

    /** {@code left relation right}. */
    record Compare(Term left, Relation relation, Term right) implements Condition {
    }

    /** Whether an index formula is zero, or else whether it is at least zero. */
    record IndexTest(Affine form, boolean zero) implements Condition {
    }

    /** All hold; tested in order until one does not. */
    record All(List<Condition> parts) implements Condition {
    }

    /** One holds; tested in order until one does. */
    record Any(List<Condition> parts) implements Condition {
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
    }
}
