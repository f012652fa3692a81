package org.flowcheck.evidence.language;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.syntax.Term;

/**
 * Tells whether one time runs through several runs in a formula, in terms not checked yet: in
 * {@code full.K[t] - reduced.K[t]} it does, in {@code r.T <= Inf[f.E[u], u]} it does not.
 */
final class SharedTimes {

    private final String main;
    private final List<RunPlan> runs;

    private SharedTimes(String main, List<RunPlan> runs) {
        this.main = main;
        this.runs = runs;
    }

    /**
     * Whether runs have to be sampled at the same times for a formula to mean something.
     *
     * @param main the run whose times those of {@code for all} are
     */
    static boolean in(Term term, String main, List<RunPlan> runs) {
        return new SharedTimes(main, runs).in(term, Set.of());
    }

    private boolean in(Term term, Set<String> bound) {
        if (!(term instanceof Term.Call call)) {
            return term.children().stream().anyMatch(child -> in(child, bound));
        }
        Optional<Term.Name> time = BoundTime.of(call);
        if (time.isPresent()) {
            Term body = call.arguments().get(0);
            Set<String> inside = new HashSet<>(bound);
            inside.add(time.get().name());
            // Numbers of other runs need no times: FirstTime[full.K[v] >= reduced.T - v, v].
            return RunNames.read(body, runs).distinct().count() > 1 || in(body, inside)
                    || call.arguments().stream().skip(1).anyMatch(argument -> in(argument, bound));
        }
        return ofAnotherRun(call, bound) || call.arguments().stream().anyMatch(argument -> in(argument, bound));
    }

    /** A series of another run than the main one, at a time of {@code for all}. */
    private boolean ofAnotherRun(Term.Call call, Set<String> bound) {
        return RunNames.first(call.head(), runs).filter(run -> !run.equals(main)).isPresent()
                && call.arguments().stream().anyMatch(place -> place instanceof Term.Name name
                && !name.name().equals(RunFormulas.END) && !bound.contains(name.name()));
    }
}
