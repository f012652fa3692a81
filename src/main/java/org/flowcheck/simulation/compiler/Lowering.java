package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.FunctionTable;
import org.flowcheck.theory.expression.HigherDerivative;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.ScalarFunction;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Definition;

/**
 * From formulas to terms: {@code Expression -> Term}, sums going to {@link Reducer}, conditions to {@link Conditions}.
 */
final class Lowering {

    /** Definitions that weigh more than this are computed into a temporary instead of being written out at each use. */
    private static final int HEAVY_DEFINITION = 40;

    private final Symbols symbols;
    private final Temporaries temporaries;
    private final Conditions conditions;
    private final Reducer reducer;
    private final Map<Use, Term> definitions = new HashMap<>();

    /** A definition at index values on a domain. */
    private record Use(String definition, Scope scope) {
    }

    Lowering(Symbols symbols, Temporaries temporaries) {
        this.symbols = symbols;
        this.temporaries = temporaries;
        this.conditions = new Conditions(this);
        this.reducer = new Reducer(this, temporaries);
    }

    Conditions conditions() {
        return conditions;
    }

    Reducer reducer() {
        return reducer;
    }

    /** Drops what is known of definitions: their temporaries have been given up. */
    void forgetDefinitions() {
        definitions.clear();
    }

    IndexFormula indexFormula(Scope scope) {
        return new IndexFormula(symbols, scope);
    }

    /** The value of a formula; 1 or 0 for one that is true or false. */
    Term value(Expression expression, Scope scope) {
        return expression.accept(new Visitor(scope));
    }

    private final class Visitor implements ExpressionVisitor<Term> {

        private final Scope scope;

        Visitor(Scope scope) {
            this.scope = scope;
        }

        @Override
        public Term visit(Constant constant) {
            return Term.Number.literal(constant.value().toDouble());
        }

        @Override
        public Term visit(Addition addition) {
            return Terms.sum(addition.terms().stream().map(term -> value(term, scope)).toList());
        }

        @Override
        public Term visit(Multiplication multiplication) {
            List<Term> factors = new ArrayList<>();
            for (Expression factor : multiplication.factors()) {
                Term term = value(factor, scope);
                if (term instanceof Term.Number number && number.is(0)) {
                    return Term.Number.ZERO;
                }
                factors.add(term);
            }
            return Terms.product(factors);
        }

        @Override
        public Term visit(Power power) {
            return Terms.power(value(power.base(), scope), value(power.exponent(), scope));
        }

        @Override
        public Term visit(FunctionCall call) {
            ScalarFunction function = FunctionTable.find(call.function()).orElseThrow(
                    () -> new IllegalStateException("the function " + call.function() + " has no formula"));
            if (call.order() == 0) {
                return Terms.call(function, call.arguments().stream().map(part -> value(part, scope)).toList());
            }
            return value(HigherDerivative.of(function, call.order(), call.arguments().get(0)).orElseThrow(
                    () -> new IllegalStateException("derivative " + call.order() + " of " + call.function())), scope);
        }

        @Override
        public Term visit(Reduction reduction) {
            return reducer.reduce(reduction, scope);
        }

        @Override
        public Term visit(Delta delta) {
            return truth(delta);
        }

        @Override
        public Term visit(Conditional conditional) {
            return conditions.choose(conditional, scope);
        }

        @Override
        public Term visit(Comparison comparison) {
            return truth(comparison);
        }

        @Override
        public Term visit(Connective connective) {
            return truth(connective);
        }

        private Term truth(Expression condition) {
            return Terms.choice(conditions.condition(condition, scope), Term.Number.ONE, Term.Number.ZERO);
        }

        @Override
        public Term visit(AtStart atStart) {
            return value(atStart.body(), scope.asAtStart());
        }

        @Override
        public Term visit(TimeDerivative derivative) {
            throw new IllegalStateException("a rate of change reached the compiler; the calculus writes them out");
        }

        @Override
        public Term visit(NextValue next) {
            throw new IllegalStateException("a value one step later reached the compiler; the calculus writes "
                    + "them out");
        }

        @Override
        public Term visit(Expectation expectation) {
            throw new IllegalStateException("an expectation reached the compiler; the calculus refuses them before");
        }

