package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;

/**
 * Greatest common divisors of polynomials without sums, by Euclid's algorithm in one atom after the other:
 * {@code 1 + x} of {@code 1 - x^2} and {@code y + x*y}. The remainders are made primitive (W. S. Brown, On Euclid's
 * algorithm and the computation of polynomial greatest common divisors, J. ACM 18, 1971).
 */
final class CommonDivisor {

    private final PolynomialRing ring;

    CommonDivisor(PolynomialRing ring) {
        this.ring = ring;
    }

    /**
     * A greatest common divisor, up to a number; 1 where exponentials occur, whose products merge.
     *
     * @param polynomials without sums, not all zero
     */
    IndexPolynomial of(Collection<IndexPolynomial> polynomials) {
        boolean exponentials = polynomials.stream().flatMap(polynomial -> polynomial.terms().stream())
                .flatMap(term -> term.factors().values().stream())
                .anyMatch(factor -> factor.atom() instanceof Atom.Exponential);
        IndexPolynomial divisor = IndexPolynomial.ZERO;
        for (IndexPolynomial polynomial : polynomials) {
            divisor = exponentials ? PolynomialRing.one() : of(divisor, polynomial);
        }
        return divisor;
    }

    private IndexPolynomial of(IndexPolynomial left, IndexPolynomial right) {
        if (left.isZero() || right.isZero()) {
            return left.isZero() ? right : left;
        }
        Set<String> keys = new TreeSet<>(keys(left));
        keys.addAll(keys(right));
        if (keys.isEmpty()) {
            return PolynomialRing.one();
        }
        String key = keys.iterator().next();
        IndexPolynomial leftContent = of(powers(left, key).values());
        IndexPolynomial rightContent = of(powers(right, key).values());
        IndexPolynomial larger = quotient(left, leftContent);
        IndexPolynomial smaller = quotient(right, rightContent);
        if (degree(larger, key).compareTo(degree(smaller, key)) < 0) {
            IndexPolynomial swapped = larger;
            larger = smaller;
            smaller = swapped;
        }
        while (degree(smaller, key).signum() > 0) {
            IndexPolynomial rest = remainder(larger, smaller, key);
            larger = smaller;
            smaller = rest.isZero() ? rest : quotient(rest, of(powers(rest, key).values()));
        }
        IndexPolynomial contents = of(leftContent, rightContent);
        return smaller.isZero() ? ring.multiply(contents, larger) : contents;
    }

    private IndexPolynomial quotient(IndexPolynomial dividend, IndexPolynomial divisor) {
        return new ExactDivision(ring).quotient(dividend, divisor)
                .orElseThrow(() -> new TooComplexException("a quotient of too many terms"));
    }

    private static Set<String> keys(IndexPolynomial polynomial) {
        Set<String> keys = new TreeSet<>();
        polynomial.terms().forEach(term -> keys.addAll(term.factors().keySet()));
        return keys;
    }

    /** The coefficients of the powers of an atom. */
    private static SortedMap<Rational, IndexPolynomial> powers(IndexPolynomial polynomial, String key) {
        SortedMap<Rational, List<Term>> terms = new TreeMap<>();
        for (Term term : polynomial.terms()) {
            Term.Factor factor = term.factors().get(key);
            terms.computeIfAbsent(factor == null ? Rational.ZERO : factor.exponent(), any -> new ArrayList<>())
                    .add(factor == null ? term : term.without(factor));
        }
        SortedMap<Rational, IndexPolynomial> powers = new TreeMap<>();
        terms.forEach((exponent, coefficient) -> powers.put(exponent, IndexPolynomial.of(coefficient)));
        return powers;
    }

    private static Rational degree(IndexPolynomial polynomial, String key) {
        return polynomial.isZero() ? Rational.of(-1) : powers(polynomial, key).lastKey();
    }

    /** What is left of a multiple of a polynomial when multiples of another one are taken off. */
    private IndexPolynomial remainder(IndexPolynomial dividend, IndexPolynomial divisor, String key) {
        Rational degree = degree(divisor, key);
        IndexPolynomial leading = powers(divisor, key).get(degree);
        Atom atom = divisor.terms().stream().map(term -> term.factors().get(key))
                .filter(factor -> factor != null).findFirst().orElseThrow().atom();
        IndexPolynomial rest = dividend;
        while (degree(rest, key).compareTo(degree) >= 0) {
            Map.Entry<Rational, IndexPolynomial> highest = highest(rest, key);
            IndexPolynomial shift = ring.power(atom, highest.getKey().minus(degree));
            rest = ring.subtract(ring.multiply(leading, rest),
                    ring.multiply(ring.multiply(highest.getValue(), shift), divisor));
        }
        return rest;
    }

    private static Map.Entry<Rational, IndexPolynomial> highest(IndexPolynomial polynomial, String key) {
        SortedMap<Rational, IndexPolynomial> powers = powers(polynomial, key);
        return Map.entry(powers.lastKey(), powers.get(powers.lastKey()));
    }
}
