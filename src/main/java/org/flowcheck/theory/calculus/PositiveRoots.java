package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Addition;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Connective;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Multiplication;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.expression.RationalValue;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Model;

/**
 * {@code Sqrt[x*y] -> x^(1/2)*y^(1/2)}, {@code (x*y)^p -> x^p*y^p} and {@code (x^p)^q -> x^(p*q)} for x that is
 * positive on a model's domain: a parameter that a condition bounds from below by zero or more, or sums, products and
 * powers of positive numbers. One factor of a product may have any sign.
 */
public final class PositiveRoots {

    private static final Expression HALF = Constant.of(Rational.of(1, 2));

    private final Set<String> positive = new TreeSet<>();

    /** Roots of formulas of a model's parameters. */
    public PositiveRoots(Model model) {
        model.domain().forEach(this::learn);
    }

    /** The parameters that are positive on the domain. */
    public Set<String> positive() {
        return Set.copyOf(positive);
    }

    private void learn(Expression condition) {
        if (condition instanceof Connective connective && connective.kind() == Connective.Kind.AND) {
            connective.operands().forEach(this::learn);
        }
        if (condition instanceof Comparison comparison) {
            switch (comparison.relation()) {
                case GREATER -> learn(comparison.left(), comparison.right(), 0);
                case AT_LEAST -> learn(comparison.left(), comparison.right(), 1);
                case LESS -> learn(comparison.right(), comparison.left(), 0);
                case AT_MOST -> learn(comparison.right(), comparison.left(), 1);
                case EQUAL, UNEQUAL -> { }
            }
        }
    }

    /** A name is positive if it is larger than a number whose sign is at least the one given. */
    private void learn(Expression larger, Expression smaller, int leastSign) {
        boolean bounded = RationalValue.of(smaller).filter(bound -> bound.signum() >= leastSign).isPresent();
        if (bounded && larger instanceof Reference reference && reference.isPlain()) {
            positive.add(reference.name());
        }
    }

    /** A formula of the same value on the domain, wherever it has one; itself where nothing is known positive. */
    Expression split(Expression formula) {
        return positive.isEmpty() ? formula : rewritten(formula);
    }

    private Expression rewritten(Expression formula) {
        Expression simple = Traversal.mapChildren(formula, this::rewritten);
        if (simple instanceof Power power) {
            return power(power.base(), power.exponent(), simple);
        }
        boolean root = simple instanceof FunctionCall call && call.function().equals("Sqrt") && call.order() == 0;
        return root ? power(((FunctionCall) simple).arguments().get(0), HALF, simple) : simple;
    }

    /** The power written anew; as it was where nothing is known. */
    private Expression power(Expression base, Expression exponent, Expression whole) {
        if (base instanceof Power inner && isPositive(inner.base())) {
            return Algebra.power(inner.base(), Algebra.multiply(inner.exponent(), exponent));
        }
        if (base instanceof Multiplication product
                && product.factors().stream().filter(factor -> !isPositive(factor)).count() <= 1) {
            List<Expression> powers = new ArrayList<>();
            for (Expression factor : product.factors()) {
                powers.add(power(factor, exponent, Algebra.power(factor, exponent)));
            }
            return Algebra.multiply(powers);
        }
        return whole;
    }

    private boolean isPositive(Expression formula) {
        if (formula instanceof Constant constant) {
            return constant.value().signum() > 0;
        }
        if (formula instanceof Reference reference) {
            return reference.isPlain() && positive.contains(reference.name());
        }
        if (formula instanceof Addition || formula instanceof Multiplication) {
            return Traversal.children(formula).stream().allMatch(this::isPositive);
        }
        if (formula instanceof Power power) {
            return isPositive(power.base());
        }
        return formula instanceof FunctionCall call && call.order() == 0 && (call.function().equals("Exp")
                || call.function().equals("Sqrt") && isPositive(call.arguments().get(0)));
    }
}
