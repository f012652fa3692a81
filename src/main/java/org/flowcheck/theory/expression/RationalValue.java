package org.flowcheck.theory.expression;

import java.util.Optional;

/** The exact values of formulas that are made of numbers by + - * / and whole powers, such as {@code 8/3}. */
public final class RationalValue {

    /** Powers of more bits are not calculated, so that a tower of powers cannot eat the memory: {@value}. */
    private static final long MOST_BITS = 100_000;

    private RationalValue() {
    }

    /**
     * The exact value of a formula.
     *
     * @return empty where names, functions or roots stand in it, where it divides by zero, or where it is too large
     */
    public static Optional<Rational> of(Expression expression) {
        if (expression instanceof Constant constant) {
            return Optional.of(constant.value());
        }
        if (expression instanceof Addition addition) {
            return addition.terms().stream().map(RationalValue::of)
                    .reduce((left, right) -> left.flatMap(a -> right.map(a::plus))).orElseThrow();
        }
        if (expression instanceof Multiplication product) {
            return product.factors().stream().map(RationalValue::of)
                    .reduce((left, right) -> left.flatMap(a -> right.map(a::times))).orElseThrow();
        }
        if (expression instanceof Power power) {
            return of(power.base()).flatMap(base -> of(power.exponent()).flatMap(exponent -> power(base, exponent)));
        }
        return Optional.empty();
    }

    private static Optional<Rational> power(Rational base, Rational exponent) {
        boolean defined = exponent.isInteger() && (base.signum() != 0 || exponent.signum() > 0);
        if (!defined || exponent.numerator().bitLength() > Integer.SIZE - 2) {
            return Optional.empty();
        }
        int whole = exponent.numerator().intValueExact();
        long bits = Math.abs((long) whole) * Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        return bits > MOST_BITS ? Optional.empty() : Optional.of(base.power(whole));
    }
}
