package org.flowcheck.evidence.language;

import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.theory.syntax.Term;

/** The time that an operator such as {@code Sup[r.x[t], t]} binds in its first argument, in terms not checked yet. */
final class BoundTime {

    private BoundTime() {
    }

    /** The name after the body: alone, or first in a range {@code {t, from, to}}; nothing where the call binds none. */
    static Optional<Term.Name> of(Term.Call call) {
        if (!OperatorForms.bindsTime(call.name()) || call.arguments().size() < 2) {
            return Optional.empty();
        }
        Term second = call.arguments().get(1);
        Term named = second instanceof Term.Braces braces && !braces.items().isEmpty() ? braces.items().get(0) : second;
        return named instanceof Term.Name name ? Optional.of(name) : Optional.empty();
    }

    /** Whether a term speaks of a time that no operator in it binds. */
    static boolean isFree(String time, Term term) {
        if (term instanceof Term.Name name) {
            return name.name().equals(time);
        }
        if (term instanceof Term.Call call && of(call).filter(name -> name.name().equals(time)).isPresent()) {
            // The body and the name itself are bound; the ends of a range, and the time of At, are not.
            Stream<Term> ends = call.arguments().get(1) instanceof Term.Braces braces ? braces.items().stream().skip(1)
                    : Stream.empty();
            return Stream.concat(ends, call.arguments().stream().skip(2)).anyMatch(part -> isFree(time, part));
        }
        return term.children().stream().anyMatch(child -> isFree(time, child));
    }
}
