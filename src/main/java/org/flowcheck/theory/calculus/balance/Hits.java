package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The terms that catch up at a time. */
final class Hits {

    private final Map<Components, List<FlowTerm>> terms = new LinkedHashMap<>();
    private final Map<Components, Piece> pieces = new LinkedHashMap<>();
    private boolean direct;

    /**
     * Finds them.
     *
     * @param judged what has been found about all terms
     * @param symbols the values of the symbols
     * @param time the time, a form in the symbols
     */
    Hits(Map<Components, List<Judged>> judged, Region symbols, String clock, Exponent time) {
        judged.forEach((components, own) -> own.forEach(one -> {
            List<Judged.Weighed> hitting = one.neglected().stream().filter(weighed ->
                    weighed.relative().coefficient(clock).signum() > 0
                            && symbols.provesZero(weighed.relative().at(clock, time))).toList();
            direct = direct || hitting.stream().anyMatch(weighed -> weighed.piece().trace().changes() == 0);
            hitting.stream().findFirst().ifPresent(weighed -> {
                terms.computeIfAbsent(components, any -> new ArrayList<>()).add(one.term());
                pieces.putIfAbsent(components, weighed.piece());
            });
        }));
    }

    /** The terms, by the components whose rates hold them. */
    Map<Components, List<FlowTerm>> terms() {
        return terms;
    }

    /** Whether one of them catches up by the states themselves, and not by first corrections to them alone. */
    boolean direct() {
        return direct;
    }

    /** The components whose rates they take over, made of what drives them; the others as they are. */
    SizeTable driven(SizeTable table) {
        SizeTable driven = table;
        for (Map.Entry<Components, Piece> hit : pieces.entrySet()) {
            driven = driven.replacing(hit.getKey(), List.of(hit.getValue().withTrace(Trace.NONE)));
        }
        return driven;
    }
}
