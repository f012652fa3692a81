package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.theory.expression.Traversal;
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

    /**
     * Refuses a formula about several runs that do not go together: they need equal numbers of initial conditions,
     * parameter values and seeds, and the same sampled times.
     *
     * @param main the run whose cells the formula is about
     */
    static void requireAligned(Term term, String main, List<RunPlan> runs) {
        RunPlan first = runs.stream().filter(run -> run.name().equals(main)).findFirst().orElseThrow();
        List<RunPlan> named = all(term, runs).stream()
                .flatMap(name -> runs.stream().filter(run -> run.name().equals(name))).toList();
        for (RunPlan other : named) {
            boolean aligned = other == first || first.extent() instanceof Extent.UntilTime until
                    && other.extent().equals(until) && sameTimes(until, first, other)
                    && other.initial().size() == first.initial().size()
                    && other.seeds() == first.seeds() && shape(other).equals(shape(first));
            if (!aligned) {
                throw Diagnostic.at(term.span(), Code.RUNS_NOT_ALIGNED, "the runs '" + first.name() + "' and '"
                                + other.name() + "' do not go together in one formula")
                        .expecting("equal grids, seeds and times, and no blow-up").exception();
            }
        }
    }

    /** Ends that depend on parameters agree where the runs agree in these. */
    private static boolean sameTimes(Extent.UntilTime until, RunPlan first, RunPlan other) {
        return Traversal.freeNames(until.end()).stream().allMatch(name -> axis(first, name).isPresent()
                && axis(first, name).equals(axis(other, name)));
    }

    private static Optional<RunPlan.Axis> axis(RunPlan plan, String parameter) {
        return plan.grid().stream().filter(axis -> axis.parameter().equals(parameter)).findFirst();
    }

    private static List<Integer> shape(RunPlan plan) {
        return plan.grid().stream().map(axis -> axis.values().size()).toList();
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
