package org.flowcheck.theory.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A product arranged as a person writes it: sign, numerator, denominator.
 *
 * @param negative whether a minus stands in front
 * @param numerator factors above; empty for 1
 * @param denominator factors below; empty for 1
 */
record Quotient(boolean negative, List<Expression> numerator, List<Expression> denominator) {

    /** Copies the lists. */
    Quotient {
        numerator = List.copyOf(numerator);
        denominator = List.copyOf(denominator);
    }

    /** Gathers constants in front; factors with a negative whole power go below. */
    static Quotient of(List<Expression> factors) {
        Rational constant = Rational.ONE;
        List<Expression> above = new ArrayList<>();
        List<Expression> below = new ArrayList<>();
        for (Expression factor : factors) {
            if (factor instanceof Constant number) {
                constant = constant.times(number.value());
            } else if (isReciprocal(factor)) {
                below.add(reciprocal((Power) factor));
            } else {
                above.add(factor);
            }
        }
        Rational size = constant.signum() < 0 ? constant.negate() : constant;
        Rational top = new Rational(size.numerator(), BigInteger.ONE);
        Rational bottom = new Rational(size.denominator(), BigInteger.ONE);
        if (!top.equals(Rational.ONE)) {
            above.add(0, Constant.of(top));
        }
        if (!bottom.equals(Rational.ONE)) {
            below.add(0, Constant.of(bottom));
        }
        return new Quotient(constant.signum() < 0, above, below);
    }

    /** Whether this is a power with a computed negative whole exponent: what a division makes. */
    static boolean isReciprocal(Expression expression) {
        return expression instanceof Power power && power.exponent() instanceof Constant exponent
                && exponent.value().isInteger() && exponent.value().signum() < 0
                && exponent.origin().span().isEmpty();
    }

    /** The base to the positive power. */
    static Expression reciprocal(Power power) {
        Rational exponent = ((Constant) power.exponent()).value().negate();
        return exponent.equals(Rational.ONE) ? power.base()
                : new Power(power.base(), Constant.of(exponent), Origin.computed());
    }

    /** Whether a term is printed with a minus in front: a negative constant, alone or as the first factor. */
    static boolean isNegative(Expression term) {
        if (term instanceof Multiplication product) {
            return isNegative(product.factors().get(0));
        }
        return term instanceof Constant constant && constant.value().signum() < 0;
    }

    /** The terms of a sum; a computed one that starts with a minus is turned to start with a term that has none. */
    static List<Expression> positiveFirst(Addition addition) {
        List<Expression> terms = new ArrayList<>(addition.terms());
        if (addition.origin().span().isEmpty() && isNegative(terms.get(0))) {
            for (int i = 1; i < terms.size(); i++) {
                if (!isNegative(terms.get(i))) {
                    Expression first = terms.get(0);
                    if (first instanceof Constant) {
                        terms.remove(0);
                        terms.add(first);
                    }
                    terms.add(0, terms.remove(first instanceof Constant ? i - 1 : i));
                    break;
                }
            }
        }
        return terms;
    }

    /** The negative of a term that {@link #isNegative}. */
    static Expression negated(Expression term) {
        if (term instanceof Constant constant) {
            return new Constant(constant.value().negate(), constant.origin());
        }
        Multiplication product = (Multiplication) term;
        List<Expression> factors = new ArrayList<>(product.factors());
        Expression first = negated(factors.remove(0));
        if (!first.equals(Algebra.ONE)) {
            factors.add(0, first);
        }
        return factors.size() == 1 ? factors.get(0) : new Multiplication(factors, product.origin());
    }
}
