package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.flowcheck.theory.model.Reduces;

/** Checks that all names in the equations of a reduced model mean something in the fuller one, and both move alike. */
final class ReducedNames {

    private final Model model;
    private final Reduces reduces;
    private final Span place;

    /**
     * The names of a reduced model.
     *
     * @param place where it says what it reduces
     */
    ReducedNames(Model model, Reduces reduces, Span place) {
        this.model = model;
        this.reduces = reduces;
        this.place = place;
    }

    /** Refuses a name that the fuller model does not have. */
    void check() {
        boolean map = model.dynamics().discrete();
        if (map != reduces.full().dynamics().discrete()) {
            throw Diagnostic.at(place, Code.WRONG_KIND, map ? "this model is a map, and the fuller one a flow"
                    : "this model is a flow, and the fuller one a map").expecting("two flows, or two maps").exception();
        }
        if (map && reduces.clock().isPresent()) {
            throw Diagnostic.at(place, Code.UNKNOWN_KEY, "a map has no 'clock': it moves in whole steps").exception();
        }
        Set<String> used = new TreeSet<>();
        Set<String> functions = new TreeSet<>();
        formulas(model.dynamics()).forEach(formula -> collect(formula, used, functions));
        for (Parameter parameter : model.parameters()) {
            if (used.contains(parameter.name()) && !reduces.parameters().containsKey(parameter.name())) {
                requireSame(parameter);
            }
        }
        for (Population.Variable variable : variables(model)) {
            if (used.contains(variable.name()) && variables(reduces.full()).stream().noneMatch(other ->
                    other.name().equals(variable.name()) && other.axes().size() == variable.axes().size())) {
                throw Diagnostic.at(place, Code.UNKNOWN_NAME, "the fuller model has no random variable '"
                        + variable.name() + "' of this shape, which the equations use").exception();
            }
        }
        for (String function : functions) {
            boolean open = model.activation(function).filter(activation -> !activation.fixed()).isPresent();
            if (open && reduces.full().activation(function).isEmpty()) {
                throw Diagnostic.at(place, Code.UNKNOWN_NAME, "the fuller model has no activation '" + function + "'")
                        .expecting("an activation of the same name in " + reduces.full().name()).exception();
            }
        }
    }

    private static List<Population.Variable> variables(Model model) {
        return model.population().map(Population::variables).orElse(List.of());
    }

    private void requireSame(Parameter parameter) {
        Optional<Parameter> same = reduces.full().parameters().stream()
                .filter(other -> other.name().equals(parameter.name())).findFirst();
        if (same.filter(other -> other.kind() == parameter.kind()).isEmpty()) {
            throw Diagnostic.at(place, Code.UNKNOWN_NAME, "the fuller model has no "
                            + (parameter.kind() == Parameter.Kind.INTEGER ? "integer" : "real") + " parameter '"
                            + parameter.name() + "', which the equations use")
                    .expecting("parameters: {" + parameter.name() + ": formula of the fuller model}").exception();
        }
    }

    private void collect(Expression formula, Set<String> names, Set<String> functions) {
        Traversal.contains(formula, part -> {
            if (part instanceof FunctionCall call) {
                functions.add(call.function());
            }
            return false;
        });
        for (String name : Traversal.freeNames(formula)) {
            if (names.add(name)) {
                model.definition(name).map(Definition::value).ifPresent(value -> collect(value, names, functions));
            }
        }
    }

    private static List<Expression> formulas(Dynamics dynamics) {
        if (dynamics instanceof Dynamics.Rates rates) {
            return rates.equations().stream().map(Equation::rate).toList();
        }
        if (dynamics instanceof Dynamics.Updates updates) {
            return updates.equations().stream().map(Equation::rate).toList();
        }
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) dynamics;
        List<Expression> formulas = new ArrayList<>(flow.mobilities().values());
        formulas.add(flow.objective());
        flow.step().ifPresent(formulas::add);
        return formulas;
    }
}
