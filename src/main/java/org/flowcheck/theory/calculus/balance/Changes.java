package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.model.Model;

/**
 * How a drive changes the states up to the time m^tau: {@code x -> x + t*rate(x) + t^2/2*...}, piece by piece. A rate
 * of the exponent r changes a state by m^(r + tau); such a change drives other states in turn. Where components drive
 * each other around a circle, a round multiplies their changes by m to an exponent that grows with tau; while it is
 * negative, further rounds add nothing.
 */
final class Changes {

    /**
     * Components that drive each other around a circle.
     *
     * @param round what a round multiplies the changes with, an exponent
     * @param closing the components at which the circle closes
     * @param components the components in it, and those that led into it
     */
    record Circle(Exponent round, Components closing, Set<Components> components) {
    }

    private final Model model;
    private final ParameterScales scales;
    private final Drive drive;
    private final String clock;
    private final Set<Circle> circles = new LinkedHashSet<>();
    private SizeTable all;

    /**
     * The changes.
     *
     * @param start what the states are made of at the start
     */
    Changes(Model model, ParameterScales scales, Drive drive, SizeTable start, String clock) {
        this.model = model;
        this.scales = scales;
        this.drive = drive;
        this.clock = clock;
        all = start;
        SizeTable open = start;
        for (int round = 0; round <= start.pieces().size(); round++) {
            SizeTable next = open;
            for (Components components : start.pieces().keySet()) {
                next = next.with(components, extend(components, open, next));
            }
            open = next;
        }
    }

    /** What the states are made of: their values at the start and their changes. */
    SizeTable table() {
        return all;
    }

    /** The circles in which components drive each other. */
    Set<Circle> circles() {
        return circles;
    }

    /** The new changes of some components that may drive others further. */
    private List<Piece> extend(Components components, SizeTable open, SizeTable known) {
        List<Piece> further = new ArrayList<>();
        for (FlowTerm term : drive.terms().getOrDefault(components, Set.of())) {
            SizeReader reader = new SizeReader(model, scales, open, Integer.MAX_VALUE, term.ordinary());
            for (Piece rate : reader.of(term.formula())) {
                if (rate.trace().collective()) {
                    continue;
                }
                Exponent exponent = rate.exponent().plus(Exponent.of(clock));
                Map<Components, Exponent> past = new HashMap<>(rate.trace().past());
                Exponent before = past.put(components, exponent);
                Piece change = new Piece(exponent, rate.sources(), new Trace(1, false, List.of(), past, Exponent.ZERO,
                        Exponent.ZERO));
                if (before != null) {
                    circles.add(new Circle(exponent.minus(before), components, past.keySet()));
                }
                if (isNew(change, all.of(components))) {
                    all = all.with(components, List.of(change));
                }
                if (before == null && isNew(change, known.of(components)) && isNew(change, further)) {
                    further.add(change);
                }
            }
        }
        return further;
    }

    private static boolean isNew(Piece piece, List<Piece> known) {
        return known.stream().noneMatch(other -> other.trace().changes() == piece.trace().changes()
                && other.exponent().equals(piece.exponent()) && other.sources().equals(piece.sources()));
    }
}
