package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * Proves that the closed forms a model states solve its equations: for each state, the rate of the closed form (of a
 * map, its value one step later) is the right-hand side at the closed forms, and at time zero it is the initial value;
 * for each definition, the closed form is the definition's formula at the closed forms of the states.
 */
public final class ClosedFormProof {

    private final Model model;
    private final IdentityProof identities;
    private final TimeRates rates;
    /** What states, and definitions that depend on them, are at the present time. */
    private final Map<String, Substitution.Template> solution = new HashMap<>();

    private ClosedFormProof(Model model, Function<Model, IdentityProof> prover) {
        this.model = model;
        rates = new TimeRates(model);
        identities = prover.apply(rates.extended());
    }

    /**
     * What is known about the closed forms of a model.
     *
     * @param prover proves identities about a given model: {@code IdentityProof::about}
     * @throws IllegalArgumentException if the model states no closed form
     */
    public static Proof of(Model model, Function<Model, IdentityProof> prover) {
        if (model.closedForms().isEmpty()) {
            throw new IllegalArgumentException(model.name() + " states no closed form");
        }
        return new ClosedFormProof(model, prover).prove();
    }

    private Proof prove() {
        Set<String> moving = new HashSet<>();
        for (ClosedForm form : model.closedForms()) {
            if (model.state(form.name()).isPresent()) {
                solution.put(form.name(), template(form.axes(), form.value()));
            }
        }
        List<Equation> equations = FlowDerivation.equations(model);
        for (Equation equation : equations) {
            moving.add(equation.state());
            if (!solution.containsKey(equation.state())) {
                return new Proof.Undecided("no closed form is stated for " + equation.state());
            }
        }
        List<Proof> parts = new ArrayList<>();
        for (Definition definition : model.definitions()) {
            if (mentionsNow(definition.value(), moving)) {
                moving.add(definition.name());
                parts.addAll(definition(definition));
            }
        }
        for (ClosedForm form : model.closedForms()) {
            if (mentionsNow(form.value(), moving)) {
                return new Proof.Undecided("the closed form of " + form.name() + " uses what moves, outside "
                        + "Initial[...]");
            }
        }
        for (Equation equation : equations) {
            parts.addAll(state(equation));
        }
        return Proof.all(parts);
    }

    private static Substitution.Template template(List<Axis> axes, Expression value) {
        return new Substitution.Template(axes.stream().map(Axis::index).toList(), value);
    }

    /** The definition at the solution is its closed form, which then stands for it. */
    private List<Proof> definition(Definition definition) {
        Expression atSolution = Substitution.ofPresentValues(solution).in(definition.value());
        Optional<ClosedForm> form = model.closedForms().stream()
                .filter(stated -> stated.name().equals(definition.name())).findFirst();
        if (form.isEmpty()) {
            solution.put(definition.name(), template(definition.axes(), atSolution));
            return List.of();
        }
        solution.put(definition.name(), template(form.get().axes(), form.get().value()));
        Expression closed = solution.get(definition.name()).at(Sizes.references(definition.axes()));
        return List.of(identities.prove(definition.axes(), atSolution, closed));
    }

    private List<Proof> state(Equation equation) {
        List<Axis> axes = equation.axes();
        Expression closed = solution.get(equation.state()).at(Sizes.references(axes));
        Expression rate = model.dynamics().discrete() ? oneStepLater(closed) : rates.of(closed, axes);
        Expression rightSide = Substitution.ofPresentValues(solution).in(equation.rate());
        Reference state = new Reference(equation.state(), Sizes.references(axes), Origin.computed());
        return List.of(identities.prove(axes, rate, rightSide),
                identities.prove(axes, atTimeZero(closed), new AtStart(state, Origin.computed())));
    }

    /** A formula of the time one step later; definitions that depend on the time are written out for it. */
    private Expression oneStepLater(Expression closed) {
        return Substitution.of(FlowRate.TIME, Algebra.add(Reference.to(FlowRate.TIME), Algebra.ONE))
                .in(Definitions.inline(closed, rates.timed()));
    }

    /** A formula of the time at time zero; definitions that depend on the time are written out for it. */
    private Expression atTimeZero(Expression closed) {
        return Substitution.of(FlowRate.TIME, Algebra.ZERO).in(Definitions.inline(closed, rates.timed()));
    }

    private static boolean mentionsNow(Expression expression, Set<String> names) {
        return TimeRates.mentionsNow(expression, names);
    }
}
