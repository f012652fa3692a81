package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Writes a scalar equation in another coordinate: {@code x' = f(x)} becomes {@code y' = forward'(x)*f(x)} with
 * {@code x = inverse(y)}, simplified, so that {@code x' = x*Log[x]^2} under {@code y = Log[x]} becomes {@code y' = y^2}.
 */
public final class CoordinateChange {

    private CoordinateChange() {
    }

    /**
     * The equations of a model with one scalar state replaced. Definitions that use the state are written out.
     *
     * @param model a model that has the coordinate's state as a scalar
     * @param coordinate the new coordinate
     * @return one equation per state in the old order; the replaced state's under the coordinate's name
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     * @throws IllegalArgumentException if the coordinate's state is no scalar state of the model
     */
    public static List<Equation> apply(Model model, BlowUp.Coordinate coordinate) {
        boolean scalar = model.state(coordinate.state()).filter(state -> state.axes().isEmpty()).isPresent();
        if (!scalar) {
            throw new IllegalArgumentException(coordinate.state() + " is not a scalar state");
        }
        Substitution back = Substitution.of(coordinate.state(), coordinate.inverse());
        List<Equation> result = new ArrayList<>();
        for (Equation equation : FlowDerivation.equations(model)) {
            Expression rate = Definitions.inline(equation.rate(), model.definitions());
            IndexScope scope = Gradient.scope(equation.axes());
            if (equation.state().equals(coordinate.state())) {
                Expression slope = derivative(coordinate.forward(), coordinate.state());
                // Simplified before and after the substitution: factors may cancel in either coordinate.
                Expression here = Simplification.of(Algebra.multiply(slope, rate), scope);
                result.add(new Equation(coordinate.name(), List.of(), Simplification.of(back.in(here), scope)));
            } else {
                result.add(new Equation(equation.state(), equation.axes(), Simplification.of(back.in(rate), scope)));
            }
        }
        return result;
    }

    private static Expression derivative(Expression expression, String name) {
        return new Derivation(Set.of()) {
            @Override
            Expression leaf(Reference reference) {
                return reference.isPlain() && reference.name().equals(name) ? Algebra.ONE : Algebra.ZERO;
            }
        }.of(expression);
    }

    /** A formula of the states in the new coordinate. */
    public static Expression inCoordinate(Expression expression, Model model, BlowUp.Coordinate coordinate) {
        Expression plain = Definitions.inline(expression, model.definitions());
        Map<String, Expression> back = Map.of(coordinate.state(), coordinate.inverse());
        return Simplification.of(Substitution.ofScalars(back).in(plain), IndexScope.EMPTY);
    }
}
