package org.flowcheck.theory.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact rational number in lowest terms with a positive denominator.
 *
 * @param numerator the numerator
 * @param denominator the denominator, positive
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    /** 0. */
    public static final Rational ZERO = of(0);
    /** 1. */
    public static final Rational ONE = of(1);

    /**
     * Reduces to lowest terms.
     *
     * @throws ArithmeticException if the denominator is zero
     */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger divisor = divisor(numerator, denominator);
            if (denominator.signum() < 0) {
                divisor = divisor.negate();
            }
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    /** The greatest common divisor; of small numbers, as nearly all are, without the arrays of large ones. */
    private static BigInteger divisor(BigInteger first, BigInteger second) {
        if (first.bitLength() >= Long.SIZE - 1 || second.bitLength() >= Long.SIZE - 1) {
            return first.gcd(second);
        }
        long larger = Math.abs(first.longValue());
        long smaller = Math.abs(second.longValue());
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return BigInteger.valueOf(larger);
    }

    /** An integer. */
    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** A quotient of integers. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The exact value of a decimal number. */
    public static Rational of(BigDecimal value) {
        return value.scale() >= 0
                ? new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Rational(value.toBigIntegerExact(), BigInteger.ONE);
    }

    /** The sum. */
    public Rational plus(Rational other) {
        if (isInteger() && other.isInteger()) {
            return new Rational(numerator.add(other.numerator), BigInteger.ONE);
        }
        return new Rational(numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The negative. */
    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    /** The difference. */
    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    /** The product. */
    public Rational times(Rational other) {
        if (equals(ONE)) {
            return other;
        }
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * The reciprocal.
     *
     * @throws ArithmeticException of zero
     */
    public Rational reciprocal() {
        return new Rational(denominator, numerator);
    }

    /**
     * An integer power.
     *
     * @throws ArithmeticException of zero to a negative power
     */
    public Rational power(int exponent) {
        return exponent >= 0
                ? new Rational(numerator.pow(exponent), denominator.pow(exponent))
                : reciprocal().power(-exponent);
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether this is an integer. */
    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /** The nearest double (correctly rounded for quotients that 40 digits separate from a tie). */
    public double toDouble() {
        if (isInteger() && numerator.bitLength() < 53) {
            return numerator.longValue();
        }
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(40)).doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
