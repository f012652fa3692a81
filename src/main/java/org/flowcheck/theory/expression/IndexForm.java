package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index formula as an integer linear form: {@code constant + sum of coefficient * name}, where names are index
 * variables and sizes.
 *
 * @param coefficients the coefficients that are not zero, by name
 * @param constant the constant
 */
public record IndexForm(SortedMap<String, Long> coefficients, long constant) {

    /** Copies the coefficients and drops zeros. */
    public IndexForm {
        SortedMap<String, Long> kept = new TreeMap<>(coefficients);
        kept.values().removeIf(coefficient -> coefficient == 0);
        coefficients = Collections.unmodifiableSortedMap(kept);
    }

    /** A number. */
    public static IndexForm of(long constant) {
        return new IndexForm(Collections.emptySortedMap(), constant);
    }

    /** A name. */
    public static IndexForm of(String name) {
        return new IndexForm(new TreeMap<>(Map.of(name, 1L)), 0);
    }

    /** The linear form of a formula; empty if it is not one with integer coefficients of moderate size. */
    public static Optional<IndexForm> of(Expression expression) {
        try {
            return Optional.ofNullable(read(expression));
        } catch (ArithmeticException tooLarge) {
            return Optional.empty();
        }
    }

    private static IndexForm read(Expression expression) {
        if (expression instanceof Constant constant) {
            return constant.value().isInteger() ? of(constant.value().numerator().longValueExact()) : null;
        }
        if (expression instanceof Reference reference) {
            return reference.isPlain() ? of(reference.name()) : null;
        }
        if (expression instanceof Addition addition) {
            IndexForm sum = of(0);
            for (Expression term : addition.terms()) {
                IndexForm next = read(term);
                if (next == null) {
                    return null;
                }
                sum = sum.plus(next);
            }
            return sum;
        }
        if (expression instanceof Multiplication product) {
            IndexForm result = of(1);
            for (Expression factor : product.factors()) {
                IndexForm next = read(factor);
                if (next == null || !next.isConstant() && !result.isConstant()) {
                    return null;
                }
                result = next.isConstant() ? result.times(next.constant()) : next.times(result.constant());
            }
            return result;
        }
        return null;
    }

    /** Whether no name occurs. */
    public boolean isConstant() {
        return coefficients.isEmpty();
    }

    /** The coefficient of a name, 0 if it does not occur. */
    public long coefficient(String name) {
        return coefficients.getOrDefault(name, 0L);
    }

    /** The sum. */
    public IndexForm plus(IndexForm other) {
        SortedMap<String, Long> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((name, coefficient) -> sum.merge(name, coefficient, Math::addExact));
        return new IndexForm(sum, Math.addExact(constant, other.constant));
    }

    /** The sum with a number. */
    public IndexForm plus(long number) {
        return new IndexForm(coefficients, Math.addExact(constant, number));
    }

    /** The multiple. */
    public IndexForm times(long factor) {
        SortedMap<String, Long> product = new TreeMap<>();
        coefficients.forEach((name, coefficient) -> product.put(name, Math.multiplyExact(coefficient, factor)));
        return new IndexForm(product, Math.multiplyExact(constant, factor));
    }

    /** The difference. */
    public IndexForm minus(IndexForm other) {
        return plus(other.times(-1));
    }

    /** This form with a name replaced by a form. */
    public IndexForm replace(String name, IndexForm value) {
        long coefficient = coefficient(name);
        if (coefficient == 0) {
            return this;
        }
        SortedMap<String, Long> rest = new TreeMap<>(coefficients);
        rest.remove(name);
        return new IndexForm(rest, constant).plus(value.times(coefficient));
    }

    /**
     * The value of a name for which this form is zero, in the other names.
     *
     * @return empty unless the name's coefficient is 1 or -1
     */
    public Optional<IndexForm> solve(String name) {
        long coefficient = coefficient(name);
        if (Math.abs(coefficient) != 1) {
            return Optional.empty();
        }
        SortedMap<String, Long> rest = new TreeMap<>(coefficients);
        rest.remove(name);
        return Optional.of(new IndexForm(rest, constant).times(-coefficient));
    }

    /** This form as a formula, names before the constant. */
    public Expression expression() {
        List<Expression> terms = new ArrayList<>();
        coefficients.forEach((name, coefficient) -> terms.add(
                Algebra.multiply(Constant.of(coefficient), Reference.to(name))));
        if (constant != 0 || terms.isEmpty()) {
            terms.add(Constant.of(constant));
        }
        return terms.size() == 1 ? terms.get(0) : new Addition(terms, Origin.computed());
    }
}
