package org.flowcheck.evidence.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Source;

/** Claims and measured runs made up for tests: one run name {@code r}, one quantity {@code x}. */
final class Synthetic {

    static final Quantity X = new Quantity.Scalar(Reference.to("x"));
    static final String RUN = "r";

    private Synthetic() {
    }

    static Value x(int variable) {
        return new Value.Series(RUN, "x", X, variable);
    }

    static Value time(int variable) {
        return new Value.Time(RUN, variable, "t");
    }

    static Value number(double value) {
        return new Value.Number(value);
    }

    static Condition.Compare compare(Value left, Comparison.Relation relation, Value right) {
        return new Condition.Compare(left, relation, right);
    }

    /** A claim of one check about all times. */
    static Claim claim(Kind kind, Condition.Compare comparison) {
        return claim(kind, comparison, List.of(new TimeVariable("t", -1)), Optional.empty(), Optional.empty());
    }

    static Claim claim(Kind kind, Condition.Compare comparison, List<TimeVariable> times, Optional<Condition> given,
                       Optional<Condition> equality) {
        return new Claim("synthetic", new Source("", "test"), "a test", kind, List.of(), List.of(), times,
                List.of(new Check("check", comparison, RUN, given, equality)), List.of(), List.of(), List.of(),
                kind.best(), "", List.of(), new Requirements("quick", List.of()));
    }

    /** A run with values on the fine run, values on the coarse run, and blow-up time. */
    static MeasuredRun run(int seed, Map<String, Double> parameters, double[] times, double[] fine, double[] coarse,
                           Interval blowUp) {
        double[] magnitude = Arrays.stream(fine).map(Math::abs).toArray();
        return new MeasuredRun(new RunPlan.Cell("", parameters, seed), parameters, List.of(X),
                new MeasuredRun.Times(times, times), new double[][] {fine}, new double[][] {coarse},
                new double[][] {magnitude}, blowUp, "end", true);
    }

    /** A run whose coarse version is off by a fixed amount. */
    static MeasuredRun run(int seed, int places, DoubleUnaryOperator x, double difference) {
        double[] times = new double[places];
        Arrays.setAll(times, i -> i / (places - 1.0));
        double[] fine = Arrays.stream(times).map(x).toArray();
        double[] coarse = Arrays.stream(fine).map(value -> value + difference).toArray();
        return run(seed, Map.of(), times, fine, coarse,
                new Interval(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY));
    }

    /** The same run, ended before its plan. */
    static MeasuredRun endedEarly(MeasuredRun run) {
        return new MeasuredRun(run.cell(), run.parameters(), run.columns(), run.times(), run.fine(), run.coarse(),
                run.magnitude(), run.blowUp(), "budget", false);
    }

    static Measurements of(MeasuredRun... runs) {
        return new Measurements(Map.of(RUN, new ArrayList<>(List.of(runs))));
    }

    static Judgement judge(Claim claim, MeasuredRun... runs) {
        return ClaimJudge.judge(claim, of(runs), List.of());
    }
}
