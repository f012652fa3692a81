package org.flowcheck.theory.expression;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Invents names that do not occur yet: {@code k}, else {@code k1}, {@code k2}, ...; never {@code t}, which is the time.
 */
public final class FreshNames {

    private final Set<String> used;

    /** Avoids the given names. */
    public FreshNames(Collection<String> used) {
        this.used = new HashSet<>(used);
        this.used.add(Reference.TIME);
    }

    /** A name like {@code wanted} that has not been used; it counts as used from then on. */
    public String next(String wanted) {
        String stem = wanted.replaceAll("[0-9]+$", "");
        if (stem.isEmpty()) {
            throw new IllegalArgumentException("not a name: " + wanted);
        }
        String name = wanted;
        for (int i = 1; !used.add(name); i++) {
            name = stem + i;
        }
        return name;
    }

    /** Avoids further names. */
    public void avoid(Collection<String> names) {
        used.addAll(names);
    }
}
