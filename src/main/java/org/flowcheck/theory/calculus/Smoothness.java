package org.flowcheck.theory.calculus;

import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;

/**
 * Whether formulas are locally Lipschitz in a model's states wherever they have values, so that solutions are unique:
 * no jumps, no roots of what may be zero. What is not known to be is taken not to be. Functions of which nothing is
 * stated but derivatives are smooth ones.
 */
final class Smoothness {

    private static final Set<String> JUMPS_OR_ROOTS = Set.of("Sign", "Sqrt", "CarlsonRF", "CarlsonRD");
    private static final Set<String> WITH_KINKS = Set.of("Ramp", "Abs", "Min", "Max");

    private final PlainForm plain;
    private final Set<String> moving = new TreeSet<>();

    private Smoothness(Model model) {
        plain = new PlainForm(model);
        model.states().forEach(state -> moving.add(state.name()));
    }

    /** Of formulas of a model. */
    static Smoothness of(Model model) {
        return new Smoothness(model);
    }

    /** Whether a formula is Lipschitz near every point at which it has a value. */
    boolean isLipschitz(Expression formula) {
        return check(Definitions.inline(plain.of(formula), plain.model().definitions()));
    }

    private boolean check(Expression formula) {
        if (!moves(formula)) {
            return true;
        }
        boolean here = true;
        if (formula instanceof FunctionCall call) {
            here = !JUMPS_OR_ROOTS.contains(call.function())
                    && !(WITH_KINKS.contains(call.function()) && call.order() > 0);
        } else if (formula instanceof Power power) {
            here = !moves(power.base()) || power.exponent() instanceof Constant number && number.value().isInteger();
        } else if (formula instanceof Conditional conditional) {
            here = !moves(conditional.condition());
        }
        return here && Traversal.children(formula).stream().allMatch(this::check);
    }

    private boolean moves(Expression formula) {
        return !(formula instanceof AtStart) && Traversal.freeNames(formula).stream().anyMatch(moving::contains);
    }
}
