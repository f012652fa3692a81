package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.flowcheck.theory.model.Model;

/**
 * What else than the drive there is in the rates: other terms, and what sums over the width have become beyond their
 * values at the start. Each piece is compared with a piece of the drive that holds the same other factors, or as many
 * of them as any: what the two have in common does not matter.
 */
final class Feedback {

    private final Model model;
    private final ParameterScales scales;
    private final Drive drive;
    private final String clock;
    private final Map<Components, List<Judged>> judged = new LinkedHashMap<>();
    private final Map<Components, Map<List<String>, Exponent>> driving = new LinkedHashMap<>();
    private final Set<Exponent> limits = new LinkedHashSet<>();

    /**
     * Compares.
     *
     * @param terms the terms of all rates
     * @param table what the states are made of
     * @param clock the name with which the states grow
     * @param frozen tells which terms have sums over the width
     */
    Feedback(FlowTerms terms, ParameterScales scales, Drive drive, SizeTable table, String clock, Frozen frozen) {
        model = terms.plain();
        this.scales = scales;
        this.drive = drive;
        this.clock = clock;
        terms.all().forEach((components, own) -> {
            Map<FlowTerm, List<Piece>> pieces = new LinkedHashMap<>();
            own.forEach(term -> pieces.put(term, pieces(term, table)));
            Map<List<String>, Exponent> references = references(components, pieces);
            driving.put(components, references);
            List<Judged> all = new ArrayList<>();
            pieces.forEach((term, parts) -> {
                boolean governs = drive.holds(components, term);
                List<Judged.Weighed> rest = parts.stream().filter(piece -> !governs || piece.trace().collective())
                        .map(piece -> new Judged.Weighed(piece, reference(components, references, piece))).toList();
                all.add(new Judged(term, governs, governs && frozen.concerns(term.formula()), rest));
            });
            judged.put(components, all);
        });
    }

    private List<Piece> pieces(FlowTerm term, SizeTable table) {
        SizeReader reader = new SizeReader(model, scales, table, Integer.MAX_VALUE, term.ordinary());
        List<Piece> pieces = reader.of(term.formula());
        limits.addAll(reader.limits());
        return pieces;
    }

    /** The exponents of the drive's pieces by the pieces of states that they hold outside of sums over the width. */
    private Map<List<String>, Exponent> references(Components components, Map<FlowTerm, List<Piece>> pieces) {
        Map<List<String>, Exponent> references = new LinkedHashMap<>();
        pieces.forEach((term, parts) -> {
            if (drive.holds(components, term)) {
                parts.stream().filter(piece -> !piece.trace().collective()).forEach(piece ->
                        references.putIfAbsent(piece.trace().local(), piece.exponent()));
            }
        });
        return references;
    }

    private Exponent reference(Components components, Map<List<String>, Exponent> references, Piece piece) {
        Exponent same = references.get(piece.trace().local());
        if (same != null) {
            return same;
        }
        return references.entrySet().stream().filter(part -> isPart(part.getKey(), piece.trace().local()))
                .max(Comparator.comparingInt(part -> part.getKey().size())).map(Map.Entry::getValue)
                .orElseGet(() -> lastMet(references.values(), piece.exponent())
                        .orElseGet(() -> drive.exponents().getOrDefault(components, piece.exponent())));
    }

    /** Of several exponents that which another one, growing faster, is the last to meet. */
    private Optional<Exponent> lastMet(Collection<Exponent> references, Exponent exponent) {
        return references.stream().filter(other -> exponent.minus(other).coefficient(clock).signum() > 0)
                .reduce((one, other) -> drive.region().proves(Inequality.atMost(exponent.minus(one).root(clock),
                        exponent.minus(other).root(clock))) ? other : one);
    }

    private static boolean isPart(List<String> few, List<String> many) {
        List<String> left = new ArrayList<>(many);
        return few.stream().allMatch(left::remove);
    }

    /** Whether an exponent is at least that of every piece of the drive of some components. */
    boolean isLargest(Components components, Exponent exponent, UnaryOperator<Exponent> then, Region region) {
        return driving.get(components).values().stream().allMatch(other ->
                region.proves(Inequality.atMost(then.apply(other), then.apply(exponent))));
    }

    /** What has been found about all terms. */
    Map<Components, List<Judged>> judged() {
        return judged;
    }

    /** The relative exponents of everything that is not the drive. */
    Set<Exponent> relative() {
        Set<Exponent> forms = new LinkedHashSet<>();
        judged.values().forEach(own -> own.forEach(one -> forms.addAll(one.relative())));
        return forms;
    }

    /** Exponents that must stay below zero, because a function is known for arguments of order one only. */
    Set<Exponent> limits() {
        return limits;
    }
}
