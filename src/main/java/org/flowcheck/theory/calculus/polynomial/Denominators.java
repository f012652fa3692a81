package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * Clears denominators: multiplies by a base with a negative exponent (or a root of one that stands beside its powers) until
 * none is left outside sums. The result is zero if and only if the polynomial is, because no base is zero everywhere.
 */
final class Denominators {

    private static final int MOST_BASES = 12;

    private final PolynomialRing ring;

    Denominators(PolynomialRing ring) {
        this.ring = ring;
    }

    /** A multiple of a polynomial that has no denominators outside sums. */
    IndexPolynomial cleared(IndexPolynomial polynomial) {
        IndexPolynomial current = polynomial;
        for (int i = 0; i < MOST_BASES; i++) {
            Optional<Term.Factor> denominator = denominator(current);
            if (denominator.isEmpty()) {
                return current;
            }
            Atom base = denominator.get().atom();
            Rational exponent = least(current, base).negate();
            List<Term> products = new ArrayList<>();
            for (Term term : current.terms()) {
                products.add(term.times(Term.of(base, exponent)));
            }
            current = ring.reduced(products);
        }
        return current;
    }

    private static Optional<Term.Factor> denominator(IndexPolynomial polynomial) {
        return polynomial.terms().stream().flatMap(term -> term.factors().values().stream()
                        .filter(factor -> factor.atom() instanceof Atom.Base && factor.exponent().signum() < 0)
                        .filter(factor -> factor.atom().names().stream().noneMatch(term.boundNames()::contains)))
                .findFirst();
    }

    private static Rational least(IndexPolynomial polynomial, Atom base) {
        Rational least = Rational.ZERO;
        for (Term term : polynomial.terms()) {
            Term.Factor factor = term.factors().get(base.key());
            if (factor != null && factor.exponent().compareTo(least) < 0) {
                least = factor.exponent();
            }
        }
        return least;
    }
}
