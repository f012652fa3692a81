package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The largest of several exponents: that of a sum whose terms are m to these exponents.
 *
 * @param forms the exponents, each once
 */
public record Largest(List<Exponent> forms) {

    /** Drops repetitions; refuses none. */
    public Largest {
        forms = List.copyOf(new LinkedHashSet<>(forms));
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("the largest of no exponents");
        }
    }

    /**
     * The part of a region where one exponent is the largest.
     *
     * @param region the part
     * @param form the exponent
     */
    public record Case(Region region, Exponent form) {
    }

    /** This without the exponents that are nowhere in a region larger than all the others. */
    public Largest within(Region region) {
        List<Exponent> kept = new ArrayList<>(forms);
        for (Exponent form : forms) {
            List<Exponent> others = kept.stream().filter(other -> !other.equals(form)).toList();
            boolean needed = others.isEmpty() || !region.and(others.stream().map(other -> Inequality.less(other, form))
                    .toList()).isEmpty();
            if (!needed) {
                kept.remove(form);
            }
        }
        return new Largest(kept);
    }

    /** A region cut into the parts where each exponent is the largest; where two are equal, the first one counts. */
    public List<Case> cases(Region region) {
        List<Exponent> needed = within(region).forms;
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < needed.size(); i++) {
            Region part = region;
            for (int j = 0; j < i; j++) {
                part = part.and(Inequality.less(needed.get(j), needed.get(i)));
            }
            for (int j = i + 1; j < needed.size(); j++) {
                part = part.and(Inequality.atMost(needed.get(j), needed.get(i)));
            }
            if (!part.isEmpty()) {
                cases.add(new Case(part, needed.get(i)));
            }
        }
        return cases;
    }

    /** This with each exponent changed. */
    public Largest map(UnaryOperator<Exponent> change) {
        return new Largest(forms.stream().map(change).toList());
    }

    /** Whether the largest exponent is zero at every point of a region. */
    public boolean isZero(Region region) {
        List<Exponent> needed = within(region).forms;
        return needed.size() == 1 && region.provesZero(needed.get(0));
    }

    /** That all exponents are below zero. */
    public List<Inequality> negative() {
        return forms.stream().map(form -> Inequality.less(form, Exponent.ZERO)).toList();
    }

    /** The exponent, or {@code max(...)} of several. */
    public String text() {
        return forms.size() == 1 ? forms.get(0).text()
                : forms.stream().map(Exponent::text).collect(Collectors.joining(", ", "max(", ")"));
    }
}
