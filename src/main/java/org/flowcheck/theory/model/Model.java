package org.flowcheck.theory.model;

import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Expression;

/**
 * A checked system.
 *
 * @param name its name, equal to its file's name without ending
 * @param title one line that a reader understands
 * @param source where it comes from
 * @param parameters numbers a user may set
 * @param draws arrays of independent random numbers, named so that several models share them
 * @param states what the dynamics move
 * @param initialConditions named alternatives to the states' own initial values
 * @param definitions named formulas, each after those it uses
 * @param dynamics how the states move
 * @param closedForms stated solutions, in the time {@code t} and {@code Initial[...]}
 * @param invariants formulas that the flow conserves
 * @param blowUp how a finite-time blow-up is followed, if the model has one
 * @param observables what is reported
 * @param domain conditions on the parameters
 */
public record Model(String name, String title, Source source, List<Parameter> parameters, List<Draw> draws,
                    List<State> states, List<InitialConditions> initialConditions, List<Definition> definitions,
                    Dynamics dynamics, List<ClosedForm> closedForms, List<Invariant> invariants,
                    Optional<BlowUp> blowUp, List<Observable> observables, List<Expression> domain) {

    /** Copies the lists. */
    public Model {
        parameters = List.copyOf(parameters);
        draws = List.copyOf(draws);
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
        return new Model("", "", new Source("", ""), parameters, List.of(), List.of(), List.of(), List.of(),
                new Dynamics.Rates(List.of()), List.of(), List.of(), Optional.empty(), List.of(), domain);
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
}
