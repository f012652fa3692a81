package org.flowcheck.evidence.claim;

import static org.flowcheck.evidence.claim.Synthetic.claim;
import static org.flowcheck.evidence.claim.Synthetic.compare;
import static org.flowcheck.evidence.claim.Synthetic.judge;
import static org.flowcheck.evidence.claim.Synthetic.number;
import static org.flowcheck.evidence.claim.Synthetic.run;
import static org.flowcheck.evidence.claim.Synthetic.time;
import static org.flowcheck.evidence.claim.Synthetic.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Margins around their errors on made-up series. */
class CheckJudgeTest {

    /** x = 1 + offset against 1: the coarse run differs by 1e-6, so the error is 2e-6. */
    @ParameterizedTest
    @CsvSource({"AT_LEAST, 3e-6, HOLDS", "AT_LEAST, 1.9e-6, INCONCLUSIVE", "AT_LEAST, 0, INCONCLUSIVE",
            "AT_LEAST, -1.9e-6, INCONCLUSIVE", "AT_LEAST, -3e-6, VIOLATED", "AT_MOST, -3e-6, HOLDS",
            "AT_MOST, 3e-6, VIOLATED", "GREATER, 3e-6, HOLDS", "LESS, 3e-6, VIOLATED", "UNEQUAL, 3e-6, HOLDS",
            "UNEQUAL, -3e-6, HOLDS", "UNEQUAL, 1e-6, INCONCLUSIVE"})
    void theMarginMustExceedItsError(Relation relation, double offset, Word expected) {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), relation, number(1)));
        Judgement judgement = judge(claim, run(1, 5, t -> 1 + offset, 1e-6));
        assertEquals(expected, judgement.verdict().word());
        assertEquals(5, judgement.checks().get(0).samples());
    }

    /** Equality asks for agreement within the error, and for an error that says something. */
    @ParameterizedTest
    @CsvSource({"0, 1e-9, HOLDS", "1e-9, 1e-9, HOLDS", "3e-9, 1e-9, VIOLATED", "-3e-9, 1e-9, VIOLATED",
            "0, 1e-5, INCONCLUSIVE", "1, 1e-5, VIOLATED"})
    void equalityMustBeConfirmed(double offset, double difference, Word expected) {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.EQUAL, number(1)));
        assertEquals(expected, judge(claim, run(1, 5, t -> 1 + offset, difference)).verdict().word());
    }

    @Test
    void roundingIsAllowedForWhereBothRunsAgreeToTheLastBit() {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.EQUAL, number(1)));
        assertEquals(Word.HOLDS, judge(claim, run(1, 5, t -> 1 + 4e-15, 0)).verdict().word());
        assertEquals(Word.VIOLATED, judge(claim, run(1, 5, t -> 1 + 1e-12, 0)).verdict().word());
    }

    @Test
    void aDifferenceThatVanishesByChanceIsJudgedByItsNeighbours() {
        double[] times = {0, 1, 2, 3, 4};
        double[] fine = {2, 2, 1 - 1e-9, 2, 2};
        double[] coarse = {2, 2 + 1e-6, 1 - 1e-9, 2 - 1e-6, 2};
        MeasuredRun run = run(1, java.util.Map.of(), times, fine, coarse,
                new org.flowcheck.evidence.statistics.Interval(9, 9, 9));
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.AT_LEAST, number(1)));
        assertEquals(Word.INCONCLUSIVE, judge(claim, run).verdict().word());
    }

    @Test
    void inTheEqualitySetTheSidesMustAgreeAndElsewhereTheMarginMustShow() {
        // x = t^2 <= t on [0, 1], with equality at both ends: the set t == 0 || t == 1 must be declared.
        Condition.Compare comparison = compare(x(0), Relation.AT_MOST, time(0));
        Condition ends = new Condition.Any(List.of(compare(time(0), Relation.EQUAL, number(0)),
                compare(time(0), Relation.EQUAL, number(1))));
        List<TimeVariable> times = List.of(new TimeVariable("t", -1));
        MeasuredRun run = run(1, 11, t -> t * t, 1e-12);
        assertEquals(Word.INCONCLUSIVE, judge(claim(Kind.PATHWISE, comparison), run).verdict().word());
        Judgement judgement = judge(claim(Kind.PATHWISE, comparison, times, Optional.empty(), Optional.of(ends)), run);
        // At t = 0 both sides are 0 and an error of 2e-12 confirms nothing relative to them.
        assertEquals(Word.INCONCLUSIVE, judgement.verdict().word());
        Condition right = compare(time(0), Relation.EQUAL, number(1));
        Judgement shifted = judge(claim(Kind.PATHWISE, comparison, times,
                Optional.of(compare(time(0), Relation.GREATER, number(0.05))), Optional.of(right)), run);
        assertEquals(Word.HOLDS, shifted.verdict().word());
        assertEquals(1, shifted.checks().get(0).equalities());
        assertEquals(1, shifted.checks().get(0).excluded());
    }

    @Test
    void pairsOfTimesAreTakenInOrder() {
        // x(t) >= x(s) for t >= s where x increases: 55 of the 100 pairs.
        Condition.Compare increasing = compare(x(1), Relation.AT_LEAST, x(0));
        Condition same = compare(time(0), Relation.EQUAL, time(1));
        List<TimeVariable> times = List.of(new TimeVariable("s", -1), new TimeVariable("t", 0));
        Judgement judgement = judge(claim(Kind.PATHWISE, increasing, times, Optional.empty(), Optional.of(same)),
                run(1, 10, t -> 1 + t, 1e-12));
        assertEquals(55, judgement.checks().get(0).samples());
        assertEquals(10, judgement.checks().get(0).equalities());
        assertEquals(Word.HOLDS, judgement.verdict().word());
        assertEquals(Word.VIOLATED, judge(claim(Kind.PATHWISE, increasing, times, Optional.empty(), Optional.of(same)),
                run(1, 10, t -> 1 - t, 1e-12)).verdict().word());
    }

    @Test
    void withoutAPlaceThatMeetsTheHypothesisNothingIsClaimed() {
        Condition positive = compare(x(0), Relation.GREATER, number(0));
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.AT_LEAST, number(5)),
                List.of(new TimeVariable("t", -1)), Optional.of(positive), Optional.empty());
        Judgement judgement = judge(claim, run(1, 5, t -> -1 - t, 1e-9));
        assertEquals(Word.HYPOTHESES_NOT_MET, judgement.verdict().word());
        assertEquals(-1, judgement.checks().get(0).hypothesis().orElseThrow().margin(), 1e-12,
                "the nearest is at t = 0");
    }

    @Test
    void theDeepestViolationIsReportedWithItsPlace() {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.AT_LEAST, number(0.5)));
        CheckReport report = judge(claim, run(1, 5, t -> 1, 0), run(2, 5, t -> 1 - t, 0)).checks().get(0);
        CheckReport.Sample worst = report.worst().orElseThrow();
        assertEquals(1, worst.cell());
        assertEquals(1, worst.times()[0], 0);
        assertEquals(-0.5, worst.margin(), 1e-12);
    }

    @Test
    void notANumberIsNeverAConfirmation() {
        Claim claim = claim(Kind.PATHWISE, compare(new Value.Raised(x(0), number(0.5)), Relation.AT_LEAST, number(0)));
        assertEquals(Word.INCONCLUSIVE, judge(claim, run(1, 5, t -> t - 0.5, 0)).verdict().word());
    }

    @Test
    void noRunIsNoEvidence() {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.AT_LEAST, number(0)));
        assertEquals(Word.INCONCLUSIVE, judge(claim).verdict().word());
    }

    @Test
    void statisticalKindsAreAtBestConsistent() {
        Condition.Compare comparison = compare(x(0), Relation.AT_LEAST, number(0.5));
        assertEquals(Word.CONSISTENT, judge(claim(Kind.LIMIT, comparison), run(1, 5, t -> 1, 0)).verdict().word());
    }

    /** What a run did not reach is neither confirmed nor excused; what it contradicts before stays contradicted. */
    @Test
    void runsThatEndEarlyConfirmNothingAboutAllTimes() {
        MeasuredRun whole = run(1, 5, t -> 1 + t, 1e-9);
        MeasuredRun early = Synthetic.endedEarly(run(2, 5, t -> 1 + t, 1e-9));
        Claim below = claim(Kind.PATHWISE, compare(x(0), Relation.LESS, number(5)));
        assertEquals(Word.HOLDS, judge(below, whole).verdict().word());
        Judgement judgement = judge(below, whole, early);
        assertEquals(Word.INCONCLUSIVE, judgement.verdict().word());
        assertEquals(1, judgement.checks().get(0).early());
        assertEquals(Word.VIOLATED, judge(claim(Kind.PATHWISE, compare(x(0), Relation.LESS, number(1.5))), whole, early)
                .verdict().word());
        Claim atStart = claim(Kind.PATHWISE, compare(x(Value.Series.START), Relation.LESS, number(5)));
        assertEquals(Word.HOLDS, judge(atStart, whole, early).verdict().word());
    }

    @Test
    void whatLeavesTheRangeOfDoublesConfirmsNothing() {
        Value power = new Value.Product(List.of(new Value.Raised(x(0), number(1000)), number(1e-300)));
        // 3^1000 is 1.3e477, times 1e-300 1.3e177: below 1e200, though floating point says infinity.
        Claim claim = claim(Kind.PATHWISE, compare(power, Relation.AT_LEAST, number(1e200)));
        assertEquals(Word.INCONCLUSIVE, judge(claim, run(1, 5, t -> 3, 0)).verdict().word());
        Claim finite = claim(Kind.PATHWISE, compare(x(0), Relation.LESS, number(Double.POSITIVE_INFINITY)));
        assertEquals(Word.HOLDS, judge(finite, run(1, 5, t -> 3, 0)).verdict().word());
    }

    @Test
    void sidesThatPassEachOtherBetweenSamplesAreNotUnequal() {
        Claim claim = claim(Kind.PATHWISE, compare(x(0), Relation.UNEQUAL, number(1.4)));
        assertEquals(Word.INCONCLUSIVE, judge(claim, run(1, 5, t -> 1 + t, 1e-9)).verdict().word());
        assertEquals(Word.HOLDS, judge(claim, run(1, 5, t -> 1.5 + t, 1e-9)).verdict().word());
    }

    /** What is said of all times of a second run is not confirmed if that run ended early. */
    @ParameterizedTest
    @CsvSource({"true, HOLDS", "false, INCONCLUSIVE"})
    void aSecondRunThatEndedEarlyConfirmsNothing(boolean complete, Word expected) {
        MeasuredRun main = run(1, 5, t -> 2, 0);
        MeasuredRun whole = run(1, 9, t -> 1, 0);
        MeasuredRun second = new MeasuredRun(whole.cell(), whole.parameters(), whole.columns(), whole.times(),
                whole.fine(), whole.coarse(), whole.magnitude(), whole.blowUp(), complete ? "end" : "budget", complete);
        Value largest = new Extreme(true, new Value.Series("s", "x", Synthetic.X, 0), "s", 0, Optional.empty());
        Condition.Compare comparison = compare(new Value.Series("r", "x", Synthetic.X, Value.Series.LAST),
                Relation.AT_LEAST, largest);
        Judgement judgement = ClaimJudge.judge(claim(Kind.PATHWISE, comparison),
                new Measurements(Map.of("r", List.of(main), "s", List.of(second))), List.of());
        assertEquals(expected, judgement.verdict().word());
    }

    /** x = 2 where the run ended, which was to go on: what is said of all of it, or of its end, may still come true. */
    @ParameterizedTest
    @CsvSource({"last, AT_LEAST, 3, INCONCLUSIVE", "last, EQUAL, 3, INCONCLUSIVE", "largest, AT_LEAST, 3, INCONCLUSIVE",
        "least, AT_MOST, 1, INCONCLUSIVE", "largest, AT_MOST, 1, VIOLATED", "least, AT_LEAST, 3, VIOLATED",
        "integral, AT_LEAST, 5, INCONCLUSIVE", "time, AT_LEAST, 5, INCONCLUSIVE", "place, AT_LEAST, 3, VIOLATED",
        "start, AT_LEAST, 3, VIOLATED", "sum, AT_LEAST, 9, INCONCLUSIVE"})
    void whatTheRestOfARunMayTurnIsNoViolation(String what, Relation relation, double bound, Word expected) {
        Value x = x(0);
        Value last = x(Value.Series.LAST);
        Value value = switch (what) {
            case "last" -> last;
            case "largest" -> new Extreme(true, x, "r", 0, Optional.empty());
            case "least" -> new Extreme(false, x, "r", 0, Optional.empty());
            case "integral" -> new TimeIntegral(x, "r", 0, Optional.empty());
            case "time" -> new Value.Time("r", Value.Series.LAST, "end");
            case "place" -> x;
            case "start" -> x(Value.Series.START);
            default -> new Value.Sum(List.of(last, number(1)));
        };
        Claim claim = claim(Kind.PATHWISE, compare(value, relation, number(bound)));
        MeasuredRun whole = run(1, 9, t -> 2, 1e-9);
        assertEquals(Word.VIOLATED, judge(claim, whole).verdict().word());
        assertEquals(expected, judge(claim, Synthetic.endedEarly(whole)).verdict().word());
        Claim turned = claim(Kind.PATHWISE, compare(number(bound), switch (relation) {
            case AT_LEAST -> Relation.AT_MOST;
            case AT_MOST -> Relation.AT_LEAST;
            default -> relation;
        }, value));
        assertEquals(expected, judge(turned, Synthetic.endedEarly(whole)).verdict().word());
    }
}
