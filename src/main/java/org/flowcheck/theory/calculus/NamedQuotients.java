package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.Reduction;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Substitution;
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
        model.definitions().forEach(definition -> quotient(definition).ifPresent(quotients::add));
    }

    private static Optional<Quotient> quotient(Definition definition) {
        if (definition.value() instanceof Multiplication product && product.factors().size() == 2
                && product.factors().get(0) instanceof FunctionCall above
                && product.factors().get(1) instanceof Power power && power.exponent().equals(Algebra.MINUS_ONE)
                && power.base() instanceof Reference below) {
            return Optional.of(new Quotient(definition, above, below));
        }
        return Optional.empty();
    }

    /** A formula with the names for the quotients in it. */
    Expression in(Expression formula) {
        if (quotients.isEmpty()) {
            return formula;
        }
        Expression current = Traversal.mapChildren(formula, this::in);
        Optional<Expression> next = current instanceof Multiplication product ? once(product) : Optional.empty();
        while (next.isPresent()) {
            current = next.get();
            next = current instanceof Multiplication product ? once(product) : Optional.empty();
        }
        return current;
    }

    private Optional<Expression> once(Multiplication product) {
        for (Expression divisor : product.factors()) {
            if (divisor instanceof Power power && power.base() instanceof Reference below
                    && power.exponent() instanceof Constant exponent && exponent.value().signum() < 0) {
                for (Quotient quotient : quotients) {
                    for (Expression other : product.factors()) {
                        Optional<Expression> named = other == divisor ? Optional.empty()
                                : named(quotient, below, other);
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
    private static Optional<Expression> named(Quotient quotient, Reference below, Expression factor) {
        if (factor instanceof Reduction sum && sum.kind() == Reduction.Kind.SUM) {
            boolean captured = sum.ranges().stream().anyMatch(range -> Traversal.mentions(below, range.index()));
            return captured ? Optional.empty()
                    : named(quotient, below, sum.body()).map(body -> Reduction.sum(body, sum.ranges()));
        }
        if (factor instanceof Multiplication product) {
            for (int i = 0; i < product.factors().size(); i++) {
                Optional<Expression> inner = named(quotient, below, product.factors().get(i));
                if (inner.isPresent()) {
                    List<Expression> factors = new ArrayList<>(product.factors());
                    factors.set(i, inner.get());
                    return Optional.of(Algebra.multiply(factors));
                }
            }
            return Optional.empty();
        }
        return factor instanceof FunctionCall call ? whole(quotient, below, call) : Optional.empty();
    }

    /** The name for {@code call/below}, where it is the quotient at some indices. */
    private static Optional<Expression> whole(Quotient quotient, Reference below, FunctionCall call) {
        if (!below.name().equals(quotient.below().name())) {
            return Optional.empty();
        }
        Map<String, Expression> indices = new HashMap<>();
        bind(quotient, quotient.below(), below, indices);
        bind(quotient, quotient.above(), call, indices);
        List<Axis> axes = quotient.definition().axes();
        if (axes.stream().anyMatch(axis -> !indices.containsKey(axis.index()))) {
            return Optional.empty();
        }
        Substitution here = Substitution.ofScalars(indices);
        boolean same = here.in(quotient.below()).equals(below) && here.in(quotient.above()).equals(call);
        return same ? Optional.of(new Reference(quotient.definition().name(),
                axes.stream().map(axis -> indices.get(axis.index())).toList(), Origin.computed())) : Optional.empty();
    }

    /**
     * What stands in a formula where the definition has its indices. Whether the rest agrees is looked at afterwards.
     */
    private static void bind(Quotient quotient, Expression pattern, Expression part, Map<String, Expression> indices) {
        boolean index = pattern instanceof Reference name && name.isPlain() && quotient.definition().axes().stream()
                .anyMatch(axis -> axis.index().equals(name.name()));
        if (index) {
            indices.putIfAbsent(((Reference) pattern).name(), part);
            return;
        }
        List<Expression> patterns = Traversal.children(pattern);
        List<Expression> parts = Traversal.children(part);
        for (int i = 0; i < Math.min(patterns.size(), parts.size()); i++) {
            bind(quotient, patterns.get(i), parts.get(i), indices);
        }
    }
}
