package org.flowcheck.theory.calculus.polynomial;

import java.util.Optional;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.Rational;

/** Conditions as polynomials that are 1 where they hold and 0 elsewhere: "and" multiplies, "not" subtracts from 1. */
final class ConditionAlgebra {

    private final PolynomialRing ring;

    ConditionAlgebra(PolynomialRing ring) {
        this.ring = ring;
    }

    /** 1 where an index form is zero. */
    IndexPolynomial isZero(IndexForm form) {
        return ring.power(new Atom.Delta(form), Rational.ONE);
    }

    /** 1 where an index form is zero or more. */
    IndexPolynomial isAtLeastZero(IndexForm form) {
        return ring.power(new Atom.AtLeastZero(form), Rational.ONE);
    }

    /** 1 where a real polynomial is zero. The first coefficient of the atom is one. */
    IndexPolynomial isZero(IndexPolynomial polynomial) {
        Optional<Rational> number = polynomial.number();
        if (number.isPresent()) {
            return PolynomialRing.number(number.get().signum() == 0 ? Rational.ONE : Rational.ZERO);
        }
        IndexPolynomial monic = polynomial.scaled(polynomial.leading().reciprocal());
        return ring.power(new Atom.Condition(monic, true), Rational.ONE);
    }

    /** 1 where a real polynomial is positive; {@code [p > 0] = 1 - [-p > 0] - [p == 0]} makes the first coefficient one. */
    IndexPolynomial isPositive(IndexPolynomial polynomial) {
        Optional<Rational> number = polynomial.number();
        if (number.isPresent()) {
            return PolynomialRing.number(number.get().signum() > 0 ? Rational.ONE : Rational.ZERO);
        }
        IndexPolynomial monic = polynomial.scaled(polynomial.leading().reciprocal());
        IndexPolynomial positive = ring.power(new Atom.Condition(monic, false), Rational.ONE);
        return polynomial.leading().signum() > 0 ? positive
                : ring.subtract(not(positive), isZero(polynomial));
    }

    /** 1 where the other is 0. */
    IndexPolynomial not(IndexPolynomial condition) {
        return ring.subtract(PolynomialRing.one(), condition);
    }
}
