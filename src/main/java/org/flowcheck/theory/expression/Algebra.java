package org.flowcheck.theory.expression;

import java.util.ArrayList;
import java.util.List;

/** Builds computed formulas: flattens sums and products, folds rational constants, drops zeros and ones. */
public final class Algebra {

    /** 0. */
    public static final Constant ZERO = Constant.of(0);
    /** 1. */
    public static final Constant ONE = Constant.of(1);
    /** -1. */
    public static final Constant MINUS_ONE = Constant.of(-1);
    /** Integer powers of constants are folded up to this exponent, so that a power tower cannot eat memory. */
    private static final int LARGEST_FOLDED_EXPONENT = 64;

    private Algebra() {
    }

    /** The sum of terms. */
    public static Expression add(List<Expression> terms) {
        List<Expression> flat = new ArrayList<>();
        Rational constant = Rational.ZERO;
        for (Expression term : terms) {
            List<Expression> parts = term instanceof Addition addition ? addition.terms() : List.of(term);
            for (Expression part : parts) {
                if (part instanceof Constant number) {
                    constant = constant.plus(number.value());
                } else {
                    flat.add(part);
                }
            }
        }
        if (constant.signum() != 0) {
            flat.add(0, Constant.of(constant));
        }
        return switch (flat.size()) {
            case 0 -> ZERO;
            case 1 -> flat.get(0);
            default -> new Addition(flat, Origin.computed());
        };
    }

    /** The sum of terms. */
    public static Expression add(Expression... terms) {
        return add(List.of(terms));
    }

    /** The product of factors; zero if any factor is the constant zero. */
    public static Expression multiply(List<Expression> factors) {
        List<Expression> flat = new ArrayList<>();
        Rational constant = Rational.ONE;
        for (Expression factor : factors) {
            List<Expression> parts = factor instanceof Multiplication product ? product.factors() : List.of(factor);
            for (Expression part : parts) {
                if (part instanceof Constant number) {
                    constant = constant.times(number.value());
                } else {
                    flat.add(part);
                }
            }
        }
        if (constant.signum() == 0) {
            return ZERO;
        }
        if (!constant.equals(Rational.ONE)) {
            flat.add(0, Constant.of(constant));
        }
        return switch (flat.size()) {
            case 0 -> ONE;
            case 1 -> flat.get(0);
            default -> new Multiplication(flat, Origin.computed());
        };
    }

    /** The product of factors. */
    public static Expression multiply(Expression... factors) {
        return multiply(List.of(factors));
    }

    /** {@code -x}. */
    public static Expression negate(Expression x) {
        return multiply(MINUS_ONE, x);
    }

    /** {@code x - y}. */
    public static Expression subtract(Expression x, Expression y) {
        return add(x, negate(y));
    }

    /** {@code x / y}. */
    public static Expression divide(Expression x, Expression y) {
        return multiply(x, power(y, MINUS_ONE));
    }

    /** {@code base ^ exponent}, with the exponents 0 and 1 and small integer powers of constants folded. */
    public static Expression power(Expression base, Expression exponent) {
        if (exponent instanceof Constant number) {
            Rational value = number.value();
            if (value.signum() == 0) {
                return ONE;
            }
            if (value.equals(Rational.ONE)) {
                return base;
            }
            if (base instanceof Constant constant && value.isInteger()
                    && value.numerator().bitLength() < 31
                    && Math.abs(value.numerator().intValue()) <= LARGEST_FOLDED_EXPONENT
                    && (constant.value().signum() != 0 || value.signum() > 0)) {
                return Constant.of(constant.value().power(value.numerator().intValue()));
            }
            if (base instanceof Power inner && value.isInteger() && inner.exponent() instanceof Constant innerExponent
                    && innerExponent.value().isInteger()) {
                return power(inner.base(), Constant.of(innerExponent.value().times(value)));
            }
        }
        return new Power(base, exponent, Origin.computed());
    }

    /** {@code base ^ exponent}. */
    public static Expression power(Expression base, long exponent) {
        return power(base, Constant.of(exponent));
    }
}
