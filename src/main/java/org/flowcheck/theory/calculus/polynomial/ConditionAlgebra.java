package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** 1 where a real polynomial is neither positive nor negative. */
    IndexPolynomial isZero(IndexPolynomial polynomial) {
        return ring.subtract(not(isPositive(polynomial)), isPositive(polynomial.scaled(Rational.of(-1))));
    }

    /**
     * 1 where a real polynomial is positive. Positive multiples have one atom, in which the smallest coefficient is 1
     * or -1. Opposite ones have two, so that {@code p*[p > 0]} looks the same whatever the sign of the first
     * coefficient.
     */
    IndexPolynomial isPositive(IndexPolynomial polynomial) {
        Optional<Rational> number = polynomial.number();
        if (number.isPresent()) {
            return PolynomialRing.number(number.get().signum() > 0 ? Rational.ONE : Rational.ZERO);
        }
        IndexPolynomial scaled = withoutPositiveFactors(polynomial);
        Rational smallest = scaled.terms().stream().map(Term::coefficient)
                .map(coefficient -> coefficient.signum() < 0 ? coefficient.negate() : coefficient)
                .min(Comparator.naturalOrder()).orElseThrow();
        return ring.power(new Atom.Condition(scaled.scaled(smallest.reciprocal())), Rational.ONE);
    }

    /**
     * {@code [c*p > 0] = [p > 0]} for scalars c that are known to be positive: powers that all terms share are taken
     * out.
     */
    private IndexPolynomial withoutPositiveFactors(IndexPolynomial polynomial) {
        IndexPolynomial result = polynomial;
        for (String name : ring.premises().positive()) {
            Atom scalar = new Atom.Element(name, List.of(), false);
            Rational shared = null;
            for (Term term : result.terms()) {
                Term.Factor factor = term.factors().get(scalar.key());
                Rational own = factor == null ? Rational.ZERO : factor.exponent();
                shared = shared == null || own.compareTo(shared) < 0 ? own : shared;
            }
            if (shared != null && shared.signum() != 0) {
                Term divisor = Term.of(scalar, shared.negate());
                List<Term> divided = new ArrayList<>();
                result.terms().forEach(term -> divided.add(term.times(divisor)));
                result = ring.reduced(divided);
            }
        }
        return result;
    }

    /** 1 where the other is 0. */
    IndexPolynomial not(IndexPolynomial condition) {
        return ring.subtract(PolynomialRing.one(), condition);
    }
}
