package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.theory.expression.Rational;

/**
 * Clears denominators: multiplies by powers of scalars and bases until no exponent outside sums is negative. The result
 * is zero if and only if the polynomial is, because none of them is zero everywhere.
 */
final class Denominators {

    private static final int MOST_BASES = 24;

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
            current = times(current, Term.of(base, least(current, base).negate()));
        }
        return current;
    }

    /** The product with a power of a base, which cancels before it is expanded. */
    private IndexPolynomial times(IndexPolynomial polynomial, Term power) {
        List<Term> products = new ArrayList<>();
        for (Term term : polynomial.terms()) {
            products.add(term.times(power));
        }
        return ring.reduced(products);
    }

    /**
     * The number a quotient is equal to, as in {@code (2 + 2*x)/(1 + x) = 2}.
     *
     * @return empty if there are no denominators, or the numerator is no multiple of them
     */
    Optional<Rational> number(IndexPolynomial polynomial) {
        IndexPolynomial numerator = polynomial;
        IndexPolynomial divisor = PolynomialRing.one();
        for (int i = 0; i < MOST_BASES; i++) {
            Optional<Term.Factor> denominator = denominator(numerator);
            if (denominator.isEmpty()) {
                break;
            }
            Atom base = denominator.get().atom();
            Term power = Term.of(base, least(numerator, base).negate());
            numerator = times(numerator, power);
            divisor = times(divisor, power);
        }
        if (divisor.number().isPresent() || numerator.isZero()) {
            return Optional.empty();
        }
        Rational ratio = numerator.leading().times(divisor.leading().reciprocal());
        return numerator.equals(divisor.scaled(ratio)) ? Optional.of(ratio) : Optional.empty();
    }

    private static Optional<Term.Factor> denominator(IndexPolynomial polynomial) {
        return polynomial.terms().stream().flatMap(term -> term.factors().values().stream()
                        .filter(factor -> factor.exponent().signum() < 0)
                        .filter(factor -> factor.atom() instanceof Atom.Base || factor.atom() instanceof Atom.Element
                                || factor.atom() instanceof Atom.Call)
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
