package org.flowcheck.theory.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.expression.Expression;

/**
 * A checked system.
 *
 * @param name its name, equal to its file's name without ending
 * @param title one line that a reader understands
 * @param source where it comes from
 * @param parameters numbers a user may set
 * @param activations functions of one number that the model names
 * @param draws arrays of independent random numbers, named so that several models share them
 * @param data given numbers that the dynamics do not move
 * @param population the law over which {@code Expectation[...]} averages, if the model has one
 * @param states what the dynamics move
 * @param initialConditions named alternatives to the states' own initial values
 * @param definitions named formulas, each after those it uses
 * @param dynamics how the states move
 * @param closedForms stated solutions, in the time {@code t} and {@code Initial[...]}
 * @param invariants formulas that the flow conserves
 * @param blowUp how a finite-time blow-up is followed, if the model has one
 * @param observables what is reported
 * @param domain conditions on the parameters
 * @param asymptotics what is small or large in it, if the model says so
 * @param reduces the fuller model that this one follows from, if it says so
 */
public record Model(String name, String title, Source source, List<Parameter> parameters,
                    List<Activation> activations, List<Draw> draws, List<DataArray> data,
                    Optional<Population> population, List<State> states, List<InitialConditions> initialConditions,
                    List<Definition> definitions, Dynamics dynamics, List<ClosedForm> closedForms,
                    List<Invariant> invariants, Optional<BlowUp> blowUp, List<Observable> observables,
                    List<Expression> domain, Optional<Asymptotics> asymptotics, Optional<Reduces> reduces) {

    /** Copies the lists. */
    public Model {
        parameters = List.copyOf(parameters);
        activations = List.copyOf(activations);
        draws = List.copyOf(draws);
        data = List.copyOf(data);
        states = List.copyOf(states);
        initialConditions = List.copyOf(initialConditions);
        definitions = List.copyOf(definitions);
        closedForms = List.copyOf(closedForms);
        invariants = List.copyOf(invariants);
        observables = List.copyOf(observables);
        domain = List.copyOf(domain);
    }

    /**
     * No system, but parameters with conditions on them: what identities between formulas of parameters are about.
     *
     * @param parameters the parameters
     * @param domain conditions on them
     */
    public static Model ofParameters(List<Parameter> parameters, List<Expression> domain) {
        return new Model("", "", new Source("", ""), parameters, List.of(), List.of(), List.of(),
                Optional.empty(), List.of(), List.of(), List.of(), new Dynamics.Rates(List.of()), List.of(), List.of(),
                Optional.empty(), List.of(), domain, Optional.empty(), Optional.empty());
    }

    /** The state of a name. */
    public Optional<State> state(String wanted) {
        return states.stream().filter(state -> state.name().equals(wanted)).findFirst();
    }

    /** The draw of a name. */
    public Optional<Draw> draw(String wanted) {
        return draws.stream().filter(draw -> draw.name().equals(wanted)).findFirst();
    }

    /** The definition of a name. */
    public Optional<Definition> definition(String wanted) {
        return definitions.stream().filter(definition -> definition.name().equals(wanted)).findFirst();
    }

    /** The parameter of a name. */
    public Optional<Parameter> parameter(String wanted) {
        return parameters.stream().filter(parameter -> parameter.name().equals(wanted)).findFirst();
    }

    /** The activation of a name. */
    public Optional<Activation> activation(String wanted) {
        return activations.stream().filter(activation -> activation.name().equals(wanted)).findFirst();
    }

    /** The data array of a name. */
    public Optional<DataArray> dataArray(String wanted) {
        return data.stream().filter(array -> array.name().equals(wanted)).findFirst();
    }

    /** This model with other parameters. */
    public Model withParameters(List<Parameter> others) {
        return new Model(name, title, source, others, activations, draws, data, population, states, initialConditions,
                definitions, dynamics, closedForms, invariants, blowUp, observables, domain, asymptotics, reduces);
    }

    /** This model with other activations. */
    public Model withActivations(List<Activation> others) {
        return new Model(name, title, source, parameters, others, draws, data, population, states, initialConditions,
                definitions, dynamics, closedForms, invariants, blowUp, observables, domain, asymptotics, reduces);
    }

    /** This model with other definitions. */
    public Model withDefinitions(List<Definition> others) {
        return new Model(name, title, source, parameters, activations, draws, data, population, states,
                initialConditions, others, dynamics, closedForms, invariants, blowUp, observables, domain, asymptotics,
                reduces);
    }

    /** This model with other data. */
    public Model withData(List<DataArray> others) {
        return new Model(name, title, source, parameters, activations, draws, others, population, states,
                initialConditions, definitions, dynamics, closedForms, invariants, blowUp, observables, domain,
                asymptotics, reduces);
    }

    /** This model without what it says of a fuller one. */
    public Model withoutReduction() {
        return new Model(name, title, source, parameters, activations, draws, data, population, states,
                initialConditions, definitions, dynamics, closedForms, invariants, blowUp, observables, domain,
                asymptotics, Optional.empty());
    }

    /** This model moving in another way. */
    public Model withDynamics(Dynamics other) {
        return new Model(name, title, source, parameters, activations, draws, data, population, states,
                initialConditions, definitions, other, closedForms, invariants, blowUp, observables, domain,
                asymptotics, reduces);
    }

    /**
     * This model with each of its formulas of states, data and activations changed. Sizes, laws of draws, the domain
     * and the coordinate of a blow-up, which speak of parameters or of one number, stay as they are.
     *
     * @param change what becomes of a formula
     */
    public Model withFormulas(UnaryOperator<Expression> change) {
        return new Model(name, title, source, parameters, activations, draws,
                data.stream().map(array -> new DataArray(array.name(), array.axes(), array.value().map(change),
                        array.meaning(), array.latex(), array.origin())).toList(),
                population,
                states.stream().map(state -> new State(state.name(), state.axes(), change.apply(state.initial()),
                        state.meaning(), state.latex())).toList(),
                initialConditions.stream().map(conditions -> {
                    Map<String, Expression> values = new HashMap<>();
                    conditions.values().forEach((state, value) -> values.put(state, change.apply(value)));
                    return new InitialConditions(conditions.name(), values);
                }).toList(),
                definitions.stream().map(definition -> new Definition(definition.name(), definition.axes(),
                        change.apply(definition.value()), definition.latex())).toList(),
                changed(dynamics, change),
                closedForms.stream().map(form ->
                        new ClosedForm(form.name(), form.axes(), change.apply(form.value()))).toList(),
                invariants.stream().map(invariant ->
                        new Invariant(invariant.name(), invariant.axes(), change.apply(invariant.value()))).toList(),
                blowUp.map(stated -> new BlowUp(change.apply(stated.along()), stated.coordinate(),
                        stated.earliest().map(change), stated.latest().map(change))),
                observables.stream().map(observable -> new Observable(observable.name(),
                        change.apply(observable.value()), observable.label())).toList(),
                domain, asymptotics, reduces);
    }

    private static Dynamics changed(Dynamics dynamics, UnaryOperator<Expression> change) {
        if (dynamics instanceof Dynamics.Rates rates) {
            return new Dynamics.Rates(changed(rates.equations(), change));
        }
        if (dynamics instanceof Dynamics.Updates updates) {
            return new Dynamics.Updates(changed(updates.equations(), change));
        }
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) dynamics;
        return new Dynamics.GradientFlow(flow.direction(), change.apply(flow.objective()), flow.mobilities(),
                flow.step());
    }

    private static List<Equation> changed(List<Equation> equations, UnaryOperator<Expression> change) {
        return equations.stream().map(equation ->
                new Equation(equation.state(), equation.axes(), change.apply(equation.rate()))).toList();
    }
}
