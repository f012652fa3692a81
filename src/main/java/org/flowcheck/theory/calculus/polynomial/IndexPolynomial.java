package org.flowcheck.theory.calculus.polynomial;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/**
 * A sum of reduced terms in normal form: immutable, and equal to another one exactly if all keys and coefficients are.
 * {@link PolynomialRing} calculates with it.
 */
public final class IndexPolynomial {

    /** More terms than this are not handled. */
    static final int MOST_TERMS = 20_000;

    /** 0. */
    static final IndexPolynomial ZERO = new IndexPolynomial(new TreeMap<>());

    /** So many ways of renaming are remembered: an argument of a function comes again in many terms. */
    private static final int MOST_RENAMINGS = 64;

    private final SortedMap<String, Term> terms;
    private final Map<Map<String, String>, IndexPolynomial> renamings = new HashMap<>();
    private String key;
    private Set<String> names;

    private IndexPolynomial(SortedMap<String, Term> terms) {
        this.terms = terms;
    }

    /** The sum of reduced terms. */
    static IndexPolynomial of(Collection<Term> reduced) {
        SortedMap<String, Term> sum = new TreeMap<>();
        for (Term term : reduced) {
            CanonicalLabels.Labelled labelled = CanonicalLabels.of(term);
            Term canonical = labelled.term();
            Term present = sum.get(labelled.key());
            Rational coefficient = present == null ? canonical.coefficient()
                    : present.coefficient().plus(canonical.coefficient());
            if (coefficient.signum() == 0) {
                sum.remove(labelled.key());
            } else {
                sum.put(labelled.key(), canonical.withCoefficient(coefficient));
            }
            if (sum.size() > MOST_TERMS) {
                throw new TooComplexException("more than " + MOST_TERMS + " terms");
            }
        }
        return new IndexPolynomial(sum);
    }

    /** The sum of polynomials. */
    static IndexPolynomial sum(Collection<IndexPolynomial> parts) {
        SortedMap<String, Term> sum = new TreeMap<>();
        for (IndexPolynomial part : parts) {
            part.terms.forEach((termKey, term) -> sum.merge(termKey, term,
                    (left, right) -> left.withCoefficient(left.coefficient().plus(right.coefficient()))));
        }
        sum.values().removeIf(term -> term.coefficient().signum() == 0);
        if (sum.size() > MOST_TERMS) {
            throw new TooComplexException("more than " + MOST_TERMS + " terms");
        }
        return new IndexPolynomial(sum);
    }

    /** Whether no term is left: the formula is zero wherever it is defined, for all sizes. */
    public boolean isZero() {
        return terms.isEmpty();
    }

    /** The number of terms. */
    public int size() {
        return terms.size();
    }

    /** The terms as formulas, in the order of their keys. */
    public List<Monomial> monomials() {
        return terms.values().stream().map(PolynomialWriter::monomial).toList();
    }

    /** The terms that another polynomial does not have, or has with another coefficient, as formulas. */
    public List<Monomial> termsNotIn(IndexPolynomial other) {
        return terms.entrySet().stream().filter(entry -> {
            Term same = other.terms.get(entry.getKey());
            return same == null || !same.coefficient().equals(entry.getValue().coefficient());
        }).map(entry -> PolynomialWriter.monomial(entry.getValue())).toList();
    }

    /** The terms in the order of their keys. */
    Collection<Term> terms() {
        return terms.values();
    }

    /** The number, if this is one. */
    Optional<Rational> number() {
        if (terms.isEmpty()) {
            return Optional.of(Rational.ZERO);
        }
        Term only = terms.values().iterator().next();
        return terms.size() == 1 && only.factors().isEmpty() && only.ranges().isEmpty()
                ? Optional.of(only.coefficient()) : Optional.empty();
    }

    /** The only term, if there is exactly one. */
    Optional<Term> single() {
        return terms.size() == 1 ? Optional.of(terms.values().iterator().next()) : Optional.empty();
    }

    /** The coefficient of the first term; of a polynomial that is not zero. */
    Rational leading() {
        return terms.get(terms.firstKey()).coefficient();
    }

    /** The multiple by a number. */
    IndexPolynomial scaled(Rational factor) {
        if (factor.signum() == 0) {
            return ZERO;
        }
        SortedMap<String, Term> scaled = new TreeMap<>();
        terms.forEach((termKey, term) -> scaled.put(termKey, term.withCoefficient(term.coefficient().times(factor))));
        return new IndexPolynomial(scaled);
    }

    /** The names that occur and are not bound. */
    Set<String> names() {
        if (names == null) {
            Set<String> all = new HashSet<>();
            terms.values().forEach(term -> all.addAll(term.names()));
            names = Collections.unmodifiableSet(all);
        }
        return names;
    }

    /** This polynomial with names replaced by names; two names may become one. Nothing is contracted. */
    IndexPolynomial renamed(Map<String, String> changes) {
        Map<String, String> own = new HashMap<>();
        for (String name : names()) {
            String other = changes.get(name);
            if (other != null) {
                own.put(name, other);
            }
        }
        if (own.isEmpty()) {
            return this;
        }
        IndexPolynomial known = renamings.get(own);
        if (known == null) {
            known = of(terms.values().stream().map(term -> term.renamedFree(own)).toList());
            if (renamings.size() < MOST_RENAMINGS) {
                renamings.put(own, known);
            }
        }
        return known;
    }

    /** How deep polynomials nest inside. */
    int height() {
        return terms.values().stream().mapToInt(Term::height).max().orElse(0);
    }

    /** A string that is equal for equal polynomials and for them only. */
    public String key() {
        if (key == null) {
            StringBuilder text = new StringBuilder();
            terms.forEach((termKey, term) -> text.append(term.coefficient().signum() < 0 ? "" : "+")
                    .append(term.coefficient()).append(termKey));
            key = text.isEmpty() ? "0" : text.toString();
        }
        return key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndexPolynomial polynomial && key().equals(polynomial.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return key();
    }
}
