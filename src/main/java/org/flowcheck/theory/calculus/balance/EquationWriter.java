package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * Writes what has been found about the terms of a rate as a person would: what governs, then the rest, the largest
 * first. The parts of a term that was cut stand together where none of them governs.
 */
final class EquationWriter {

    private final FlowTerms terms;
    private final Region region;
    private final String clock;
    private final Map<String, Rational> middle;
    private final Function<Expression, Expression> freezing;

    /**
     * A writer of equations.
     *
     * @param region the values of symbols and clock that they are about; exponents that are nowhere the largest are
     *     left out
     * @param clock the name of the clock
     * @param freezing sums over the width at their values at the start
     */
    EquationWriter(FlowTerms terms, Region region, String clock, Function<Expression, Expression> freezing) {
        this.terms = terms;
        this.region = region;
        this.clock = clock;
        this.middle = region.point(Rational.ONE);
        this.freezing = freezing;
    }

    /** An equation. */
    BalancedEquation write(Components components, List<Judged> judged, Largest size) {
        List<Expression> governing = new ArrayList<>();
        Map<Integer, List<Judged>> byTerm = new LinkedHashMap<>();
        for (Judged one : judged) {
            byTerm.computeIfAbsent(one.term().number(), any -> new ArrayList<>()).add(one);
            if (one.governs()) {
                Expression term = terms.readable(components, one.term());
                governing.add(one.frozen() ? freezing.apply(term) : term);
            }
        }
        List<NeglectedTerm> neglected = new ArrayList<>();
        for (List<Judged> parts : byTerm.values()) {
            boolean whole = parts.stream().noneMatch(Judged::governs);
            List<Judged.Weighed> all = new ArrayList<>();
            for (Judged part : parts) {
                if (whole) {
                    all.addAll(part.neglected());
                } else if (!part.neglected().isEmpty()) {
                    neglected.add(neglected(terms.readable(components, part.term()), part.frozen(), part.neglected()));
                }
            }
            if (!all.isEmpty()) {
                neglected.add(neglected(terms.readableWhole(components, parts.get(0).term()), false, all));
            }
        }
        neglected.sort(Comparator.comparing(this::sizeInTheMiddle).reversed());
        return new BalancedEquation(components, Algebra.add(governing), size.within(region), neglected);
    }

    private Rational sizeInTheMiddle(NeglectedTerm term) {
        return term.relative().forms().stream().map(form -> form.value(middle)).max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private NeglectedTerm neglected(Expression term, boolean beyondStart, List<Judged.Weighed> pieces) {
        Largest relative = largest(pieces, Judged.Weighed::relative);
        Largest coherent = largest(pieces, one -> one.relative().plus(one.piece().trace().ifCoherent()));
        Largest zeroMean = largest(pieces, one -> one.relative().plus(one.piece().trace().ifZeroMean()));
        Optional<NeglectedTerm.Count> other = coherent.equals(zeroMean) ? Optional.empty()
                : Optional.of(relative.equals(coherent) ? new NeglectedTerm.Count(false, zeroMean)
                        : new NeglectedTerm.Count(true, coherent));
        return new NeglectedTerm(term, beyondStart, largest(pieces, one -> one.piece().exponent()), relative, other,
                catchesUp(relative));
    }

    private Largest largest(List<Judged.Weighed> pieces, Function<Judged.Weighed, Exponent> exponent) {
        return new Largest(pieces.stream().map(exponent).toList()).within(region);
    }

    /** Where the relative exponent that is printed reaches zero, if it grows. */
    private Optional<Smallest> catchesUp(Largest relative) {
        List<Exponent> times = relative.forms().stream().filter(form -> form.coefficient(clock).signum() > 0)
                .map(form -> form.root(clock)).toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(new Smallest(times).within(region));
    }
}
