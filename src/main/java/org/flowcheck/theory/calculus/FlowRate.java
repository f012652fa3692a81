package org.flowcheck.theory.calculus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Rates of change along the flow of a model: {@code d f/dt = sum over states of (d f/d state)*(rate of state) + partial
 * d f/dt}. Definitions keep their names where they are not differentiated. Of a map, values one step later.
 */
public final class FlowRate {

    /** The name of time in formulas. */
    public static final String TIME = Reference.TIME;

    private final Derivation derivation;
    private final MapStep step;
    private final boolean discrete;
    private final Set<String> arbitrary;

    /** Rates along the flow of a model. */
    public FlowRate(Model model) {
        List<Equation> equations = FlowDerivation.equations(model);
        List<Definition> definitions = model.definitions();
        arbitrary = Sizes.arbitrary(model);
        step = new MapStep(model, equations);
        discrete = model.dynamics().discrete();
        Map<String, Substitution.Template> rates = new HashMap<>();
        for (Equation equation : equations) {
            rates.put(equation.state(), new Substitution.Template(
                    equation.axes().stream().map(Axis::index).toList(), equation.rate()));
        }
        Map<String, Substitution.Template> formulas = new HashMap<>();
        definitions.forEach(definition -> formulas.put(definition.name(), Definitions.template(definition)));
        // Rates bring parameters and states with them; a bound index must not catch those.
        Set<String> introduced = new HashSet<>();
        equations.forEach(equation -> introduced.addAll(Traversal.freeNames(equation.rate())));
        equations.forEach(equation -> equation.axes().forEach(axis -> introduced.remove(axis.index())));
        derivation = new Derivation(introduced) {
            @Override
            Expression leaf(Reference reference) {
                Substitution.Template rate = rates.get(reference.name());
                if (rate != null) {
                    return rate.at(reference.indices());
                }
                Substitution.Template formula = formulas.get(reference.name());
                if (formula != null) {
                    return of(formula.at(reference.indices()));
                }
                return reference.isPlain() && reference.name().equals(TIME) ? Algebra.ONE : Algebra.ZERO;
            }
        };
    }

    /**
     * The rate of change of a formula, simplified.
     *
     * @param expression a formula of the states and of time; rates inside it are written out first
     * @param scope the ranges of its free index variables
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public Expression of(Expression expression, IndexScope scope) {
        return simplified(derivation.of(writtenOut(expression)), scope);
    }

    /**
     * A formula with every {@code Dt[...]} and {@code Next[...]} in it written out; the formula itself where there is
     * none.
     *
     * @param expression the formula
     * @param scope the ranges of its free index variables
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public Expression expand(Expression expression, IndexScope scope) {
        Expression raw = writtenOut(expression);
        return raw == expression ? expression : simplified(raw, scope);
    }

    private Expression simplified(Expression raw, IndexScope scope) {
        return Simplification.of(raw, scope.assumingNothingOf(arbitrary));
    }

    private Expression writtenOut(Expression expression) {
        if (expression instanceof TimeDerivative rate && !discrete) {
            return derivation.of(writtenOut(rate.body()));
        }
        if (expression instanceof NextValue next && discrete) {
            return step.of(writtenOut(next.body()));
        }
        return Traversal.mapChildren(expression, this::writtenOut);
    }
}
