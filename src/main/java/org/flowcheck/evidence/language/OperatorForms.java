package org.flowcheck.evidence.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.evidence.claim.Condition;
import org.flowcheck.evidence.claim.EnsembleFraction;
import org.flowcheck.evidence.claim.EnsembleQuantile;
import org.flowcheck.evidence.claim.EnsembleSlope;
import org.flowcheck.evidence.claim.Extreme;
import org.flowcheck.evidence.claim.InterpolatedValue;
import org.flowcheck.evidence.claim.OccurrenceTime;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.TailLimitOf;
import org.flowcheck.evidence.claim.TimeIntegral;
import org.flowcheck.evidence.claim.TimeRange;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.theory.syntax.Term;

/** The operators that change level: a series to a number per run, numbers per run to an estimate over the ensemble. */
final class OperatorForms {

    private static final Set<String> TO_RUN = Set.of("Sup", "Inf", "Integral", "Limit", "FirstTime", "LastTime", "At");
    /** Operators whose time may run over a part of a run's times. */
    private static final Set<String> RANGED = Set.of("Sup", "Inf", "Integral");
    private static final Set<String> TO_ENSEMBLE = Set.of("Slope", "Fraction", "Quantile");

    /** Items of {@code {t, from, to}}. */
    private static final int RANGE_ITEMS = 3;

    private final RunFormulas formulas;
    private final int intervals;

    OperatorForms(RunFormulas formulas, int intervals) {
        this.formulas = formulas;
        this.intervals = intervals;
    }

    /** Whether a head is one of the estimates over the ensemble. */
    static boolean isEstimate(String head) {
        return TO_ENSEMBLE.contains(head);
    }

    /** Whether a head is one of the operators that make a number of a series, over a time that they name. */
    static boolean bindsTime(String head) {
        return TO_RUN.contains(head);
    }

    boolean handles(String head) {
        return TO_RUN.contains(head) || TO_ENSEMBLE.contains(head);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(TO_RUN);
        names.addAll(TO_ENSEMBLE);
        return names;
    }

    Value value(Term.Call call) {
        return TO_RUN.contains(call.name()) ? perRun(call) : formulas.times().without(() -> perEnsemble(call));
    }

    private Value perRun(Term.Call call) {
        boolean at = call.name().equals("At");
        RunFormulas.requireArguments(call, at ? 3 : 2);
        Term.Name variable = variable(call);
        Term body = call.arguments().get(0);
        String run = formulas.runOfBody(body);
        return switch (call.name()) {
            case "FirstTime", "LastTime" -> formulas.times().binding(variable, run, slot -> {
                Condition condition = formulas.truth(body);
                requireSeries(condition.level(), call);
                return new OccurrenceTime(call.name().equals("FirstTime"), condition, run, slot);
            });
            case "At" -> {
                Value time = time(call.arguments().get(2), run);
                yield formulas.times().binding(variable, run,
                        slot -> new InterpolatedValue(series(body, call), run, slot, time));
            }
            case "Limit" -> formulas.times().binding(variable, run,
                    slot -> new TailLimitOf(series(body, call), run, slot));
            default -> ranged(call, variable, run);
        };
    }

    /** {@code Sup[..., t]}, or {@code Sup[..., {t, from, to}]}. */
    private Value ranged(Term.Call call, Term.Name variable, String run) {
        List<Value> ends = call.arguments().get(1) instanceof Term.Braces braces
                ? List.of(time(braces.items().get(1), run), time(braces.items().get(2), run)) : List.of();
        return formulas.times().binding(variable, run, slot -> {
            Value body = series(call.arguments().get(0), call);
            Optional<TimeRange> range = ends.isEmpty() ? Optional.empty()
                    : Optional.of(new TimeRange(new InterpolatedValue(body, run, slot, ends.get(0)),
                    new InterpolatedValue(body, run, slot, ends.get(1))));
            return call.name().equals("Integral") ? new TimeIntegral(body, run, slot, range)
                    : new Extreme(call.name().equals("Sup"), body, run, slot, range);
        });
    }

