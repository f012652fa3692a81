package org.flowcheck.theory.calculus.balance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/**
 * What the width m is raised to: {@code constant + sum of coefficient*name}, the names being parameters of the model
 * and the clock, as in {@code tau - alpha}.
 *
 * @param coefficients the coefficients that are not zero, by name
 * @param constant the constant
 */
public record Exponent(SortedMap<String, Rational> coefficients, Rational constant) {

    /** 0. */
    public static final Exponent ZERO = of(Rational.ZERO);

    /** Copies the coefficients and drops zeros. */
    public Exponent {
        SortedMap<String, Rational> kept = new TreeMap<>(coefficients);
        kept.values().removeIf(coefficient -> coefficient.signum() == 0);
        coefficients = Collections.unmodifiableSortedMap(kept);
    }

    /** A number. */
    public static Exponent of(Rational constant) {
        return new Exponent(Collections.emptySortedMap(), constant);
    }

    /** A name. */
    public static Exponent of(String name) {
        return new Exponent(new TreeMap<>(Map.of(name, Rational.ONE)), Rational.ZERO);
    }

    /** The sum. */
    public Exponent plus(Exponent other) {
        SortedMap<String, Rational> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((name, coefficient) -> sum.merge(name, coefficient, Rational::plus));
        return new Exponent(sum, constant.plus(other.constant));
    }

    /** The difference. */
    public Exponent minus(Exponent other) {
        return plus(other.times(Rational.of(-1)));
    }

    /** The multiple. */
    public Exponent times(Rational factor) {
        SortedMap<String, Rational> product = new TreeMap<>();
        coefficients.forEach((name, coefficient) -> product.put(name, coefficient.times(factor)));
        return new Exponent(product, constant.times(factor));
    }

    /** Whether no name occurs. */
    public boolean isConstant() {
        return coefficients.isEmpty();
    }

    /** Whether this is the number 0. */
    public boolean isZero() {
        return isConstant() && constant.signum() == 0;
    }

    /** The coefficient of a name, 0 if it does not occur. */
    public Rational coefficient(String name) {
        return coefficients.getOrDefault(name, Rational.ZERO);
    }

    /** This form with a name replaced by a form. */
    public Exponent at(String name, Exponent value) {
        Rational coefficient = coefficient(name);
        if (coefficient.signum() == 0) {
            return this;
        }
        SortedMap<String, Rational> rest = new TreeMap<>(coefficients);
        rest.remove(name);
        return new Exponent(rest, constant).plus(value.times(coefficient));
    }

    /**
     * The value of a name for which this form is zero, in the other names.
     *
     * @throws ArithmeticException if the name does not occur
     */
    public Exponent root(String name) {
        SortedMap<String, Rational> rest = new TreeMap<>(coefficients);
        rest.remove(name);
        return new Exponent(rest, constant).times(coefficient(name).reciprocal().negate());
    }

    /**
     * The value at a point.
     *
     * @param point numbers for names; a name without one counts as 0
     */
    public Rational value(Map<String, Rational> point) {
        Rational sum = constant;
        for (Map.Entry<String, Rational> term : coefficients.entrySet()) {
            sum = sum.plus(term.getValue().times(point.getOrDefault(term.getKey(), Rational.ZERO)));
        }
        return sum;
    }

    /** This form over its common denominator, what is positive first: {@code (2*alpha - 1)/2}, {@code 1 - gamma}. */
    public String text() {
        BigInteger denominator = constant.denominator();
        for (Rational coefficient : coefficients.values()) {
            BigInteger other = coefficient.denominator();
            denominator = denominator.divide(denominator.gcd(other)).multiply(other);
        }
        Exponent whole = times(new Rational(denominator, BigInteger.ONE));
        List<String> terms = new ArrayList<>();
        whole.coefficients.forEach((name, coefficient) -> addTerm(terms, coefficient, name, 1));
        if (terms.isEmpty()) {
            addConstant(terms, whole.constant);
        }
        whole.coefficients.forEach((name, coefficient) -> addTerm(terms, coefficient, name, -1));
        if (whole.constant.signum() != 0 && !terms.contains(signed(whole.constant, ""))) {
            terms.add(signed(whole.constant, ""));
        }
        if (terms.isEmpty()) {
            return "0";
        }
        String sum = String.join(" ", terms);
        String text = sum.startsWith("+ ") ? sum.substring(2) : "-" + sum.substring(2);
        return denominator.equals(BigInteger.ONE) ? text : (terms.size() == 1 ? text : "(" + text + ")") + "/"
                + denominator;
    }

    private static void addTerm(List<String> terms, Rational coefficient, String name, int sign) {
        if (coefficient.signum() == sign) {
            terms.add(signed(coefficient, name));
        }
    }

    private static void addConstant(List<String> terms, Rational constant) {
        if (constant.signum() > 0) {
            terms.add(signed(constant, ""));
        }
    }

    private static String signed(Rational coefficient, String name) {
        Rational size = coefficient.signum() < 0 ? coefficient.negate() : coefficient;
        String number = name.isEmpty() || !size.equals(Rational.ONE) ? size.toString() : "";
        String times = number.isEmpty() || name.isEmpty() ? "" : "*";
        return (coefficient.signum() < 0 ? "- " : "+ ") + number + times + name;
    }
}
