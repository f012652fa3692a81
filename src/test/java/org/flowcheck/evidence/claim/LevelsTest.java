package org.flowcheck.evidence.claim;

import static org.flowcheck.evidence.claim.Synthetic.RUN;
import static org.flowcheck.evidence.claim.Synthetic.claim;
import static org.flowcheck.evidence.claim.Synthetic.compare;
import static org.flowcheck.evidence.claim.Synthetic.judge;
import static org.flowcheck.evidence.claim.Synthetic.number;
import static org.flowcheck.evidence.claim.Synthetic.run;
import static org.flowcheck.evidence.claim.Synthetic.time;
import static org.flowcheck.evidence.claim.Synthetic.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.FunctionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers per run and estimates over the ensemble, on made-up series. */
class LevelsTest {

    @Test
    void extremesRunOverTheSamples() {
        assertEquals(Word.HOLDS, perRun(compare(new Extreme(true, x(0), RUN, 0, Optional.empty()), Relation.LESS,
                number(1.01)), t -> t));
        assertEquals(Word.VIOLATED, perRun(compare(new Extreme(false, x(0), RUN, 0, Optional.empty()), Relation.GREATER,
                number(0.1)), t -> t));
    }

    @Test
    void integralsKnowTheirError() {
        // The integral of t^2 over [0, 1] is 1/3; eleven samples give 0.335, within their own error of it.
        Value integral = new TimeIntegral(x(0), RUN, 0, Optional.empty());
        assertEquals(Word.INCONCLUSIVE, perRun(compare(integral, Relation.GREATER, number(1.0 / 3)), t -> t * t));
        assertEquals(Word.HOLDS, perRun(compare(integral, Relation.GREATER, number(0.31)), t -> t * t));
    }

    @Test
    void whatNeverOccursHasNoTime() {
        Scene scene = new Scene(Synthetic.of(run(1, 11, t -> t, 0)));
        OccurrenceTime never = new OccurrenceTime(true, compare(x(0), Relation.GREATER, number(2)), RUN, 0);
        assertEquals(Double.POSITIVE_INFINITY, never.interval(scene).value());
    }

    @Test
    void valuesBetweenSamplesAreInterpolated() {
        Scene scene = new Scene(Synthetic.of(run(1, 11, t -> t * t * t, 0)));
        Interval value = new InterpolatedValue(x(0), RUN, 0, number(0.37)).interval(scene);
        assertEquals(0.37 * 0.37 * 0.37, value.value(), 1e-15, "a cubic is exact");
        assertTrue(value.width() > 0 && value.width() < 2e-2);
    }

    @Test
    void aLimitIsHeldToItsInterval() {
        Value limit = new TailLimitOf(x(0), RUN, 0);
        Value distance = new Value.Call(FunctionTable.find("Abs").orElseThrow(),
                List.of(new Value.Sum(List.of(limit, number(-2)))));
        Condition.Compare near = compare(distance, Relation.AT_MOST, number(0.01));
        assertEquals(Word.HOLDS, perRun(near, t -> 2 + StrictMath.exp(-20 * t)));
        assertEquals(Word.VIOLATED, perRun(near, t -> 2.1 + StrictMath.exp(-20 * t)));
        assertEquals(Word.INCONCLUSIVE, perRun(near, t -> 2 + StrictMath.exp(-t)));
    }

    @ParameterizedTest
    @CsvSource({"170, 0, CONSISTENT", "100, 0, INCONCLUSIVE", "170, 40, VIOLATED", "170, 3, INCONCLUSIVE"})
    void fractionsNeedEnoughRuns(int runs, int failures, Word expected) {
        List<MeasuredRun> ensemble = new ArrayList<>();
        for (int seed = 1; seed <= runs; seed++) {
            Interval time = seed <= failures ? new Interval(1e9, 1e9, 1e9) : new Interval(0.5, 0.4, 0.6);
            ensemble.add(run(seed, Map.of(), new double[] {0}, new double[] {1}, new double[] {1}, time));
        }
        Value early = new EnsembleFraction(compare(new BlowUpTime(RUN), Relation.LESS, number(1)), RUN, 1);
        Claim claim = claim(Kind.PROBABILITY, compare(early, Relation.AT_LEAST, number(0.95)), List.of(),
                Optional.empty(), Optional.empty());
        assertEquals(expected, judge(claim, ensemble.toArray(MeasuredRun[]::new)).verdict().word());
    }

