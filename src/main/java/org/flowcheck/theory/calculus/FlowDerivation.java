package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** Derives the equations of motion of a model. */
public final class FlowDerivation {

    private FlowDerivation() {
    }

    /**
     * The rate of change of every state, in the order of the states, for all sizes. Stated rates come back as stated. The
     * gradient flow {@code d theta/dt = +- mobility * d objective/d theta} is written out and simplified; definitions stand
     * in it by name.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public static List<Equation> equations(Model model) {
        if (model.dynamics() instanceof Dynamics.Rates rates) {
            return rates.equations();
        }
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
        Gradient gradient = new Gradient(model);
        List<Equation> equations = new ArrayList<>();
        for (State state : model.states()) {
            Expression slope = gradient.of(flow.objective(), state);
            Expression signed = flow.direction() == Dynamics.Direction.ASCEND ? slope : Algebra.negate(slope);
            Expression rate = flow.mobility().map(mobility -> Algebra.multiply(mobility, signed)).orElse(signed);
            equations.add(new Equation(state.name(), state.axes(),
                    Simplification.of(rate, Sizes.scope(model, state.axes()))));
        }
        return equations;
    }
}
