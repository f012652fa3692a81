package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The circles in which components drive each other that close at one time, and what they drive. */
final class ClosedCircles {

    private final SizeTable table;
    private final List<Set<Components>> circles = new ArrayList<>();
    private final Set<Components> driven = new LinkedHashSet<>();

    /**
     * The circles that close at a time.
     *
     * @param table what the states are made of then
     * @param start what they are made of at the start
     */
    ClosedCircles(FlowTerms terms, ParameterScales scales, Drive drive, SizeTable start, SizeTable table,
                  Set<Changes.Circle> circles) {
        this.table = table;
        // Sums over the width stay as they are at the start.
        Map<Components, Set<Components>> needs = new LinkedHashMap<>();
        drive.terms().forEach((components, own) -> own.forEach(term -> {
            SizeReader reader = new SizeReader(terms.plain(), scales, start, 0, term.ordinary());
            reader.components(term.formula()).stream().filter(source -> new Degrees(reference ->
                    reader.components(reference).contains(source), size -> !scales.of(size).isZero())
                            .holds(term.formula())).forEach(source ->
                                    needs.computeIfAbsent(components, any -> new LinkedHashSet<>()).add(source));
        }));
        // What only led into a circle is not part of it.
        circles.forEach(circle -> this.circles.add(circle.components().stream().filter(components ->
                Dependence.reaches(needs, components, circle.closing())).collect(Collectors.toSet())));
        table.pieces().keySet().stream().filter(components -> this.circles.stream().flatMap(Set::stream)
                .anyMatch(source -> Dependence.reaches(needs, components, source))).forEach(driven::add);
    }

    /** The components of each circle. */
    List<Set<Components>> circles() {
        return circles;
    }

    /** The components that the circles drive, their own ones among them. */
    Set<Components> driven() {
        return driven;
    }

    /** The states with one factor m^g for all that is driven. */
    SizeTable grown(String growth) {
        Map<Components, List<Piece>> pieces = new LinkedHashMap<>();
        table.pieces().forEach((components, own) -> pieces.put(components, own.stream().map(piece ->
                driven.contains(components) && piece.trace().changes() > 0
                        ? piece.withExponent(piece.exponent().plus(Exponent.of(growth))) : piece).toList()));
        return new SizeTable(pieces);
    }
}
