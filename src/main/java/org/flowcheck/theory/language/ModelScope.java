package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Substitution;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.flowcheck.theory.model.State;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.MappedText;
import org.flowcheck.theory.syntax.Term;

/**
 * The names of a checked model, for further formulas about it: those of claims and of the command line. Formulas may
 * use parameters, data, activations, states, definitions, observables, the time, {@code Initial}, and {@code Dt} of a
 * flow or {@code Next} of a map. Immutable.
 */
public final class ModelScope {

    private final Model model;
    private final List<Axis> axes;
    private final Scope scope;
    private final Map<String, Expression> observables;
    private final Place place;

    private ModelScope(Model model, List<Axis> axes, Scope scope, Map<String, Expression> observables, Place place) {
        this.model = model;
        this.axes = List.copyOf(axes);
        this.scope = scope;
        this.observables = observables;
        this.place = place;
    }

    /** The names. */
    Scope scope() {
        return scope;
    }

    /** The scope of a model. */
    public static ModelScope of(Model model) {
        Scope scope = Scope.empty();
        for (Parameter parameter : model.parameters()) {
            scope = scope.with(Symbol.parameter(parameter.name(), parameter.kind() == Parameter.Kind.INTEGER));
        }
        for (Activation activation : model.activations()) {
            scope = scope.with(Symbol.activation(activation.name()));
        }
        for (DataArray array : model.data()) {
            scope = scope.with(Symbol.array(array.name(), Symbol.Role.DATA, array.axes()));
        }
        for (Population.Variable variable : model.population().map(Population::variables).orElse(List.of())) {
            scope = scope.with(Symbol.array(variable.name(), Symbol.Role.RANDOM, variable.axes()));
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
        return new ModelScope(model, List.of(), scope, values,
                model.dynamics().discrete() ? Place.CLAIM_ON_MAP : Place.CLAIM);
    }

    /**
     * This scope with one more index.
     *
     * @param axis the index and how far it runs
     * @param at where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withAxis(Axis axis, Span at) {
        List<Axis> more = new ArrayList<>(axes);
        more.add(axis);
        return new ModelScope(model, more, scope.withIndex(axis.index(), at), observables, place);
    }

    /**
     * This scope with one more real parameter.
     *
     * @param name the parameter
     * @param at where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withParameter(String name, Span at) {
        return with(scope.declaring(Symbol.parameter(name, false), at));
    }

    /**
     * This scope with one more name: what it means is for the caller to say, who finds it as a reference in the
     * formulas.
     *
     * @param name the name; dots are allowed, as in {@code full.K}
     * @param shape its shape, empty for a number
     * @param at where it is introduced
     * @throws org.flowcheck.diagnostic.DiagnosticException if the name is declared already, or the language's own
     */
    public ModelScope withQuantity(String name, List<Axis> shape, Span at) {
        return with(scope.declaring(Symbol.array(name, Symbol.Role.QUANTITY, shape), at));
    }

    private ModelScope with(Scope more) {
        return new ModelScope(model, axes, more, observables, place);
    }

    /** All names, sorted. */
    public Set<String> names() {
        return new TreeSet<>(scope.names());
    }

    /**
     * The number that a formula means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the formula does not parse or does not fit the model, or
     *     an index leaves its array for all sizes
     */
    public Expression number(MappedText formula) {
        return number(FormulaParser.parse(formula));
    }

    /**
     * The number that a term means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the term does not fit the model, or an index leaves its
     *     array for all sizes
     */
    public Expression number(Term term) {
        return written(FormulaChecker.number(term, scope, place));
    }

    /**
     * The condition that a formula means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the formula does not parse or does not fit the model, or
     *     an index leaves its array for all sizes
     */
    public Expression condition(MappedText formula) {
        return condition(FormulaParser.parse(formula));
    }

    /**
     * The condition that a term means; observables are replaced by their formulas.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the term does not fit the model, or an index leaves its
     *     array for all sizes
     */
    public Expression condition(Term term) {
        return written(FormulaChecker.condition(term, scope, place));
    }

    /**
     * The size or place that a term means: a whole number made of integer parameters.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the term is no whole number, or uses anything else, such
     *     as an index of this scope
     */
    public Expression size(Term term) {
        Expression size = FormulaChecker.integer(term, scope, Place.SIZE);
        Set<String> used = Traversal.freeNames(size);
        axes.stream().map(Axis::index).filter(used::contains).findFirst().ifPresent(index -> {
            throw Diagnostic.at(term.span(), Code.NAME_OUT_OF_PLACE, "a size is the same for all indices, and '" + index
                    + "' is one of them").expecting("integer parameters").exception();
        });
        return size;
    }

    /**
     * The number that a formula of the model's parameters means, such as the end of a run.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if the formula does not parse, or uses anything else
     */
    public Expression ofParameters(MappedText formula) {
        return FormulaChecker.number(FormulaParser.parse(formula), scope, Place.RUN_END);
    }

    private Expression written(Expression expression) {
        Problems problems = new Problems();
        Map<String, List<Axis>> shapes = ModelFormulas.shapes(model);
        // Draws have no meaning here, so that an index may have the name of one.
        model.draws().forEach(draw -> shapes.remove(draw.name()));
        new IndexAudit(shapes, ModelFormulas.given(model), problems).check(expression, axes);
        problems.raise();
        return Substitution.ofScalars(observables).in(expression);
    }
}
