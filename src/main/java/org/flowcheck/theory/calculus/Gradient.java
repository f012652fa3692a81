package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/**
 * Partial derivatives of indexed scalars by the elements of an array, sizes left symbolic:
 * {@code d a[k]/d a[p] = KroneckerDelta[k, p]}, then sums over k are contracted.
 *
 * <p>Definitions are differentiated by the chain rule and keep their names in the result, so that {@code (1 - K)^2/2}
 * with {@code K = Sum[a[k]*w[k, 1], {k, m}]} has the derivative {@code -(1 - K)*w[k, 1]} by {@code a[k]}.
 *
 * <p>Source of the idea: S. Laue, M. Mitterreiter, J. Giesen, Computing higher order derivatives of matrix and tensor
 * expressions, NeurIPS 2018.
 */
public final class Gradient {

    private final Map<String, Definition> definitions = new HashMap<>();

    private final Model model;

    /** Derivatives of formulas about a model; its definitions are differentiated by the chain rule. */
    public Gradient(Model model) {
        this.model = model;
        model.definitions().forEach(definition -> definitions.put(definition.name(), definition));
    }

    /**
     * The derivative of a scalar by the element {@code state[k, l, ...]}, where k, l, ... are the indices of the
     * state's own axes.
     *
     * @param objective a scalar formula
     * @param state the state
     * @return a formula in the indices of the state's axes, simplified
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public Expression of(Expression objective, State state) {
        return of(objective, state.name(), state.axes());
    }

    /**
     * The derivative of a scalar by one element of an array.
     *
     * @param objective a scalar formula
     * @param array the array's name
     * @param axes its shape, with the names that the element's indices get in the result
     * @return a formula in those indices, simplified
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     */
    public Expression of(Expression objective, String array, List<Axis> axes) {
        Expression raw = derivation(array, axes.stream().map(Axis::index).toList()).of(objective);
        return Simplification.of(raw, Sizes.scope(model, axes));
    }

    private Derivation derivation(String array, List<String> element) {
        return new Derivation(Set.copyOf(element)) {
            @Override
            Expression leaf(Reference reference) {
                if (reference.name().equals(array)) {
                    return deltas(reference, element);
                }
                Definition definition = definitions.get(reference.name());
                return definition == null ? Algebra.ZERO
                        : of(Definitions.template(definition).at(reference.indices()));
            }
        };
    }

    private static Expression deltas(Reference reference, List<String> element) {
        if (reference.indices().size() != element.size()) {
            throw new IllegalArgumentException(reference.name() + " has " + element.size() + " indices, not "
                    + reference.indices().size());
        }
        List<Expression> deltas = new ArrayList<>();
        for (int i = 0; i < element.size(); i++) {
            deltas.add(new Delta(reference.indices().get(i), Reference.to(element.get(i)), Origin.computed()));
        }
        return Algebra.multiply(deltas);
    }
}
