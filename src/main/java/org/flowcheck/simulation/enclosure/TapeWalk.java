package org.flowcheck.simulation.enclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.ExpressionVisitor;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.NextValue;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.TimeDerivative;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/** Walks through formulas with numbers for their indices and writes what they say, step by step. */
final class TapeWalk {

    /** More nodes than this are not visited, those under sums counted as often as they are met: {@value}. */
    private static final int MOST_VISITS = 1_000_000;

    private record Element(String name, List<Integer> at, boolean atStart) {
    }

    private final Model model;
    private final GivenNumbers numbers;
    private final TapeWriter writer;
    private final TapeFunctions functions;
    private final Map<Element, Integer> definitions = new HashMap<>();
    private final TapeArrays arrays;
    private int visits;

    TapeWalk(Model model, GivenNumbers numbers, TapeWriter writer) {
        this.model = model;
        this.numbers = numbers;
        this.writer = writer;
        this.functions = new TapeFunctions(writer);
        this.arrays = new TapeArrays(numbers, size -> new Walk(new HashMap<>(), false).whole(size));
    }

    /**
     * The step of a formula.
     *
     * @param indices names of its free indices
     * @param values their values
     */
    int at(List<String> indices, int[] values, Expression formula) {
        return step(scope(indices, values), false, formula);
    }

    /** Whether a condition holds, if that does not depend on time and state. */
    Optional<Boolean> decided(Expression condition) {
        return new Walk(new HashMap<>(), false).decided(condition);
    }

