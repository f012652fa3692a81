package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.model.Model;

/**
 * What else than the drive there is in the rates: other terms, and what sums over the width have become beyond their
 * values at the start. Each piece is compared with the piece of the drive that holds the same other factors, so that
 * what the two have in common does not matter.
 */
final class Feedback {

    private final Model model;
    private final ParameterScales scales;
    private final Drive drive;
    private final Map<Components, List<Judged>> judged = new LinkedHashMap<>();
    private final Set<Exponent> limits = new LinkedHashSet<>();

    /**
     * Compares.
     *
     * @param terms the terms of all rates
     * @param table what the states are made of
     * @param frozen tells which terms have sums over the width
     */
    Feedback(FlowTerms terms, ParameterScales scales, Drive drive, SizeTable table, Frozen frozen) {
        model = terms.plain();
        this.scales = scales;
        this.drive = drive;
        terms.all().forEach((components, own) -> {
            Map<FlowTerm, List<Piece>> pieces = new LinkedHashMap<>();
            own.forEach(term -> pieces.put(term, pieces(term, table)));
            Map<List<String>, Exponent> references = references(components, pieces);
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
        Map<List<String>, Exponent> references = new HashMap<>();
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
        return same != null ? same : drive.exponents().getOrDefault(components, piece.exponent());
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
