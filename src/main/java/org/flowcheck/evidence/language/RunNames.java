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

    /** What a term names of a run, once each: {@code x} of {@code r.x}. */
    static List<String> parts(Term term, String run) {
        return dotted(term).filter(name -> name.startsWith(run + ".")).map(name -> name.substring(run.length() + 1))
                .distinct().toList();
    }

    private static Stream<String> dotted(Term term) {
        Stream<String> here = term instanceof Term.Name name && name.name().indexOf('.') > 0
                ? Stream.of(name.name()) : Stream.empty();
        return Stream.concat(here, children(term).stream().flatMap(RunNames::dotted));
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
