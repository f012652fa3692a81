package org.flowcheck.theory.calculus.balance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.theory.expression.Rational;

/**
 * The smallest of several exponents: the first of several times.
 *
 * @param forms the exponents, each once
 */
public record Smallest(List<Exponent> forms) {

    private static final Rational MINUS_ONE = Rational.of(-1);

    /** Drops repetitions; refuses none. */
    public Smallest {
        forms = List.copyOf(new LinkedHashSet<>(forms));
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("the smallest of no exponents");
        }
    }

    private Largest mirrored() {
        return new Largest(forms.stream().map(form -> form.times(MINUS_ONE)).toList());
    }

    /** This without the exponents that are nowhere in a region smaller than all the others. */
    public Smallest within(Region region) {
        return new Smallest(mirrored().within(region).forms().stream().map(form -> form.times(MINUS_ONE)).toList());
    }

    /** A region cut into the parts where each exponent is the smallest; where two are equal, the first one counts. */
    public List<Largest.Case> cases(Region region) {
        return mirrored().cases(region).stream()
                .map(part -> new Largest.Case(part.region(), part.form().times(MINUS_ONE))).toList();
    }

    /** The exponent, or {@code min(...)} of several. */
    public String text() {
        return forms.size() == 1 ? forms.get(0).text()
                : forms.stream().map(Exponent::text).collect(Collectors.joining(", ", "min(", ")"));
    }
}
