package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;

/** Divides polynomials without sums: {@code (1 + 2*x + x^2)/(1 + x) = 1 + x}. */
final class ExactDivision {

    /** Quotients of more terms are not looked for. */
    private static final int MOST_TERMS = 200;

    private final PolynomialRing ring;

    ExactDivision(PolynomialRing ring) {
        this.ring = ring;
    }

    /**
     * The polynomial that times the divisor is the dividend.
     *
     * @param dividend a polynomial without sums
     * @param divisor a polynomial without sums, not zero
     * @return empty if there is none, or none was found
     */
    Optional<IndexPolynomial> quotient(IndexPolynomial dividend, IndexPolynomial divisor) {
        Term first = highest(divisor);
        List<Term> quotient = new ArrayList<>();
        IndexPolynomial rest = dividend;
        while (!rest.isZero()) {
            Term next = ratio(highest(rest), first);
            boolean negative = next.factors().values().stream().anyMatch(factor -> factor.exponent().signum() < 0);
            if (negative || quotient.size() == MOST_TERMS) {
                return Optional.empty();
            }
            quotient.add(next);
            rest = ring.subtract(rest, ring.multiply(IndexPolynomial.of(List.of(next)), divisor));
        }
        return Optional.of(IndexPolynomial.of(quotient));
    }

    private static Term ratio(Term above, Term below) {
        List<Term.Factor> factors = new ArrayList<>(above.factors().values());
        below.factors().values().forEach(
                factor -> factors.add(new Term.Factor(factor.atom(), factor.exponent().negate())));
        return Term.of(above.coefficient().times(below.coefficient().reciprocal()), List.of(), factors);
    }

    private static Term highest(IndexPolynomial polynomial) {
        return polynomial.terms().stream().max(ExactDivision::compared).orElseThrow();
    }

    /** The lexicographic order of exponents, which multiplication keeps; the order of keys is none such. */
    private static int compared(Term left, Term right) {
        TreeSet<String> keys = new TreeSet<>(left.factors().keySet());
        keys.addAll(right.factors().keySet());
        for (String key : keys) {
            int order = exponent(left, key).compareTo(exponent(right, key));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Rational exponent(Term term, String key) {
        Term.Factor factor = term.factors().get(key);
        return factor == null ? Rational.ZERO : factor.exponent();
    }
}