    private static Map<String, Integer> scope(List<String> indices, int[] values) {
        Map<String, Integer> scope = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            scope.put(indices.get(i), values[i]);
        }
        return scope;
    }

    private int step(Map<String, Integer> scope, boolean atStart, Expression formula) {
        return new Walk(scope, atStart).step(formula);
    }

    /** Formulas under one assignment of indices. */
    private final class Walk implements ExpressionVisitor<Integer> {

        private final Map<String, Integer> scope;
        private final boolean atStart;

        Walk(Map<String, Integer> scope, boolean atStart) {
            this.scope = scope;
            this.atStart = atStart;
        }

        int step(Expression formula) {
            visits++;
            if (visits > MOST_VISITS) {
                throw new NotOnTapeException("the model has too many terms once its sums are written out: "
                        + "choose smaller sizes");
            }
            return formula.accept(this);
        }

        int whole(Expression formula) {
            Rational value = writer.known(step(formula)).filter(Rational::isInteger)
                    .filter(number -> number.numerator().bitLength() < Integer.SIZE)
                    .orElseThrow(() -> new NotOnTapeException(
                            "no whole number is known for " + ExpressionText.of(formula), formula));
            return value.numerator().intValueExact();
        }

        Optional<Boolean> decided(Expression condition) {
            if (condition instanceof Comparison comparison) {
                Optional<Rational> difference = writer.known(
                        writer.subtract(step(comparison.left()), step(comparison.right())));
                return difference.map(value -> comparison.relation().holds(value.signum(), 0));
            }
            if (!(condition instanceof Connective connective)) {
                throw new NotOnTapeException("a number stands where a condition is wanted", condition);
            }
            if (connective.kind() == Connective.Kind.NOT) {
                return decided(connective.operands().get(0)).map(holds -> !holds);
            }
            boolean settles = connective.kind() == Connective.Kind.OR;
            boolean all = true;
            for (Expression operand : connective.operands()) {
                Optional<Boolean> part = decided(operand);
                if (part.isPresent() && part.get() == settles) {
                    return part;
                }
                all &= part.isPresent();
            }
            return all ? Optional.of(!settles) : Optional.empty();
        }

        private NotOnTapeException refused(Expression formula) {
            return new NotOnTapeException("this is none of + - * /, constant powers, Sqrt, Exp, Log and Tanh: "
                    + ExpressionText.of(formula), formula);
        }

        @Override
        public Integer visit(Constant constant) {
            return writer.number(constant.value());
        }

        @Override
        public Integer visit(Reference reference) {
            String name = reference.name();
            Integer index = reference.isPlain() ? scope.get(name) : null;
            if (index != null) {
                return writer.number(Rational.of(index));
            }
            if (numbers.parameters().containsKey(name)) {
                return writer.number(numbers.parameters().get(name));
            }
            int[] at = reference.indices().stream().mapToInt(this::whole).toArray();
            Optional<StateLayout.Block> block = numbers.layout().find(name);
            if (block.isPresent()) {
                int component = block.get().offset() + TapeArrays.place(reference, block.get().shape(), at);
                return atStart ? writer.number(numbers.start()[component]) : writer.state(component);
            }
            Optional<Definition> definition = model.definition(name);
            if (definition.isPresent()) {
                arrays.requireInside(reference, definition.get().axes(), at);
                return written(definition.get(), at);
            }
            Optional<List<Axis>> axes = model.draw(name).map(draw -> draw.axes())
                    .or(() -> model.dataArray(name).map(data -> data.axes()));
            if (axes.isPresent()) {
                return writer.number(arrays.number(reference, axes.get(), at));
            }
            if (name.equals(Reference.TIME)) {
                return atStart ? writer.number(Rational.ZERO) : writer.time();
            }
            throw new NotOnTapeException("nothing is known of " + name, reference);
        }

        private int written(Definition definition, int[] at) {
            Element element = new Element(definition.name(), Arrays.stream(at).boxed().toList(), atStart);
            Integer known = definitions.get(element);
            if (known == null) {
                List<String> indices = definition.axes().stream().map(Axis::index).toList();
                known = TapeWalk.this.step(TapeWalk.scope(indices, at), atStart, definition.value());
                definitions.put(element, known);
            }
            return known;
        }

        @Override
        public Integer visit(Addition addition) {
            int sum = step(addition.terms().get(0));
            for (Expression term : addition.terms().subList(1, addition.terms().size())) {
                sum = writer.add(sum, step(term));
            }
            return sum;
        }

        /** Factors with negative powers are gathered below, so that a quotient is divided once. */
        @Override
        public Integer visit(Multiplication product) {
            int above = writer.number(Rational.ONE);
            int below = above;
            List<Integer> numerators = new ArrayList<>();
            for (Expression factor : product.factors()) {
                Optional<Rational> exponent = factor instanceof Power power ? writer.known(step(power.exponent()))
                        : Optional.empty();
                if (exponent.isPresent() && exponent.get().signum() < 0) {
                    below = writer.multiply(below, writer.power(step(((Power) factor).base()),
                            exponent.get().negate()));
                } else {
                    numerators.add(step(factor));
                }
            }
            for (int numerator : numerators) {
                above = writer.multiply(above, numerator);
            }
            return writer.divide(above, below);
        }

        @Override
        public Integer visit(Power power) {
            Optional<Rational> exponent = writer.known(step(power.exponent()));
            if (exponent.isPresent()) {
                return writer.power(step(power.base()), exponent.get());
            }
            int base = step(power.base());
            if (writer.known(base).filter(number -> number.signum() > 0).isPresent() || writer.isExponential(base)) {
                return writer.exp(writer.multiply(step(power.exponent()), writer.log(base)));
            }
            throw refused(power);
        }

        @Override
        public Integer visit(FunctionCall call) {
            return functions.step(call, this::step).orElseThrow(() -> refused(call));
        }

        @Override
        public Integer visit(Reduction reduction) {
            boolean sum = reduction.kind() == Reduction.Kind.SUM;
            if (!sum && reduction.kind() != Reduction.Kind.PRODUCT) {
                throw refused(reduction);
            }
            return gathered(reduction, 0, writer.number(sum ? Rational.ZERO : Rational.ONE));
        }

        private int gathered(Reduction reduction, int level, int soFar) {
            boolean sum = reduction.kind() == Reduction.Kind.SUM;
            if (level == reduction.ranges().size()) {
                int body = step(reduction.body());
                return sum ? writer.add(soFar, body) : writer.multiply(soFar, body);
            }
            IndexRange range = reduction.ranges().get(level);
            int lower = whole(range.lower());
            long upper = whole(range.upper());
            Integer shadowed = scope.get(range.index());
            int result = soFar;
            for (long i = lower; i <= upper; i++) {
                scope.put(range.index(), (int) i);
                result = gathered(reduction, level + 1, result);
            }
            if (shadowed == null) {
                scope.remove(range.index());
            } else {
                scope.put(range.index(), shadowed);
            }
            return result;
        }

        @Override
        public Integer visit(Delta delta) {
            return writer.number(whole(delta.left()) == whole(delta.right()) ? Rational.ONE : Rational.ZERO);
        }

        @Override
        public Integer visit(Conditional choice) {
            boolean holds = decided(choice.condition()).orElseThrow(() ->
                    new NotOnTapeException("a choice by the state or the time: " + ExpressionText.of(choice), choice));
            return step(holds ? choice.whenTrue() : choice.whenFalse());
        }

        @Override
        public Integer visit(Comparison comparison) {
            throw refused(comparison);
        }

        @Override
        public Integer visit(Connective connective) {
            throw refused(connective);
        }

        @Override
        public Integer visit(AtStart initial) {
            return TapeWalk.this.step(new HashMap<>(scope), true, initial.body());
        }

        @Override
        public Integer visit(TimeDerivative derivative) {
            throw refused(derivative);
        }

        @Override
        public Integer visit(NextValue next) {
            throw refused(next);
        }

        @Override
        public Integer visit(Expectation expectation) {
            throw refused(expectation);
        }
    }
}
