package org.flowcheck.theory.calculus.polynomial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Rational;

/**
 * A row of numbers that are polynomials in constants; zeros are left out.
 *
 * @param entries what stands in each column, not zero
 */
record ConstantVector(SortedMap<Integer, IndexPolynomial> entries) {

    /** Drops zeros. */
    ConstantVector {
        SortedMap<Integer, IndexPolynomial> kept = new TreeMap<>(entries);
        kept.values().removeIf(IndexPolynomial::isZero);
        entries = kept;
    }

    /** What stands in a column. */
    IndexPolynomial at(int column) {
        return entries.getOrDefault(column, IndexPolynomial.ZERO);
    }

    /** Whether all entries are zero. */
    boolean isZero() {
        return entries.isEmpty();
    }

    /** A string that is equal for equal vectors and for them only. */
    String key() {
        return entries.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue().key())
                .collect(Collectors.joining(";"));
    }

    /** The multiple of this vector minus a multiple of another one in which a column is zero, in lowest terms. */
    ConstantVector without(int column, ConstantVector other, PolynomialRing ring) {
        ExactDivision division = new ExactDivision(ring);
        Optional<IndexPolynomial> whole = division.quotient(at(column), other.at(column));
        IndexPolynomial own = whole.isPresent() ? PolynomialRing.one() : other.at(column);
        IndexPolynomial others = whole.orElse(at(column)).scaled(Rational.of(-1));
        SortedMap<Integer, IndexPolynomial> combined = new TreeMap<>();
        entries.forEach((place, entry) -> combined.put(place, ring.multiply(own, entry)));
        other.entries.forEach((place, entry) ->
                combined.merge(place, ring.multiply(others, entry), (left, right) -> ring.add(left, right)));
        return new ConstantVector(combined).lowest(ring);
    }

    /** The multiple without common divisors and with whole coprime coefficients, the first of them positive. */
    ConstantVector lowest(PolynomialRing ring) {
        if (isZero()) {
            return this;
        }
        ConstantVector result = divided(commonPowers(), ring);
        if (result.entries.values().stream().allMatch(entry -> entry.size() > 1)) {
            result = result.divided(new CommonDivisor(ring).of(result.entries.values()), ring);
        }
        Rational factor = result.wholeFactor();
        SortedMap<Integer, IndexPolynomial> scaled = new TreeMap<>();
        result.entries.forEach((place, entry) -> scaled.put(place, entry.scaled(factor)));
        return new ConstantVector(scaled);
    }

    private ConstantVector divided(IndexPolynomial divisor, PolynomialRing ring) {
        ExactDivision division = new ExactDivision(ring);
        SortedMap<Integer, IndexPolynomial> quotients = new TreeMap<>();
        entries.forEach((place, entry) -> quotients.put(place, division.quotient(entry, divisor)
                .orElseThrow(() -> new TooComplexException("a quotient of too many terms"))));
        return new ConstantVector(quotients);
    }

    private List<Term> terms() {
        return entries.values().stream().flatMap(entry -> entry.terms().stream()).toList();
    }

    /** The product of the powers that all terms hold. */
    private IndexPolynomial commonPowers() {
        List<Term> terms = terms();
        Map<String, Term.Factor> common = new HashMap<>(terms.get(0).factors());
        for (Term term : terms) {
            common.keySet().retainAll(term.factors().keySet());
            common.replaceAll((key, factor) -> term.factors().get(key).exponent().compareTo(factor.exponent()) < 0
                    ? term.factors().get(key) : factor);
        }
        return IndexPolynomial.of(List.of(Term.of(Rational.ONE, List.of(), new ArrayList<>(common.values()))));
    }

    /** What makes the coefficients whole and coprime, and the first one positive. */
    private Rational wholeFactor() {
        BigInteger divisor = BigInteger.ZERO;
        BigInteger multiple = BigInteger.ONE;
        for (Term term : terms()) {
            divisor = divisor.gcd(term.coefficient().numerator());
            BigInteger denominator = term.coefficient().denominator();
            multiple = multiple.multiply(denominator).divide(multiple.gcd(denominator));
        }
        boolean negative = entries.get(entries.firstKey()).leading().signum() < 0;
        return new Rational(negative ? multiple.negate() : multiple, divisor);
    }
}
