package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.syntax.Term;

/** Finds runs by name in terms that are not checked yet. */
final class RunNames {

    private RunNames() {
    }

    /** The first run that a term names. */
    static Optional<String> first(Term term, List<RunPlan> runs) {
        return dotted(term).map(name -> name.substring(0, name.indexOf('.')))
                .filter(name -> runs.stream().anyMatch(run -> run.name().equals(name))).findFirst();
    }

    /** Every run that a term names, once each, in the order of the text. */
    static List<String> all(Term term, List<RunPlan> runs) {
        return dotted(term).map(name -> name.substring(0, name.indexOf('.'))).distinct()
                .filter(name -> runs.stream().anyMatch(run -> run.name().equals(name))).toList();
    }

    /** The runs of which a term reads series, as in {@code r.K[t]}, one for each place where it does. */
    static Stream<String> read(Term term, List<RunPlan> runs) {
        Stream<String> here = term instanceof Term.Call call ? first(call.head(), runs).stream() : Stream.empty();
        return Stream.concat(here, term.children().stream().flatMap(child -> read(child, runs)));
    }

    private static Stream<String> dotted(Term term) {
        Stream<String> here = term instanceof Term.Name name && name.name().indexOf('.') > 0
                ? Stream.of(name.name()) : Stream.empty();
        return Stream.concat(here, term.children().stream().flatMap(RunNames::dotted));
    }
}
