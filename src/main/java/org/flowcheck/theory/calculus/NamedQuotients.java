package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexRange;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Model;

/**
 * {@code Exp[f[i, q]]/Z[i] -> p[i, q]} and {@code Sum[Exp[f[i, q]]*a[q], {q, c}]/Z[i] -> Sum[p[i, q]*a[q], {q, c}]} for
 * a definition {@code p[i, q] = Exp[f[i, q]]/Z[i]}: softmax weights under their names.
 */
final class NamedQuotients {

    /** A definition that is a function over a name. */
    private record Quotient(Definition definition, FunctionCall above, Reference below) {
    }

    private final List<Quotient> quotients = new ArrayList<>();

    /** The quotients that a model has names for. */
    NamedQuotients(Model model) {
        model.definitions().forEach(definition -> quotient(model, definition).ifPresent(quotients::add));
    }

    /** In the form that simplification gives to the formulas among which it is looked for. */
    private static Optional<Quotient> quotient(Model model, Definition definition) {
        Expression value = Simplification.of(definition.value(), Sizes.scope(model, definition.axes()));
        if (!(value instanceof Multiplication product) || product.factors().size() != 2) {
            return Optional.empty();
        }
        for (int i = 0; i < 2; i++) {
            if (product.factors().get(i) instanceof FunctionCall above
                    && product.factors().get(1 - i) instanceof Power power
                    && power.exponent().equals(Algebra.MINUS_ONE) && power.base() instanceof Reference below) {
                return Optional.of(new Quotient(definition, above, below));
            }
        }
        return Optional.empty();
    }

    /**
     * A formula with the names for the quotients in it.
     *
     * @param axes its free indices
     */
    Expression in(List<Axis> axes, Expression formula) {
        return quotients.isEmpty() ? formula : in(formula,
                axes.stream().map(axis -> IndexRange.upTo(axis.index(), axis.size())).toList());
    }

    private Expression in(Expression formula, List<IndexRange> around) {
        List<IndexRange> ranges = formula instanceof Reduction reduction ? joined(around, reduction) : around;
        Expression current = Traversal.mapChildren(formula, part -> in(part, ranges));
        Optional<Expression> next = current instanceof Multiplication product ? once(product, ranges)
                : Optional.empty();
        while (next.isPresent()) {
            current = next.get();
            next = current instanceof Multiplication product ? once(product, ranges) : Optional.empty();
        }
        return current;
    }

    private static List<IndexRange> joined(List<IndexRange> around, Reduction reduction) {
        List<IndexRange> ranges = new ArrayList<>(around);
        ranges.addAll(reduction.ranges());
        return ranges;
    }

    private Optional<Expression> once(Multiplication product, List<IndexRange> ranges) {
        for (Expression divisor : product.factors()) {
            if (divisor instanceof Power power && power.base() instanceof Reference below
                    && power.exponent() instanceof Constant exponent && exponent.value().signum() < 0) {
                for (Quotient quotient : quotients) {
                    for (Expression other : product.factors()) {
                        Optional<Expression> named = other == divisor ? Optional.empty()
                                : named(quotient, below, other, ranges);
                        if (named.isPresent()) {
                            List<Expression> factors = new ArrayList<>(product.factors());
                            factors.set(factors.indexOf(other), named.get());
                            factors.set(factors.indexOf(divisor), Algebra.power(below,
                                    Constant.of(exponent.value().plus(Rational.ONE))));
                            return Optional.of(Algebra.multiply(factors));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * A factor divided by a name, as a product with the quotient; empty where the factor does not hold its numerator.
     */
    private static Optional<Expression> named(Quotient quotient, Reference below, Expression factor,
                                              List<IndexRange> ranges) {
        if (factor instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
            boolean captured = sum.ranges().stream().anyMatch(range -> Traversal.mentions(below, range.index()));
            return captured ? Optional.empty()
                    : named(quotient, below, sum.body(), joined(ranges, sum))
                            .map(body -> Reduction.sum(body, sum.ranges()));
        }
        if (factor instanceof Multiplication product) {
            for (int i = 0; i < product.factors().size(); i++) {
                Optional<Expression> inner = named(quotient, below, product.factors().get(i), ranges);
                if (inner.isPresent()) {
                    List<Expression> factors = new ArrayList<>(product.factors());
                    factors.set(i, inner.get());
                    return Optional.of(Algebra.multiply(factors));
                }
            }
            return Optional.empty();
        }
        return factor instanceof FunctionCall call ? whole(quotient, below, call, ranges) : Optional.empty();
    }

    /** The name for {@code call/below}, where it is the quotient at some indices. */
    private static Optional<Expression> whole(Quotient quotient, Reference below, FunctionCall call,
                                              List<IndexRange> ranges) {
        if (!below.name().equals(quotient.below().name())) {
            return Optional.empty();
        }
        Map<String, Expression> indices = new HashMap<>();
        List<Axis> axes = quotient.definition().axes();
        boolean same = matches(quotient, quotient.below(), below, indices)
                && matches(quotient, quotient.above(), call, indices)
                && axes.stream().allMatch(axis -> indices.containsKey(axis.index()) && inRange(axis, indices, ranges));
        return same ? Optional.of(new Reference(quotient.definition().name(),
                axes.stream().map(axis -> indices.get(axis.index())).toList(), Origin.computed())) : Optional.empty();
    }

    /** Whether an index that runs does so within the shape of the definition; others stand where they may stand. */
    private static boolean inRange(Axis axis, Map<String, Expression> indices, List<IndexRange> ranges) {
        return !(indices.get(axis.index()) instanceof Reference index) || ranges.stream()
                .filter(range -> range.index().equals(index.name()))
                .allMatch(range -> Sizes.canonical(range.upper()).equals(Sizes.canonical(axis.size())));
    }

    /**
     * Whether a part is a pattern with something in place of the definition's indices; factors may come in any order.
     */
    private static boolean matches(Quotient quotient, Expression pattern, Expression part,
                                   Map<String, Expression> indices) {
        boolean index = pattern instanceof Reference name && name.isPlain() && quotient.definition().axes().stream()
                .anyMatch(axis -> axis.index().equals(name.name()));
        if (index) {
            Expression bound = indices.putIfAbsent(((Reference) pattern).name(), part);
            return bound == null || bound.equals(part);
        }
        List<Expression> patterns = Traversal.children(pattern);
        List<Expression> parts = Traversal.children(part);
        if (patterns.isEmpty() || patterns.size() != parts.size() || !head(pattern).equals(head(part))) {
            return pattern.equals(part);
        }
        if (pattern instanceof Multiplication || pattern instanceof Addition) {
            return inAnyOrder(quotient, patterns, parts, indices);
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!matches(quotient, patterns.get(i), parts.get(i), indices)) {
                return false;
            }
        }
        return true;
    }

    private static Expression head(Expression formula) {
        return Traversal.mapChildren(formula, child -> Algebra.ONE);
    }

    private static boolean inAnyOrder(Quotient quotient, List<Expression> patterns, List<Expression> parts,
                                      Map<String, Expression> indices) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (int i = 0; i < parts.size(); i++) {
            Map<String, Expression> tried = new HashMap<>(indices);
            List<Expression> others = new ArrayList<>(parts);
            others.remove(i);
            if (matches(quotient, patterns.get(0), parts.get(i), tried)
                    && inAnyOrder(quotient, patterns.subList(1, patterns.size()), others, tried)) {
                indices.putAll(tried);
                return true;
            }
        }
        return false;
    }
}
