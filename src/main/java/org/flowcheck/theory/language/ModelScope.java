package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * The names of a checked model, for further formulas about it: those of claims and of the command line. Formulas may use
 * parameters, states, definitions, observables, the time, {@code Initial} and {@code Dt}. Immutable.
 */
public final class ModelScope {

    private final Scope scope;
    private final Map<String, Expression> observables;

    private ModelScope(Scope scope, Map<String, Expression> observables) {
        this.scope = scope;
        this.observables = observables;
    }

    /** The scope of a model. */
    public static ModelScope of(Model model) {
        Scope scope = Scope.empty();
        for (Parameter parameter : model.parameters()) {
            scope = scope.with(Symbol.parameter(parameter.name(), parameter.kind() == Parameter.Kind.INTEGER));
        }
        for (State state : model.states()) {
            scope = scope.with(Symbol.array(state.name(), Symbol.Role.STATE, state.axes()));
        }
        for (Definition definition : model.definitions()) {
            scope = scope.with(Symbol.definition(definition.name(), definition.axes(),
                    Dependence.of(definition.value(), scope)));
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        for (Observable observable : model.observables()) {
            if (scope.find(observable.name()).isEmpty()) {
                scope = scope.with(Symbol.array(observable.name(), Symbol.Role.QUANTITY, List.of()));
                values.put(observable.name(), observable.value());
            }
        }
        return new ModelScope(scope, values);
    }

    /**
     * This scope with one more index.
     *
     * @param name the index
     * @param place where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withIndex(String name, Span place) {
        return new ModelScope(scope.withIndex(name, place), observables);
    }

    /**
     * This scope with one more real parameter.
     *
     * @param name the parameter
     * @param place where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withParameter(String name, Span place) {
        return new ModelScope(scope.declaring(Symbol.parameter(name, false), place), observables);
    }

    /**
     * This scope with one more name: what it means is for the caller to say, who finds it as a reference in the formulas.
     *
     * @param name the name; dots are allowed, as in {@code full.K}
     * @param axes its shape, empty for a number
     * @param place where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withQuantity(String name, List<Axis> axes, Span place) {
        return new ModelScope(scope.declaring(Symbol.array(name, Symbol.Role.QUANTITY, axes), place), observables);
    }

    /** All names, sorted. */
    public Set<String> names() {
        return new TreeSet<>(scope.names());
    }

    /**
     * The number that a formula means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the formula does not parse or does not fit the model
     */
    public Expression number(MappedText formula) {
        return number(FormulaParser.parse(formula));
    }

    /**
     * The number that a term means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the term does not fit the model
     */
    public Expression number(Term term) {
        return written(FormulaChecker.number(term, scope, Place.CLAIM));
    }

    /**
     * The condition that a formula means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the formula does not parse or does not fit the model
     */
    public Expression condition(MappedText formula) {
        return condition(FormulaParser.parse(formula));
    }

    /**
     * The condition that a term means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the term does not fit the model
     */
    public Expression condition(Term term) {
        return written(FormulaChecker.condition(term, scope, Place.CLAIM));
    }

    private Expression written(Expression expression) {
        return Substitution.ofScalars(observables).in(expression);
    }
}
