package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;

/**
 * Proves that the invariants a model states are conserved: that their rates along the flow are zero, or that a map
 * leaves them as they are.
 */
public final class InvariantProof {

    private InvariantProof() {
    }

    /**
     * What is known about all invariants of a model together.
     *
     * @param identities how identities are proved; of the same model
     * @throws IllegalArgumentException if the model states no invariant
     */
    public static Proof of(Model model, IdentityProof identities) {
        if (model.invariants().isEmpty()) {
            throw new IllegalArgumentException(model.name() + " states no invariant");
        }
        List<Proof> parts = new ArrayList<>();
        for (Invariant invariant : model.invariants()) {
            parts.add(of(invariant, identities));
        }
        return Proof.all(parts);
    }

    /** What is known about one invariant. */
    public static Proof of(Invariant invariant, IdentityProof identities) {
        Expression value = invariant.value();
        return identities.isAboutMap()
                ? identities.prove(invariant.axes(), new NextValue(value, Origin.computed()), value)
                : identities.prove(invariant.axes(), new TimeDerivative(value, Origin.computed()), Algebra.ZERO);
    }
}
