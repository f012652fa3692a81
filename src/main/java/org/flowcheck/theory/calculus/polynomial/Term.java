package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code coefficient * Sum[product of atom^exponent, ranges]}.
 *
 * @param coefficient the coefficient
 * @param ranges the summation indices, outer ones first
 * @param factors the factors by the key of their atom; no exponent is zero
 */
record Term(Rational coefficient, List<Range> ranges, TreeMap<String, Factor> factors) {

    /**
     * A power of an atom.
     *
     * @param atom the atom
     * @param exponent the exponent, not zero
     */
    record Factor(Atom atom, Rational exponent) {
    }

    /** A number. */
    static Term of(Rational coefficient) {
        return new Term(coefficient, List.of(), new TreeMap<>());
    }

    /** A power of an atom. */
    static Term of(Atom atom, Rational exponent) {
        TreeMap<String, Factor> factors = new TreeMap<>();
        factors.put(atom.key(), new Factor(atom, exponent));
        return new Term(Rational.ONE, List.of(), factors);
    }

    /** A term of factors of which several may have the same atom. */
    static Term of(Rational coefficient, List<Range> ranges, Collection<Factor> factors) {
        TreeMap<String, Factor> merged = new TreeMap<>();
        factors.forEach(factor -> merge(merged, factor.atom().key(), factor));
        return new Term(coefficient, ranges, merged);
    }

    private static void merge(TreeMap<String, Factor> factors, String key, Factor factor) {
        Factor present = factors.get(key);
        Rational exponent = present == null ? factor.exponent() : present.exponent().plus(factor.exponent());
        if (exponent.signum() == 0) {
            factors.remove(key);
        } else {
            factors.put(key, new Factor(factor.atom(), exponent));
        }
    }

    /** This term with another coefficient. */
    Term withCoefficient(Rational value) {
        return new Term(value, ranges, factors);
    }

    /** This term under further sums, which go outside. */
    Term under(List<Range> outer) {
        List<Range> all = new ArrayList<>(outer);
        all.addAll(ranges);
        return new Term(coefficient, all, factors);
    }

    /** This term without one factor. */
    Term without(Factor factor) {
        TreeMap<String, Factor> rest = new TreeMap<>(factors);
        rest.remove(factor.atom().key());
        return new Term(coefficient, ranges, rest);
    }

    /** The product; summation indices give way to each other and to free names. Not reduced. */
    Term times(Term other) {
        Term left = ranges.isEmpty() ? this : avoiding(other.names());
        Set<String> taken = left.boundNames();
        if (!other.ranges.isEmpty()) {
            taken.addAll(left.names());
        }
        Term distinct = other.avoiding(taken);
        List<Range> both = new ArrayList<>(left.ranges);
        both.addAll(distinct.ranges);
        TreeMap<String, Factor> all = new TreeMap<>(left.factors);
        distinct.factors.forEach((key, factor) -> merge(all, key, factor));
        return new Term(coefficient.times(other.coefficient), both, all);
    }

    /** This term with none of the given names as a summation index. */
    Term avoiding(Set<String> taken) {
        Map<String, String> names = new HashMap<>();
        Set<String> own = boundNames();
        if (own.stream().noneMatch(taken::contains)) {
            return this;
        }
        Set<String> used = new HashSet<>(taken);
        used.addAll(own);
        used.addAll(names());
        for (Range range : ranges) {
            if (taken.contains(range.index())) {
                String name = range.index();
                while (!used.add(name)) {
                    name += "'";
                }
                names.put(range.index(), name);
            }
        }
        return renamed(names);
    }

    /** This term with free names replaced; summation indices give way where they would catch a new name. */
    Term renamedFree(Map<String, String> names) {
        Term distinct = avoiding(new HashSet<>(names.values()));
        Map<String, String> free = new HashMap<>(names);
        free.keySet().removeAll(distinct.boundNames());
        return distinct.renamed(free);
    }

    /** This term with names replaced, bound ones too. */
    Term renamed(Map<String, String> names) {
        List<Factor> renamed = new ArrayList<>();
        factors.values().forEach(factor -> renamed.add(new Factor(factor.atom().renamed(names), factor.exponent())));
        return of(coefficient, ranges.stream().map(range -> range.renamed(names)).toList(), renamed);
    }

    /**
     * Whether the reciprocal is the product of those of the factors: there is no sum, and no condition, which has none.
     */
    boolean fallsApart() {
        return ranges.isEmpty() && factors.values().stream().map(Factor::atom).noneMatch(
                atom -> atom instanceof Atom.Condition || atom instanceof Atom.AtLeastZero
                || atom instanceof Atom.Delta);
    }

    /** The names of the summation indices. */
    Set<String> boundNames() {
        Set<String> names = new HashSet<>();
        ranges.forEach(range -> names.add(range.index()));
        return names;
    }

    /** The names that occur and are not summed over. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        factors.values().forEach(factor -> names.addAll(factor.atom().names()));
        for (Range range : ranges) {
            names.addAll(range.lower().coefficients().keySet());
            names.addAll(range.upper().coefficients().keySet());
        }
        names.removeAll(boundNames());
        return names;
    }

    /** How deep polynomials nest inside. */
    int height() {
        return factors.values().stream().mapToInt(factor -> factor.atom().height()).max().orElse(0);
    }
}
