package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.calculus.polynomial.TooComplexException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Delta;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;

/**
 * Writes a formula out for given sizes: sums, products and extrema become their terms, deltas and conditions on indices
 * are evaluated, indices become numbers. What is left has scalars, elements with numbers as indices, and functions.
 */
public final class Expansion {

    /** Larger results are refused. */
    private static final int MOST_NODES = 200_000;

    private final Map<String, Constant> numbers;
    private final Set<String> varying;
    private int nodes;

    private Expansion(Map<String, Constant> numbers, Set<String> varying) {
        this.numbers = numbers;
        this.varying = varying;
    }

    /**
     * A formula written out.
     *
     * @param expression a formula without {@code Dt[...]}
     * @param values the values of sizes and of free index variables
     * @param varying the names whose values at time zero are others than now: states
     * @throws TooComplexException if it grows too large, or a bound of a range is not a number
     */
    public static Expression of(Expression expression, Map<String, Integer> values, Set<String> varying) {
        Map<String, Constant> numbers = new HashMap<>();
        values.forEach((name, value) -> numbers.put(name, Constant.of(value)));
        return new Expansion(numbers, varying).expand(expression);
    }

    private Expression expand(Expression expression) {
        if (++nodes > MOST_NODES) {
            throw new TooComplexException("more than " + MOST_NODES + " nodes when written out");
        }
        if (expression instanceof Reference reference && reference.isPlain()) {
            Constant number = numbers.get(reference.name());
            return number == null ? reference : number;
        }
        if (expression instanceof Reduction reduction) {
            return reduction(reduction);
        }
        if (expression instanceof Conditional conditional) {
            return conditional(conditional);
        }
        if (expression instanceof AtStart start) {
            return atStart(expand(start.body()));
        }
        Expression inner = Traversal.mapChildren(expression, this::expand);
        if (inner instanceof Delta delta && delta.left() instanceof Constant left
                && delta.right() instanceof Constant right) {
            return left.equals(right) ? Algebra.ONE : Algebra.ZERO;
        }
        return inner;
    }

    private Expression reduction(Reduction reduction) {
        List<Expression> terms = new ArrayList<>();
        gather(reduction, 0, terms);
        return switch (reduction.kind()) {
            case SUM -> Algebra.add(terms);
            case PRODUCT -> Algebra.multiply(terms);
            case MAXIMUM -> extremum("Max", terms);
            case MINIMUM -> extremum("Min", terms);
        };
    }

    private static Expression extremum(String function, List<Expression> terms) {
        if (terms.isEmpty()) {
            Expression infinity = FunctionCall.of("Infinity");
            return function.equals("Min") ? infinity : Algebra.negate(infinity);
        }
        return new FunctionCall(function, 0, terms, Origin.computed());
    }

    private void gather(Reduction reduction, int depth, List<Expression> terms) {
        if (depth == reduction.ranges().size()) {
            terms.add(expand(reduction.body()));
            return;
        }
        IndexRange range = reduction.ranges().get(depth);
        int lower = number(range.lower());
        int upper = number(range.upper());
        Constant shadowed = numbers.get(range.index());
        for (int i = lower; i <= upper; i++) {
            numbers.put(range.index(), Constant.of(i));
            gather(reduction, depth + 1, terms);
        }
        if (shadowed == null) {
            numbers.remove(range.index());
        } else {
            numbers.put(range.index(), shadowed);
        }
    }

    private int number(Expression bound) {
        if (expand(bound) instanceof Constant constant && constant.value().isInteger()) {
            return constant.value().numerator().intValueExact();
        }
        throw new TooComplexException("a range whose bound is not a number");
    }

    private Expression conditional(Conditional conditional) {
        Optional<Boolean> decided = decide(conditional.condition());
        if (decided.isPresent()) {
            return expand(decided.get() ? conditional.whenTrue() : conditional.whenFalse());
        }
        return Traversal.mapChildren(conditional, this::expand);
    }

    private Optional<Boolean> decide(Expression condition) {
        if (condition instanceof Comparison comparison && expand(comparison.left()) instanceof Constant left
                && expand(comparison.right()) instanceof Constant right) {
            return Optional.of(comparison.relation().holds(left.value().compareTo(right.value()), 0));
        }
        if (condition instanceof Connective connective) {
            List<Optional<Boolean>> operands = connective.operands().stream().map(this::decide).toList();
            if (operands.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            return Optional.of(switch (connective.kind()) {
                case AND -> operands.stream().allMatch(Optional::get);
                case OR -> operands.stream().anyMatch(Optional::get);
                case NOT -> !operands.get(0).get();
            });
        }
        return Optional.empty();
    }

    /** {@code Initial[...]} moves inwards to scalars and elements; numbers stay what they are. */
    private Expression atStart(Expression body) {
        if (body instanceof Reference reference) {
            return reference.name().equals(FlowRate.TIME) ? Algebra.ZERO
                    : varying.contains(reference.name()) ? new AtStart(reference, Origin.computed()) : reference;
        }
        if (body instanceof AtStart || body instanceof Constant) {
            return body;
        }
        return Traversal.mapChildren(body, this::atStart);
    }
}