        @Override
        public Term visit(Reference reference) {
            String name = reference.name();
            if (reference.isPlain() && scope.indices().containsKey(name)) {
                Affine index = scope.indices().get(name);
                return index.isConstant() ? Term.Number.literal(index.constant()) : new Term.IndexValue(index);
            }
            Optional<Symbols.Valued> parameter = symbols.parameter(name);
            if (parameter.isPresent()) {
                return Terms.computed(parameter.get().value(), "p" + parameter.get().number());
            }
            Optional<Symbols.Placed> state = symbols.state(name);
            if (state.isPresent()) {
                Storage storage = scope.atStart() ? Storage.START : Storage.STATE;
                return new Term.Load(storage, offset(reference, state.get()));
            }
            Optional<Symbols.PlacedDraw> draw = symbols.draw(name);
            if (draw.isPresent()) {
                return drawn(reference, draw.get());
            }
            Optional<Symbols.PlacedData> data = symbols.data(name);
            if (data.isPresent()) {
                return new Term.Load(data.get().placed().storage(), offset(reference, data.get().placed()));
            }
            Optional<Definition> definition = symbols.definition(name);
            if (definition.isPresent()) {
                return defined(reference, definition.get());
            }
            if (reference.isPlain() && name.equals("t")) {
                return scope.atStart() ? Term.Number.ZERO : new Term.Time();
            }
            throw new IllegalStateException("the checked model does not declare " + name);
        }

        private Affine offset(Reference reference, Symbols.Placed placed) {
            requireIndices(reference, placed.shape().size());
            IndexFormula formula = indexFormula(scope);
            Affine offset = Affine.ZERO;
            for (int axis = 0; axis < placed.shape().size(); axis++) {
                Expression written = reference.indices().get(axis);
                Affine index = formula.of(written);
                long size = placed.shape().get(axis);
                requireWithin(reference, written, axis, index, size);
                offset = offset.times(size).plus(index.plus(-1));
            }
            return offset.plus(placed.offset());
        }

        private void requireIndices(Reference reference, int count) {
            if (reference.indices().size() != count) {
                throw new IllegalStateException(reference.name() + " with " + reference.indices().size()
                        + " indices instead of " + count);
            }
        }

        private void requireWithin(Reference reference, Expression written, int axis, Affine index, long size) {
            if (scope.domain().implies(index.plus(-1)) && scope.domain().implies(index.times(-1).plus(size))) {
                return;
            }
            long low = scope.domain().minimum(index).orElse(Long.MIN_VALUE);
            long worst = low < 1 ? low : scope.domain().maximum(index).orElse(Long.MAX_VALUE);
            throw new Diagnostic(Code.INDEX_OUT_OF_RANGE,
                    written.origin().span().or(() -> reference.origin().span()),
                    "index " + (axis + 1) + " of " + reference.name() + " takes the value " + worst,
                    "1 to " + size, "", "").exception();
        }

        private Term drawn(Reference reference, Symbols.PlacedDraw draw) {
            Term number = new Term.Load(draw.placed().storage(), offset(reference, draw.placed()));
            Scope law = scope.withIndices(bindAxes(reference,
                    draw.draw().axes().stream().map(axis -> axis.index()).toList()));
            if (symbols.isRecorded(draw.draw())) {
                return number;
            }
            Term first = value(draw.draw().arguments().get(0), law);
            Term second = value(draw.draw().arguments().get(1), law);
            return switch (draw.draw().law()) {
                case NORMAL -> Terms.sum(List.of(first, Terms.product(List.of(second, number))));
                case UNIFORM -> Terms.sum(List.of(first,
                        Terms.product(List.of(Terms.sum(List.of(second, Terms.negate(first))), number))));
            };
        }

        private Map<String, Affine> bindAxes(Reference reference, List<String> axes) {
            requireIndices(reference, axes.size());
            IndexFormula formula = indexFormula(scope);
            Map<String, Affine> bindings = new HashMap<>();
            for (int axis = 0; axis < axes.size(); axis++) {
                bindings.put(axes.get(axis), formula.of(reference.indices().get(axis)));
            }
            return bindings;
        }

        private Term defined(Reference reference, Definition definition) {
            Map<String, Affine> bindings = bindAxes(reference,
                    definition.axes().stream().map(axis -> axis.index()).toList());
            List<Long> shape = symbols.shape(definition.name(), definition.axes());
            for (int axis = 0; axis < shape.size(); axis++) {
                requireWithin(reference, reference.indices().get(axis), axis,
                        bindings.get(definition.axes().get(axis).index()), shape.get(axis));
            }
            // A scalar does not depend on where it is used; one lowering serves every use.
            Scope inside = bindings.isEmpty() ? new Scope(bindings, IndexDomain.EVERYTHING, scope.atStart())
                    : scope.withIndices(bindings);
            Use use = new Use(definition.name(), inside);
            Term known = definitions.get(use);
            if (known != null) {
                return known;
            }
            List<Condition.IndexTest> before = conditions.suspend();
            Term value = value(definition.value(), inside);
            if (Terms.weight(value) > HEAVY_DEFINITION) {
                value = temporaries.store(Optional.empty(), List.of(), inside.domain(), value);
            }
            List<Condition.IndexTest> open = conditions.resume(before);
            conditions.passOn(open);
            if (open.isEmpty()) {
                definitions.put(use, value);
            }
            return value;
        }
    }
}
