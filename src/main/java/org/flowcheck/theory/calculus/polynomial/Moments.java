package org.flowcheck.theory.calculus.polynomial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.expression.IndexForm;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code Sum[p[s]*x[s, j]*x[s, l], {s, S}] -> KroneckerDelta[j, l]} for samples whose weights p sum up to one and of
 * which some moments are known.
 *
 * @param samples the name of the number of samples; empty where there are none
 * @param weight the name of the weights
 * @param rules the known moments
 */
record Moments(String samples, String weight, List<Rule> rules) {

    /** No samples. */
    static final Moments NONE = new Moments("", "", List.of());

    /** Copies the rules. */
    Moments {
        rules = List.copyOf(rules);
    }

    /**
     * A known moment.
     *
     * @param names the arrays whose elements are multiplied, one for each factor
     * @param indices for each factor the placeholders of its indices, without the sample
     * @param value the moment, a polynomial in the placeholders
     */
    record Rule(List<String> names, List<List<String>> indices, IndexPolynomial value) {
    }

    /** A moment found in a term: what it is, and the index forms of the placeholders. */
    record Found(IndexPolynomial value, Map<String, IndexForm> placeholders, List<Term.Factor> factors) {
    }

    /** The factors of a term that a range of samples binds, if they are a known moment. */
    Optional<Found> find(Term term, Range range) {
        boolean ofSamples = !samples.isEmpty() && range.upper().equals(IndexForm.of(samples))
                && range.lower().equals(IndexForm.of(1));
        if (!ofSamples) {
            return Optional.empty();
        }
        IndexForm sample = IndexForm.of(range.index());
        List<Term.Factor> bound = new ArrayList<>();
        List<Atom.Element> elements = new ArrayList<>();
        boolean weighted = false;
        for (Term.Factor factor : term.factors().values()) {
            if (!factor.atom().names().contains(range.index())) {
                continue;
            }
            if (!(factor.atom() instanceof Atom.Element element) || element.atStart()
                    || !element.indices().get(0).equals(sample) || mentionsTwice(element, range.index())
                    || !factor.exponent().isInteger() || factor.exponent().signum() < 0) {
                return Optional.empty();
            }
            bound.add(factor);
            int count = factor.exponent().numerator().intValueExact();
            if (element.name().equals(weight)) {
                weighted = count == 1;
                if (!weighted) {
                    return Optional.empty();
                }
            } else {
                for (int i = 0; i < count; i++) {
                    elements.add(element);
                }
            }
        }
        if (!weighted) {
            return Optional.empty();
        }
        if (elements.isEmpty()) {
            return Optional.of(new Found(PolynomialRing.number(Rational.ONE), Map.of(), bound));
        }
        for (Rule rule : rules) {
            Map<String, IndexForm> placeholders = new HashMap<>();
            if (rule.names().size() == elements.size() && matches(rule, 0, elements, placeholders)) {
                return Optional.of(new Found(rule.value(), placeholders, bound));
            }
        }
        return Optional.empty();
    }

    private static boolean mentionsTwice(Atom.Element element, String index) {
        return element.indices().stream().skip(1).anyMatch(form -> form.coefficient(index) != 0);
    }

    /** Moments do not depend on the order of factors: the first assignment by names is as good as any other. */
    private static boolean matches(Rule rule, int position, List<Atom.Element> left,
                                   Map<String, IndexForm> placeholders) {
        if (position == rule.names().size()) {
            return true;
        }
        for (Atom.Element element : left) {
            if (element.name().equals(rule.names().get(position))) {
                List<String> wanted = rule.indices().get(position);
                for (int i = 0; i < wanted.size(); i++) {
                    placeholders.put(wanted.get(i), element.indices().get(i + 1));
                }
                List<Atom.Element> rest = new ArrayList<>(left);
                rest.remove(element);
                return matches(rule, position + 1, rest, placeholders);
            }
        }
        return false;
    }
}
