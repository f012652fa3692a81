package org.flowcheck.theory.calculus;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Model;

/**
 * Whether a set suits an expansion in a small parameter: on {@code a == 1} a state that counts as small is not small,
 * and what the expansion drops is as large as what it keeps. Each equation must therefore hold terms of one power only.
 */
final class SetWeights {

    /** The highest power that is looked at. */
    private static final int HIGHEST = 8;

    private SetWeights() {
    }

    /** Why a set does not suit the expansion of a model, if so. */
    static Optional<String> flaw(Model model, StatedSet set) {
        for (Comparison equation : set.equations()) {
            String text = ExpressionText.of(equation);
            try {
                Set<Integer> weights = weights(model, set.axes(equation), equation.left());
                weights.addAll(weights(model, set.axes(equation), equation.right()));
                if (weights.size() > 1) {
                    return Optional.of(text + " holds terms of different powers of the small parameter, so that the "
                            + "expansion does not keep what is largest on it");
                }
            } catch (DiagnosticException | TooComplexException noExpansion) {
                return Optional.of(text + " is not seen to suit the expansion");
            }
        }
        return Optional.empty();
    }

    private static Set<Integer> weights(Model model, List<Axis> axes, Expression side) {
        Set<Integer> weights = new TreeSet<>();
        Expression before = Algebra.ZERO;
        for (int weight = 0; weight <= HIGHEST; weight++) {
            Expression upTo = ExpandedFlow.upTo(model, axes, side, weight);
            if (!(IdentityProof.withoutSymja(model).prove(axes, upTo, before) instanceof Proof.Proved)) {
                weights.add(weight);
            }
            before = upTo;
        }
        return weights;
    }
}
