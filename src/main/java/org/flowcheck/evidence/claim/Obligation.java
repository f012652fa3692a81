package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/** Something to prove about a model, for all its sizes. */
public sealed interface Obligation {

    /** The model it is about. */
    Model model();

    /** As written, or in words. */
    String text();

    /**
     * Two formulas of the states are equal, {@code Dt[...]} standing for rates along the flow.
     *
     * @param model the model
     * @param axes free indices the identity holds for
     * @param left one side
     * @param right the other
     * @param text as written
     */
    record Identity(Model model, List<Axis> axes, Expression left, Expression right, String text) implements Obligation {
        /** Copies the axes. */
        public Identity {
            axes = List.copyOf(axes);
        }
    }

    /**
     * The model's stated closed forms solve its equations from its initial values.
     *
     * @param model the model
     */
    record ClosedForms(Model model) implements Obligation {
        @Override
        public String text() {
            return "the closed forms of " + model.name() + " solve it";
        }
    }

    /**
     * The model's stated invariants are conserved.
     *
     * @param model the model
     */
    record Invariants(Model model) implements Obligation {
        @Override
        public String text() {
            return "the invariants of " + model.name() + " are conserved";
        }
    }
}
