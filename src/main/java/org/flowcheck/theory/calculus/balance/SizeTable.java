package org.flowcheck.theory.calculus.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the components of the states are made of.
 *
 * @param pieces the pieces of each kind of components; the first one is what the others are changes of
 */
record SizeTable(Map<Components, List<Piece>> pieces) {

    /** Copies the lists, keeping their order. */
    SizeTable {
        Map<Components, List<Piece>> copy = new LinkedHashMap<>();
        pieces.forEach((components, own) -> copy.put(components, List.copyOf(own)));
        pieces = Collections.unmodifiableMap(copy);
    }

    /** The pieces of some components. */
    List<Piece> of(Components components) {
        return pieces.get(components);
    }

    /** The first piece of some components. */
    Piece first(Components components) {
        return of(components).get(0);
    }

    /** This table with further pieces. */
    SizeTable with(Components components, List<Piece> further) {
        Map<Components, List<Piece>> more = new LinkedHashMap<>(pieces);
        List<Piece> own = new ArrayList<>(of(components));
        own.addAll(further);
        more.put(components, own);
        return new SizeTable(more);
    }

    /** This table with other pieces of some components. */
    SizeTable replacing(Components components, List<Piece> others) {
        Map<Components, List<Piece>> more = new LinkedHashMap<>(pieces);
        more.put(components, others);
        return new SizeTable(more);
    }
}
