package org.flowcheck.simulation.compiler;

import java.util.HashMap;
import java.util.Map;

/**
 * What a formula is lowered under.
 *
 * @param indices the value of each index name, in loop variables
 * @param domain the values the loop variables take here
 * @param atStart whether states stand for their values at time zero
 */
record Scope(Map<String, Affine> indices, IndexDomain domain, boolean atStart) {

    static final Scope TOP = new Scope(Map.of(), IndexDomain.EVERYTHING, false);

    Scope {
        indices = Map.copyOf(indices);
    }

    Scope bind(String name, Affine value) {
        Map<String, Affine> more = new HashMap<>(indices);
        more.put(name, value);
        return new Scope(more, domain, atStart);
    }

    Scope withIndices(Map<String, Affine> others) {
        return new Scope(others, domain, atStart);
    }

    Scope within(IndexDomain part) {
        return new Scope(indices, part, atStart);
    }

    Scope where(Affine nonNegative) {
        return within(domain.where(nonNegative));
    }

    Scope asAtStart() {
        return new Scope(indices, domain, true);
    }

    /** This on the part where a variable has a value. */
    Scope substitute(int variable, Affine value) {
        Map<String, Affine> replaced = new HashMap<>();
        indices.forEach((name, index) -> replaced.put(name, index.substitute(variable, value)));
        return new Scope(replaced, domain.substitute(variable, value), atStart);
    }
}
