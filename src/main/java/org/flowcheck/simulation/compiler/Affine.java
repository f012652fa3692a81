package org.flowcheck.simulation.compiler;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An integer {@code constant + sum_v coefficient[v] * v} over loop variables.
 *
 * @param constant the part without variables
 * @param coefficients the non-zero coefficient of each loop variable
 */
record Affine(long constant, SortedMap<Integer, Long> coefficients) {

    static final Affine ZERO = of(0);

    /** Drops zero coefficients. */
    Affine {
        SortedMap<Integer, Long> kept = new TreeMap<>(coefficients);
        kept.values().removeIf(value -> value == 0);
        coefficients = Collections.unmodifiableSortedMap(kept);
    }

    static Affine of(long constant) {
        return new Affine(constant, new TreeMap<>());
    }

    static Affine variable(int variable) {
        return new Affine(0, new TreeMap<>(Map.of(variable, 1L)));
    }

    boolean isConstant() {
        return coefficients.isEmpty();
    }

    Set<Integer> variables() {
        return coefficients.keySet();
    }

    long coefficient(int variable) {
        return coefficients.getOrDefault(variable, 0L);
    }

    Affine plus(Affine other) {
        SortedMap<Integer, Long> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((variable, value) -> sum.merge(variable, value, Math::addExact));
        return new Affine(Math.addExact(constant, other.constant), sum);
    }

    Affine plus(long value) {
        return new Affine(Math.addExact(constant, value), coefficients);
    }

    Affine times(long factor) {
        SortedMap<Integer, Long> scaled = new TreeMap<>();
        coefficients.forEach((variable, value) -> scaled.put(variable, Math.multiplyExact(value, factor)));
        return new Affine(Math.multiplyExact(constant, factor), scaled);
    }

    /** This divided by a number that divides all of it. */
    Affine dividedBy(long divisor) {
        SortedMap<Integer, Long> quotient = new TreeMap<>();
        coefficients.forEach((variable, value) -> quotient.put(variable, exactly(value, divisor)));
        return new Affine(exactly(constant, divisor), quotient);
    }

    private static long exactly(long value, long divisor) {
        if (value % divisor != 0) {
            throw new IllegalArgumentException(value + " is no multiple of " + divisor);
        }
        return value / divisor;
    }

    Affine minus(Affine other) {
        return plus(other.times(-1));
    }

    /** This with a variable replaced. */
    Affine substitute(int variable, Affine value) {
        long factor = coefficient(variable);
        return factor == 0 ? this : without(variable).plus(value.times(factor));
    }

    /** This without the part of a variable. */
    Affine without(int variable) {
        SortedMap<Integer, Long> rest = new TreeMap<>(coefficients);
        rest.remove(variable);
        return new Affine(constant, rest);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        coefficients.forEach((variable, value) -> {
            text.append(text.length() > 0 && value > 0 ? "+" : "");
            text.append(value == 1 ? "" : value == -1 ? "-" : value + "*").append('i').append(variable);
        });
        if (constant != 0 || text.length() == 0) {
            text.append(constant > 0 && text.length() > 0 ? "+" : "").append(constant);
        }
        return text.toString();
    }
}
