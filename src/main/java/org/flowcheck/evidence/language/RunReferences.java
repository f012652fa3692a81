package org.flowcheck.evidence.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    static final String BLOW_UP_TIME = "T";

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
        if (property.equals(BLOW_UP_TIME)) {
            requireBlowUp(plan, name.span());
            return new BlowUpTime(plan.name());
        }
        if (plan.model().parameter(property).isPresent()) {
            return new Value.Parameter(plan.name(), property);
        }
        quantities.quantity(plan, property, name.span());
        throw Diagnostic.at(name.span(), Code.LEVEL_MISMATCH, "'" + name.name() + "' is a series: it needs a time")
                .suggesting(Optional.of(name.name() + "[t]")).exception();
    }

    private static void requireBlowUp(RunPlan plan, Span span) {
        if (!(plan.extent() instanceof Extent.BlowUp)) {
            throw Diagnostic.at(span, Code.LEVEL_MISMATCH, "the runs '" + plan.name() + "' do not look for a blow-up")
                    .expecting("'until: blow-up' in the runs").exception();
        }
    }

    /** A series at a time. */
    Value series(Term.Call call) {
        RunPlan plan = plan(call.head());
        String property = property(call.head());
        if (plan.model().parameter(property).isPresent() || property.equals(BLOW_UP_TIME)) {
            throw Diagnostic.at(call.span(), Code.LEVEL_MISMATCH,
                    "'" + call.name() + "' is a number per run, not a series")
                    .expecting(call.name()).exception();
        }
        RunFormulas.requireArguments(call, 1);
        Value.Series series = new Value.Series(plan.name(), property,
                quantities.quantity(plan, property, call.head().span()),
                times.place(call.arguments().get(0)));
        if (measured.stream().noneMatch(known -> known.run().equals(series.run())
                && known.quantity().equals(series.quantity()))) {
            measured.add(series);
        }
        return series;
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
