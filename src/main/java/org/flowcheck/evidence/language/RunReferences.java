package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.BlowUpTime;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.syntax.Term;

/**
 * What names with a run before their dot stand for: {@code r.E[t]} is a series, {@code r.T} and {@code r.m} are numbers
 * per run.
 */
final class RunReferences {

    /** The name of the blow-up time of a run: {@code r.T}. */
    private static final String BLOW_UP_TIME = "T";

    private final List<RunPlan> runs;
    private final QuantityScope quantities;
    private final TimesInSight times;
    private final List<Value.Series> measured = new ArrayList<>();

    RunReferences(List<RunPlan> runs, QuantityScope quantities, TimesInSight times) {
        this.runs = runs;
        this.quantities = quantities;
        this.times = times;
    }

    /** Every series that was asked for, once each. */
    List<Value.Series> measured() {
        return measured;
    }

    /** A number per run. */
    Value number(Term.Name name) {
        RunPlan plan = plan(name);
        String property = property(name);
        quantities.requireUnlikeModel(plan, property);
        if (property.equals(BLOW_UP_TIME)) {
            requireBlowUp(plan, name.span());
            return new BlowUpTime(plan.name());
        }
        if (plan.model().parameter(property).isPresent()) {
            return new Value.Parameter(plan.name(), property);
        }
        List<String> indices = quantities.indices(property);
        if (indices.isEmpty()) {
            quantities.quantity(plan, property, List.of(), name.span());
        }
        throw Diagnostic.at(name.span(), Code.LEVEL_MISMATCH, "'" + name.name() + "' is a series: it needs a time")
                .suggesting(Optional.of(name.name() + form(indices))).exception();
    }

    private static void requireBlowUp(RunPlan plan, Span span) {
        if (!(plan.extent() instanceof Extent.BlowUp)) {
            throw Diagnostic.at(span, Code.LEVEL_MISMATCH, "the runs '" + plan.name() + "' do not look for a blow-up")
                    .expecting("'until: blow-up' in the runs").exception();
        }
    }

    /** {@code [t]}, or {@code [k, t]} with indices before the time. */
    private static String form(List<String> indices) {
        return "[" + String.join("", indices.stream().map(index -> index + ", ").toList()) + "t]";
    }

    /** A series at a time: {@code r.x[t]}, or {@code r.x[2, t]} for a quantity with an index. */
    Value series(Term.Call call) {
        RunPlan plan = plan(call.head());
        String property = property(call.head());
        quantities.requireUnlikeModel(plan, property);
        if (plan.model().parameter(property).isPresent() || property.equals(BLOW_UP_TIME)) {
            throw Diagnostic.at(call.span(), Code.LEVEL_MISMATCH,
                    "'" + call.name() + "' is a number per run, not a series")
                    .expecting(call.name()).exception();
        }
        List<String> indices = quantities.indices(property);
        if (!indices.isEmpty() && call.arguments().size() != indices.size() + 1) {
            throw Diagnostic.at(call.span(), Code.WRONG_NUMBER_OF_ARGUMENTS, "'" + call.name()
                    + "' takes its indices, and then a time").expecting(call.name() + form(indices)).exception();
        }
        RunFormulas.requireArguments(call, indices.size() + 1);
        List<Term.Numeral> places = call.arguments().subList(0, indices.size()).stream()
                .map(RunReferences::whole).toList();
        String at = places.stream().map(place -> place.value().toString()).collect(Collectors.joining(", "));
        Value.Series series = new Value.Series(plan.name(), property + (places.isEmpty() ? "" : "[" + at + "]"),
                quantities.quantity(plan, property, places, call.head().span()),
                times.place(call.arguments().get(indices.size())));
        if (measured.stream().noneMatch(known -> known.run().equals(series.run())
                && known.quantity().equals(series.quantity()))) {
            measured.add(series);
        }
        return series;
    }

    private static Term.Numeral whole(Term term) {
        return PlainNumber.value(term).filter(value -> value.isInteger() && value.signum() > 0)
                .map(value -> new Term.Numeral(value, term.span())).orElseThrow(() ->
                        Diagnostic.at(term.span(), Code.WRONG_KIND, "an index of a quantity is a whole number from 1")
                                .expecting("a number such as 2, or an index that a curve runs over").exception());
    }

    private RunPlan plan(Term.Name name) {
        String wanted = name.name().substring(0, name.name().indexOf('.'));
        return runs.stream().filter(plan -> plan.name().equals(wanted)).findFirst()
                .orElseThrow(() -> Diagnostic.at(name.span(), Code.UNKNOWN_RUN, "there are no runs '" + wanted + "'")
                        .expecting(String.join(", ", runs.stream().map(RunPlan::name).toList()))
                        .suggesting(Spelling.nearest(wanted, runs.stream().map(RunPlan::name).toList())).exception());
    }

    private static String property(Term.Name name) {
        return name.name().substring(name.name().indexOf('.') + 1);
    }
}
