package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.AtStart;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Conditional;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Model;

/**
 * {@code Sum[w[k, j]*x[i, j]*If[Sum[w[k, l]*x[i, l], {l, d}] > 0, 1, 0], {j, d}] -> sigma[z[i, k]]} where the model
 * has, or gets, the name z for the sum: ReLUs, which the normal form takes apart, are written as they were stated.
 */
public final class FoldedRamps {

    private static final String RAMP = "Ramp";

    private final NamedSums names;
    private final String ramp;
    private final Set<String> states = new HashSet<>();

    /**
     * For formulas about a model.
     *
     * @param model the model, with or without names for the parts of its objective
     */
    public FoldedRamps(Model model) {
        names = new NamedSums(new PlainForm(NamedParts.in(model)), any -> true);
        model.states().forEach(state -> states.add(state.name()));
        Activation.Rule rule = new Activation.Named(RAMP);
        ramp = model.activations().stream().filter(one -> one.fixed() && one.rule().filter(rule::equals).isPresent())
                .map(Activation::name).findFirst().orElse(RAMP);
    }

    /** A formula with its ReLUs and their derivatives as functions of named sums. */
    public Expression in(Expression formula) {
        Expression inner = Traversal.mapChildren(formula, this::in);
        if (inner instanceof Conditional step) {
            return argument(step).<Expression>map(sum -> function(1, sum)).orElse(inner);
        }
        if (inner instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
            List<Expression> factors = factors(sum.body());
            List<IndexRange> ranges = new ArrayList<>(sum.ranges());
            fold(factors, ranges);
            Expression body = Algebra.multiply(factors);
            return ranges.size() == sum.ranges().size() ? inner : ranges.isEmpty() ? body : Reduction.sum(body, ranges);
        }
        if (inner instanceof Multiplication product) {
            List<Expression> factors = factors(product);
            fold(factors, new ArrayList<>());
            return factors.size() == product.factors().size() ? inner : Algebra.multiply(factors);
        }
        return inner;
    }

    private static List<Expression> factors(Expression formula) {
        return new ArrayList<>(formula instanceof Multiplication product ? product.factors() : List.of(formula));
    }

    private FunctionCall function(int order, Expression argument) {
        return new FunctionCall(ramp, order, List.of(argument), Origin.computed());
    }

    /** The name of the sum whose sign a step asks for. */
    private Optional<Expression> argument(Conditional step) {
        boolean unit = step.whenTrue().equals(Algebra.ONE) && step.whenFalse().equals(Algebra.ZERO);
        return unit && step.condition() instanceof Comparison sign && sign.relation() == Comparison.Relation.GREATER
                && sign.right().equals(Algebra.ZERO) ? name(sign.left()) : Optional.empty();
    }

    private Optional<Expression> name(Expression formula) {
        return formula instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM
                ? name(factors(sum.body()), sum.ranges()) : Optional.empty();
    }

    /** The name of a sum of a product; of one of values at the start, the name's value there. */
    private Optional<Expression> name(List<Expression> factors, List<IndexRange> ranges) {
        Optional<Expression> now = names.find(factors, ranges);
        if (now.isPresent() || factors.stream().noneMatch(AtStart.class::isInstance)) {
            return now;
        }
        boolean moving = factors.stream().anyMatch(factor -> !(factor instanceof AtStart)
                && Traversal.freeNames(factor).stream().anyMatch(states::contains));
        List<Expression> bodies = factors.stream()
                .map(factor -> factor instanceof AtStart start ? start.body() : factor).toList();
        return moving ? Optional.empty() : names.find(bodies, ranges).map(sum -> new AtStart(sum, Origin.computed()));
    }

    /** Each step with the sum beside it that it belongs to, one of its own or one of the ranges. */
    private void fold(List<Expression> factors, List<IndexRange> ranges) {
        for (Expression factor : List.copyOf(factors)) {
            if (factor instanceof FunctionCall step && step.function().equals(ramp) && step.order() == 1) {
                foldWith(step, factors, ranges);
            }
        }
    }

    private void foldWith(FunctionCall step, List<Expression> factors, List<IndexRange> ranges) {
        Optional<Expression> sum = Optional.of(step.arguments().get(0));
        Expression whole = function(0, sum.get());
        for (Expression other : List.copyOf(factors)) {
            if (name(other).equals(sum)) {
                factors.set(factors.indexOf(step), whole);
                factors.remove(other);
                return;
            }
        }
        for (IndexRange range : List.copyOf(ranges)) {
            List<Expression> group = factors.stream().filter(factor -> Traversal.mentions(factor, range.index()))
                    .toList();
            boolean alone = ranges.stream().noneMatch(other -> Traversal.mentions(other.lower(), range.index())
                    || Traversal.mentions(other.upper(), range.index()));
            if (alone && !group.contains(step) && name(group, List.of(range)).equals(sum)) {
                factors.set(factors.indexOf(step), whole);
                factors.removeAll(group);
                ranges.remove(range);
                return;
            }
        }
    }
}
