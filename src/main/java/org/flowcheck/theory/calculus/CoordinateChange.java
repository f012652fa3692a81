package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.State;

/**
 * Writes a model in the coordinate that it declares for its blow-up: {@code x' = f(x)} becomes
 * {@code y' = forward'(x)*f(x)} with {@code x = inverse(y)}, simplified, so that {@code x' = x*Log[x]^2} under
 * {@code y = Log[x]} becomes {@code y' = y^2}.
 */
public final class CoordinateChange {

    private final Model model;
    private final BlowUp.Coordinate coordinate;
    private final Substitution back;

    private CoordinateChange(Model model, BlowUp.Coordinate coordinate) {
        this.model = model;
        this.coordinate = coordinate;
        back = Substitution.of(coordinate.state(), coordinate.inverse());
    }

    /**
     * The model in the coordinate that it declares for its blow-up; the model itself if it declares none. The replaced
     * state has the coordinate's name; all formulas, initial values and closed forms follow it.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (not-differentiable)
     * @throws IllegalArgumentException if the coordinate's state is no scalar state of the model
     */
    public static Model of(Model model) {
        Optional<BlowUp.Coordinate> declared = model.blowUp().flatMap(BlowUp::coordinate);
        if (declared.isEmpty()) {
            return model;
        }
        boolean scalar = model.state(declared.get().state()).filter(state -> state.axes().isEmpty()).isPresent();
        if (!scalar) {
            throw new IllegalArgumentException(declared.get().state() + " is not a scalar state");
        }
        return new CoordinateChange(model, declared.get()).changed();
    }

    private Model changed() {
        List<Definition> definitions = model.definitions().stream().map(definition -> new Definition(
                definition.name(), definition.axes(), there(definition.value()), definition.latex())).toList();
        List<ClosedForm> closedForms = model.closedForms().stream().map(this::closedForm).toList();
        List<Invariant> invariants = model.invariants().stream().map(invariant -> new Invariant(
                invariant.name(), invariant.axes(), there(invariant.value()))).toList();
        List<Observable> observables = model.observables().stream().map(observable -> new Observable(
                observable.name(), there(observable.value()), observable.label())).toList();
        BlowUp before = model.blowUp().orElseThrow();
        BlowUp blowUp = new BlowUp(there(before.along()), Optional.empty(), before.earliest().map(this::there),
                before.latest().map(this::there));
        return new Model(model.name(), model.title(), model.source(), model.parameters(), model.activations(),
                model.draws(), model.data(), model.population(), model.states().stream().map(this::state).toList(),
                model.initialConditions().stream().map(this::initialConditions).toList(), definitions,
                new Dynamics.Rates(equations()), closedForms, invariants, Optional.of(blowUp), observables,
                model.domain(), model.asymptotics(), model.reduces());
    }

    private boolean replaces(String name) {
        return name.equals(coordinate.state());
    }

    /** A formula of the old state in the new coordinate. */
    private Expression there(Expression formula) {
        return Simplification.of(back.in(formula), Sizes.scope(model, List.of()));
    }

    /** The new coordinate of a value of the old state. */
    private Expression forward(Expression value) {
        Expression there = Substitution.of(coordinate.state(), value).in(coordinate.forward());
        return Simplification.of(there, Sizes.scope(model, List.of()));
    }

    private State state(State state) {
        return replaces(state.name())
                ? new State(coordinate.name(), state.axes(), forward(state.initial()), state.meaning(),
                        Optional.empty())
                : state;
    }

    private InitialConditions initialConditions(InitialConditions conditions) {
        Map<String, Expression> values = new HashMap<>();
        conditions.values().forEach((name, value) ->
                values.put(replaces(name) ? coordinate.name() : name, replaces(name) ? forward(value) : value));
        return new InitialConditions(conditions.name(), values);
    }

    private ClosedForm closedForm(ClosedForm form) {
        Expression inside = there(form.value());
        return replaces(form.name()) ? new ClosedForm(coordinate.name(), form.axes(), forward(inside))
                : new ClosedForm(form.name(), form.axes(), inside);
    }

    private List<Equation> equations() {
        List<Equation> result = new ArrayList<>();
        for (Equation equation : FlowDerivation.equations(model)) {
            IndexScope scope = Sizes.scope(model, equation.axes());
            Expression rate = Definitions.inline(equation.rate(), model.definitions());
            if (replaces(equation.state())) {
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
}