    /** The time that an operator names: alone, or with the range it runs over. */
    private static Term.Name variable(Term.Call call) {
        Term second = call.arguments().get(1);
        boolean ranged = RANGED.contains(call.name());
        Term named = ranged && second instanceof Term.Braces braces && braces.items().size() == RANGE_ITEMS
                ? braces.items().get(0) : second;
        if (named instanceof Term.Name name && name.name().indexOf('.') < 0) {
            return name;
        }
        throw Diagnostic.at(named.span(), Code.UNKNOWN_TIME, "the name of a time is wanted here").expecting(call.name()
                + (call.name().equals("At") ? "[..., t, time]" : "[..., t]" + (ranged ? " or " + call.name()
                + "[..., {t, from, to}]" : ""))).exception();
    }

    /** A time as a number per run, or {@code end}, the last sample of the run that an operator goes through. */
    private Value time(Term term, String run) {
        if (term instanceof Term.Name name && name.name().equals(RunFormulas.END)) {
            return new Value.Time(run, Value.Series.LAST, RunFormulas.END);
        }
        if (term instanceof Term.Name name && formulas.times().find(name.name()).isEmpty()) {
            Spelling.nearest(name.name(), List.of(RunFormulas.END)).ifPresent(end -> {
                throw Diagnostic.at(term.span(), Code.UNKNOWN_TIME, "'" + name.name() + "' is no time of a run")
                        .expecting("a number per run, or " + end).suggesting(Optional.of(end)).exception();
            });
        }
        Value value = formulas.number(term);
        if (value.level() == Value.Level.ENSEMBLE) {
            throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH, "an estimate over the ensemble is no time of a run")
                    .expecting("a number per run, such as FirstTime[r.x[s] > 1, s]").exception();
        }
        return value;
    }

    private Value series(Term body, Term.Call call) {
        Value value = formulas.number(body);
        requireSeries(value.level(), call);
        return value;
    }

    private static void requireSeries(Value.Level level, Term.Call call) {
        if (level != Value.Level.RUN) {
            throw Diagnostic.at(call.arguments().get(0).span(), Code.LEVEL_MISMATCH, "'" + call.name()
                    + "' wants a series of a run here").expecting("something like r.x[t]").exception();
        }
    }

    private Value perEnsemble(Term.Call call) {
        String run = formulas.run();
        return switch (call.name()) {
            case "Slope" -> {
                RunFormulas.requireArguments(call, 2);
                yield new EnsembleSlope(perRunNumber(call, 0), perRunNumber(call, 1), run, intervals);
            }
            case "Fraction" -> {
                RunFormulas.requireArguments(call, 1);
                Condition condition = formulas.truth(call.arguments().get(0));
                RunFormulas.requirePerRun(condition.level(), call.arguments().get(0), call.name());
                yield new EnsembleFraction(condition, run, intervals);
            }
            default -> {
                RunFormulas.requireArguments(call, 2);
                Value value = perRunNumber(call, 0);
                yield new EnsembleQuantile(value, share(call.arguments().get(1)), run, intervals);
            }
        };
    }

    private double share(Term term) {
        if (formulas.number(term) instanceof Value.Number number && number.value() >= 0 && number.value() <= 1) {
            return number.value();
        }
        throw Diagnostic.at(term.span(), Code.LEVEL_MISMATCH, "the share of a quantile is a number from 0 to 1")
                .exception();
    }

    private Value perRunNumber(Term.Call call, int argument) {
        Value value = formulas.number(call.arguments().get(argument));
        RunFormulas.requirePerRun(value.level(), call.arguments().get(argument), call.name());
        return value;
    }

    /** How many estimates over the ensemble checks make: a slope is one, others are one for each setting. */
    static int count(List<Term> checks, List<RunPlan> runs) {
        return checks.stream().mapToInt(check -> {
            RunPlan plan = RunNames.first(check, runs).flatMap(name -> runs.stream()
                    .filter(run -> run.name().equals(name)).findFirst()).orElse(runs.get(0));
            return count(check, plan.size() / plan.seeds());
        }).sum();
    }

    private static int count(Term term, int settings) {
        boolean estimate = term instanceof Term.Call call && isEstimate(call.name());
        boolean slope = term instanceof Term.Call call && call.name().equals("Slope");
        return (estimate ? slope ? 1 : settings : 0) + term.children().stream()
                .mapToInt(child -> count(child, settings)).sum();
    }
}
