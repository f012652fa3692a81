package org.flowcheck.theory.language;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
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
        children(term).forEach(child -> names(child, into));
    }

    /** The parts of a term, in the order of the text; a call's head counts as a part. */
    static List<Term> children(Term term) {
        if (term instanceof Term.Call call) {
            return Stream.concat(Stream.of(call.head()), call.arguments().stream()).toList();
        }
        if (term instanceof Term.Braces braces) {
            return braces.items();
        }
        if (term instanceof Term.Negative negative) {
            return List.of(negative.operand());
        }
        if (term instanceof Term.Not not) {
            return List.of(not.operand());
        }
        if (term instanceof Term.Raised raised) {
            return List.of(raised.base(), raised.exponent());
        }
        if (term instanceof Term.Chain chain) {
            return chain.operands();
        }
        return List.of();
    }
}
