package org.flowcheck.theory.language;

import java.util.Collection;
import org.flowcheck.theory.syntax.Term;

/** Walks over terms before they are checked. */
final class Terms {

    private Terms() {
    }

    /** Adds every name that stands in a term, heads included. */
    static void names(Term term, Collection<String> into) {
        if (term instanceof Term.Name name) {
            into.add(name.name());
        }
        term.children().forEach(child -> names(child, into));
    }
}
