package org.flowcheck.evidence.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.TimeVariable;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.syntax.Term;

/** The times in sight while a formula about runs is read: those of the claim, and those that operators bind. */
final class TimesInSight {

    private final Map<String, Integer> times = new LinkedHashMap<>();
    private final Map<String, String> runs = new HashMap<>();

    /** The times that a claim quantifies over. */
    TimesInSight(List<TimeVariable> variables) {
        for (TimeVariable variable : variables) {
            times.put(variable.name(), times.size());
        }
    }

    /** The names, those of the claim first. */
    Set<String> names() {
        return times.keySet();
    }

    /** The number of a time in sight. */
    Optional<Integer> find(String name) {
        return Optional.ofNullable(times.get(name));
    }

    /** The run through whose samples a time goes that an operator binds; nothing for a time of the claim. */
    Optional<String> runOf(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** How many of the times some terms speak of together. */
    int spokenOf(List<Term> terms) {
        return (int) times.keySet().stream().filter(time -> terms.stream().anyMatch(term -> names(term, time))).count();
    }

    private static boolean names(Term term, String time) {
        return term instanceof Term.Name name && name.name().equals(time)
                || term.children().stream().anyMatch(child -> names(child, time));
    }

    /** The place of a series that an index names: a time in sight, {@code end}, or 0. */
    int place(Term index) {
        if (index instanceof Term.Name name && times.containsKey(name.name())) {
            return times.get(name.name());
        }
        if (index instanceof Term.Name name && name.name().equals(RunFormulas.END)) {
            return Value.Series.LAST;
        }
        if (index instanceof Term.Numeral numeral && numeral.value().signum() == 0) {
            return Value.Series.START;
        }
        Diagnostic problem = Diagnostic.at(index.span(), Code.UNKNOWN_TIME, "this is not a time of 'for all'")
                .expecting(String.join(", ", times.keySet()) + (times.isEmpty() ? "" : ", ") + "0 or "
                        + RunFormulas.END);
        if (index instanceof Term.Name name) {
            throw problem.suggesting(Spelling.nearest(name.name(), times.keySet())).exception();
        }
        throw problem.suggesting(Optional.of("At[r.x[t], t, time]")).exception();
    }

    /** A time variable bound while a body is read, with the run through whose samples it goes. */
    <T> T binding(Term.Name variable, String run, IntFunction<T> reading) {
        if (times.containsKey(variable.name())) {
            throw Diagnostic.at(variable.span(), Code.NAME_SHADOWED, "the time '" + variable.name() + "' is taken")
                    .expecting("another name").exception();
        }
        int slot = times.size();
        times.put(variable.name(), slot);
        runs.put(variable.name(), run);
        try {
            return reading.apply(slot);
        } finally {
            times.remove(variable.name());
            runs.remove(variable.name());
        }
    }

    /** All times put out of sight while a number per run is read. */
    <T> T without(Supplier<T> reading) {
        Map<String, Integer> outside = new LinkedHashMap<>(times);
        times.clear();
        try {
            return reading.get();
        } finally {
            times.putAll(outside);
        }
    }
}