    /** At each of two widths the share must be as stated; failures at one are not made up for by the other. */
    @ParameterizedTest
    @CsvSource({"0, CONSISTENT", "12, INCONCLUSIVE", "40, VIOLATED"})
    void fractionsAreThoseOfOneSetting(int failures, Word expected) {
        List<MeasuredRun> ensemble = new ArrayList<>();
        for (int seed = 1; seed <= 170; seed++) {
            for (double m : new double[] {10, 20}) {
                double time = m == 20 && seed <= failures ? 1e9 : 0.5;
                ensemble.add(run(seed, Map.of("m", m), new double[] {0}, new double[] {1}, new double[] {1},
                        new Interval(time, time, time)));
            }
        }
        Value early = new EnsembleFraction(compare(new BlowUpTime(RUN), Relation.LESS, number(1)), RUN, 1);
        Claim claim = claim(Kind.PROBABILITY, compare(early, Relation.AT_LEAST, number(0.95)), List.of(),
                Optional.empty(), Optional.empty());
        CheckReport report = judge(claim, ensemble.toArray(MeasuredRun[]::new)).checks().get(0);
        assertEquals(expected == Word.CONSISTENT ? Word.HOLDS : expected, report.verdict());
        assertEquals(2, report.samples());
        assertEquals(failures > 0 ? 1 : 0, report.worst().orElseThrow().cell(), "the first draw of the setting");
        Value median = new EnsembleQuantile(new BlowUpTime(RUN), 0.9, RUN, 1);
        Claim quantile = claim(Kind.PROBABILITY, compare(median, Relation.LESS, number(1)), List.of(), Optional.empty(),
                Optional.empty());
        assertEquals(failures == 40 ? Word.VIOLATED : failures == 0 ? Word.CONSISTENT : Word.INCONCLUSIVE,
                judge(quantile, ensemble.toArray(MeasuredRun[]::new)).verdict().word());
    }

    @Test
    void anEstimateIsNeverMoreThanConsistent() {
        Value early = new EnsembleFraction(compare(new Value.Parameter(RUN, "m"), Relation.LESS, number(99)), RUN, 1);
        List<MeasuredRun> ensemble = new ArrayList<>();
        for (int seed = 1; seed <= 200; seed++) {
            ensemble.add(run(seed, Map.of("m", 10.0), new double[] {0}, new double[] {1}, new double[] {1},
                    new Interval(1, 1, 1)));
        }
        assertEquals(Word.CONSISTENT,
                judge(claim(Kind.PATHWISE, compare(early, Relation.AT_LEAST, number(0.9)), List.of(),
                Optional.empty(), Optional.empty()), ensemble.toArray(MeasuredRun[]::new)).verdict().word());
    }

    @Test
    void aRunWithoutABlowUpIsUndecidedNotFinite() {
        Condition finite = compare(new BlowUpTime(RUN), Relation.LESS, number(Double.POSITIVE_INFINITY));
        assertEquals(Condition.Truth.UNDECIDED, finite.truth(new Scene(Synthetic.of(run(1, 3, t -> t, 0)))));
    }

    @ParameterizedTest
    @CsvSource({"-0.5, CONSISTENT", "-0.6, VIOLATED"})
    void slopesAreFittedForEachSeed(double exponent, Word expected) {
        Value logX = logarithm(new Value.Parameter(RUN, "delta"));
        Value logT = logarithm(new BlowUpTime(RUN));
        Value slope = new EnsembleSlope(logT, logX, RUN, 1);
        Value distance = new Value.Call(FunctionTable.find("Abs").orElseThrow(),
                List.of(new Value.Sum(List.of(slope, number(0.5)))));
        List<MeasuredRun> ensemble = new ArrayList<>();
        for (int seed = 1; seed <= 6; seed++) {
            for (int decade = 2; decade <= 6; decade++) {
                double delta = StrictMath.pow(10, -decade);
                double time = (1 + 0.1 * seed) * StrictMath.pow(delta, exponent) * (1 + 1e-4 * ((seed * decade) % 5));
                ensemble.add(run(seed, Map.of("delta", delta), new double[] {0}, new double[] {1}, new double[] {1},
                        new Interval(time, time, time)));
            }
        }
        Claim claim = claim(Kind.ORDER, compare(distance, Relation.AT_MOST, number(0.05)), List.of(), Optional.empty(),
                Optional.empty());
        assertEquals(expected, judge(claim, ensemble.toArray(MeasuredRun[]::new)).verdict().word());
    }

    private static Word perRun(Condition.Compare comparison, java.util.function.DoubleUnaryOperator x) {
        Claim claim = claim(Kind.PATHWISE, comparison, List.of(), Optional.empty(), Optional.empty());
        return judge(claim, run(1, comparison.toString().contains("TailLimit") ? 41 : 11, x, 0)).verdict().word();
    }

    private static Value logarithm(Value of) {
        return new Value.Call(FunctionTable.find("Log").orElseThrow(), List.of(of));
    }
}
