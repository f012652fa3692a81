package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** Derives the equations of motion of a model. */
public final class FlowDerivation {

    private FlowDerivation() {
    }

    /**
     * The rate of change of every state, in the order of the states, for all sizes; for a map, its value one step
     * later. What is stated comes back as stated. The gradient flow
     * {@code d theta/dt = +- mobility * d objective/d theta} is written out and simplified; definitions stand in it by
     * name.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public static List<Equation> equations(Model model) {
        if (model.dynamics() instanceof Dynamics.Rates rates) {
            return rates.equations();
        }
        if (model.dynamics() instanceof Dynamics.Updates updates) {
            return updates.equations();
        }
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
        Gradient gradient = new Gradient(model);
        List<Equation> equations = new ArrayList<>();
        for (State state : model.states()) {
            Expression slope = gradient.of(flow.objective(), state);
            Expression signed = flow.direction() == Dynamics.Direction.ASCEND ? slope : Algebra.negate(slope);
            Expression rate = Optional.ofNullable(flow.mobilities().get(state.name()))
                    .map(mobility -> Algebra.multiply(mobility, signed)).orElse(signed);
            Expression moved = flow.step().map(step -> Algebra.add(
                    new Reference(state.name(), Sizes.references(state.axes()), Origin.computed()),
                    Algebra.multiply(step, rate))).orElse(rate);
            equations.add(new Equation(state.name(), state.axes(),
                    Simplification.of(moved, Sizes.scope(model, state.axes()))));
        }
        return equations;
    }
}
