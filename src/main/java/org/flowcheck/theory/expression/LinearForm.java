package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * A linear form in named numbers with rational coefficients, {@code constant + sum of coefficient * name}: an exponent
 * such as {@code 1/2 - alpha}.
 *
 * @param coefficients the coefficients that are not zero, by name
 * @param constant the constant
 */
public record LinearForm(SortedMap<String, Rational> coefficients, Rational constant) {

    /** 0. */
    public static final LinearForm ZERO = of(Rational.ZERO);

    /** Copies the coefficients and drops zeros. */
    public LinearForm {
        SortedMap<String, Rational> kept = new TreeMap<>(coefficients);
        kept.values().removeIf(coefficient -> coefficient.signum() == 0);
        coefficients = Collections.unmodifiableSortedMap(kept);
    }

    /** A number. */
    public static LinearForm of(Rational constant) {
        return new LinearForm(Collections.emptySortedMap(), constant);
    }

    /** A name. */
    public static LinearForm of(String name) {
        return new LinearForm(new TreeMap<>(Map.of(name, Rational.ONE)), Rational.ZERO);
    }

    /** The linear form that a formula is as it stands; empty where it is none. */
    public static Optional<LinearForm> of(Expression expression) {
        Optional<Rational> number = RationalValue.of(expression);
        if (number.isPresent()) {
            return number.map(LinearForm::of);
        }
        if (expression instanceof Reference reference && reference.isPlain()) {
            return Optional.of(of(reference.name()));
        }
        if (expression instanceof Addition addition) {
            return addition.terms().stream().map(LinearForm::of)
                    .reduce((left, right) -> left.flatMap(a -> right.map(a::plus))).orElseThrow();
        }
        if (expression instanceof Multiplication product) {
            return product.factors().stream().map(LinearForm::of)
                    .reduce((left, right) -> left.flatMap(a -> right.flatMap(a::times))).orElseThrow();
        }
        return Optional.empty();
    }

    /** Whether no name occurs. */
    public boolean isNumber() {
        return coefficients.isEmpty();
    }

    /** The sum. */
    public LinearForm plus(LinearForm other) {
        SortedMap<String, Rational> sums = new TreeMap<>(coefficients);
        other.coefficients.forEach((name, coefficient) -> sums.merge(name, coefficient, Rational::plus));
        return new LinearForm(sums, constant.plus(other.constant));
    }

    /** The difference. */
    public LinearForm minus(LinearForm other) {
        return plus(other.times(Rational.of(-1)));
    }

    /** A multiple. */
    public LinearForm times(Rational factor) {
        SortedMap<String, Rational> multiples = new TreeMap<>(coefficients);
        multiples.replaceAll((name, coefficient) -> coefficient.times(factor));
        return new LinearForm(multiples, constant.times(factor));
    }

    /** The product; empty if names occur in both. */
    public Optional<LinearForm> times(LinearForm other) {
        if (other.isNumber()) {
            return Optional.of(times(other.constant));
        }
        return isNumber() ? Optional.of(other.times(constant)) : Optional.empty();
    }

    /** The value where the names have values. */
    public double value(ToDoubleFunction<String> values) {
        double sum = constant.toDouble();
        for (Map.Entry<String, Rational> entry : coefficients.entrySet()) {
            sum += entry.getValue().toDouble() * values.applyAsDouble(entry.getKey());
        }
        return sum;
    }

    /** This form as a formula, names before the constant. */
    public Expression expression() {
        List<Expression> terms = new ArrayList<>();
        coefficients.forEach((name, coefficient) ->
                terms.add(Algebra.multiply(Constant.of(coefficient), Reference.to(name))));
        if (constant.signum() != 0 || terms.isEmpty()) {
            terms.add(Constant.of(constant));
        }
        return terms.size() == 1 ? terms.get(0) : new Addition(terms, Origin.computed());
    }

    /** The text of {@link #expression}. */
    @Override
    public String toString() {
        return ExpressionText.of(expression());
    }
}
