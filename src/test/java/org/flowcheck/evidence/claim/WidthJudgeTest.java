package org.flowcheck.evidence.claim;

import static org.flowcheck.evidence.claim.Synthetic.RUN;
import static org.flowcheck.evidence.claim.Synthetic.endedEarly;
import static org.flowcheck.evidence.claim.Synthetic.number;
import static org.flowcheck.evidence.claim.Synthetic.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.claim.WidthCheck.Relation;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison;
import org.flowcheck.theory.model.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders and limits over widths, on made-up runs of known truth. */
class WidthJudgeTest {

    private static final double[] WIDTHS = {100, 1000, 300, 3000, 10_000, 30_000};
    private static final int SEEDS = 12;
    /** Relative noise of a value: small enough that exponents 0.1 apart are told apart at a claim's level. */
    private static final double NOISE = 0.02;

    private static final Value ALPHA = new Value.Parameter(RUN, "alpha");
    private static final Value.Parameter M = new Value.Parameter(RUN, "m");

    private interface Truth {
        double at(double m, double alpha);
    }

    /** Runs whose last sample is the truth with noise; the coarse run is off by a relative difference. */
    private static List<MeasuredRun> runs(double[] alphas, Truth truth, double difference) {
        return runs(alphas, truth, difference, NOISE);
    }

    private static List<MeasuredRun> runs(double[] alphas, Truth truth, double difference, double size) {
        Random noise = new Random(7);
        List<MeasuredRun> runs = new ArrayList<>();
        for (double alpha : alphas) {
            for (double m : WIDTHS) {
                for (int seed = 1; seed <= SEEDS; seed++) {
                    Map<String, Double> parameters = new LinkedHashMap<>();
                    parameters.put("alpha", alpha);
                    parameters.put("m", m);
                    double value = truth.at(m, alpha) * Math.exp(size * noise.nextGaussian());
                    runs.add(Synthetic.run(seed, parameters, new double[] {0, 1}, new double[] {1, value},
                            new double[] {1, value * (1 + difference)},
                            new Interval(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY)));
                }
            }
        }
        return runs;
    }

    private static List<MeasuredRun> runs(Truth truth) {
        return runs(new double[] {1}, truth, 1e-9);
    }

    private static WidthCheck order(Relation relation, Value power, double logPower, WidthCheck.LeftOut... rests) {
        return new WidthCheck.Order("order", x(Value.Series.LAST), M, Set.of(RUN), relation,
                new WidthPower(power, number(logPower)), List.of(rests), 0.1, 1);
    }

    private static WidthCheck limit(double limit, Optional<List<WidthPower>> rate) {
        return new WidthCheck.Limit("limit", x(Value.Series.LAST), M, Set.of(RUN), number(limit), rate,
                List.of(), 0.05, 1);
    }

    private static Judgement judge(Kind kind, WidthCheck check, List<MeasuredRun> runs) {
        Claim claim = new Claim("synthetic", new Source("", "test"), "a test", kind, List.of(), List.of(), List.of(),
                List.of(), List.of(check), List.of(), List.of(), kind.best(), "", List.of(),
                new Requirements("quick", List.of()));
        return Synthetic.judge(claim, runs.toArray(MeasuredRun[]::new));
    }

    private static Word word(WidthCheck check, List<MeasuredRun> runs) {
        return judge(Kind.ORDER, check, runs).verdict().word();
    }

    @ParameterizedTest
    @CsvSource({"AT_MOST, -0.5, CONSISTENT", "AT_MOST, -0.6, VIOLATED", "AT_MOST, -0.4, CONSISTENT",
            "AT_LEAST, -0.5, CONSISTENT", "AT_LEAST, -0.6, CONSISTENT", "AT_LEAST, -0.4, VIOLATED",
            "EQUALS, -0.5, CONSISTENT", "EQUALS, -0.6, VIOLATED", "EQUALS, -0.4, VIOLATED"})
    void anExponentTenthOffIsRefutedOnTheSideThatCounts(Relation relation, double power, Word expected) {
        assertEquals(expected, word(order(relation, number(power), 0), runs((m, alpha) -> 3 / Math.sqrt(m))));
    }

    /**
     * (log m)^2 adds 0.28 to the slope over these widths, beyond a resolution of 0.1. Where noise does not hide that
     * the slopes bend towards the stated exponent, they might reach it at larger widths.
     */
    @ParameterizedTest
    @CsvSource({"2, 2, 0.02, CONSISTENT", "2, 0, 0.2, VIOLATED", "0, 2, 0.2, VIOLATED", "2, 0, 0.02, INCONCLUSIVE",
            "0, 2, 0.02, INCONCLUSIVE", "-1, -1, 0.02, CONSISTENT"})
    void logarithmsCount(double there, double stated, double noise, Word expected) {
        assertEquals(expected, word(order(Relation.EQUALS, number(-1), stated), runs(new double[] {1},
                (m, alpha) -> Math.pow(Math.log(m), there) / m, 1e-9, noise)));
    }

    @ParameterizedTest
    @CsvSource({"1e-9, CONSISTENT", "0.1, INCONCLUSIVE", "2, INCONCLUSIVE"})
    void theNumericalErrorCounts(double difference, Word expected) {
        Judgement judgement = judge(Kind.ORDER, order(Relation.EQUALS, number(-0.5), 0),
                runs(new double[] {1}, (m, alpha) -> 1 / Math.sqrt(m), difference));
        assertEquals(expected, judgement.verdict().word());
        double error = judgement.widths().get(0).settings().get(0).error();
        assertTrue(error >= 2 * difference, () -> "error " + error);
    }

    @Test
    void aRestThatExplainsTheDifferenceLeavesItOpen() {
        List<MeasuredRun> runs = runs((m, alpha) -> (1 + 5 / Math.sqrt(m)) / m);
        WidthPower root = new WidthPower(number(-0.5), number(0));
        assertEquals(Word.INCONCLUSIVE,
                word(order(Relation.EQUALS, number(-1), 0, new WidthCheck.LeftOut(5, root)), runs));
    }

    @ParameterizedTest
    @CsvSource({"2, CONSISTENT", "1.9, VIOLATED"})
    void everySettingOfTheOtherParametersIsJudgedAlone(double factor, Word expected) {
        // 1 - 2 alpha is right at alpha = 1 and 1.25; at 0.75 the truth is as stated or 0.1 above.
        Value power = new Value.Sum(List.of(number(1), new Value.Product(List.of(number(-2), ALPHA))));
        Judgement judgement = judge(Kind.ORDER, order(Relation.AT_MOST, power, 0), runs(new double[] {0.75, 1, 1.25},
                (m, alpha) -> Math.pow(m, 1 - (alpha == 0.75 ? factor * 0.75 + (2 - factor) * 0.25 : 2 * alpha)), 0));
        assertEquals(expected, judgement.verdict().word());
        List<WidthReport.Setting> settings = judgement.widths().get(0).settings();
        assertEquals(List.of(Map.of("alpha", 0.75), Map.of("alpha", 1.0), Map.of("alpha", 1.25)),
                settings.stream().map(WidthReport.Setting::parameters).toList());
        assertEquals(Word.CONSISTENT, WidthReport.word(settings.get(2).finding().decision()));
    }

    @Test
    void widthsMayStandInAnyOrder() {
        double[] widths = judge(Kind.ORDER, order(Relation.EQUALS, number(0), 0), runs((m, alpha) -> 1)).widths().get(0)
                .settings().get(0).widths();
        for (int j = 1; j < widths.length; j++) {
            assertTrue(widths[j] > widths[j - 1]);
        }
    }

    @Test
    void anOrderIsNeverMoreThanConsistent() {
        assertEquals(Word.CONSISTENT, judge(Kind.PATHWISE, order(Relation.EQUALS, number(-1), 0),
                runs((m, alpha) -> 1 / m)).verdict().word());
    }

    @Test
    void whatHasNoOrderIsNotJudged() {
        List<MeasuredRun> zero = runs((m, alpha) -> m > 5000 ? 0 : 1 / m);
        Judgement judgement = judge(Kind.ORDER, order(Relation.AT_MOST, number(-1), 0), zero);
        assertEquals(Word.INCONCLUSIVE, judgement.verdict().word());
        assertTrue(judgement.widths().get(0).settings().get(0).finding() instanceof WidthReport.NotFitted);
        assertEquals(Word.INCONCLUSIVE, word(order(Relation.AT_MOST, number(-1), 0), runs((m, alpha) -> Double.NaN)));
        assertEquals(Word.INCONCLUSIVE, word(order(Relation.AT_MOST, number(-1), 0), List.of()));
    }

    /** A time that comes in all runs but those of the largest width, which end before it: their end is no value. */
    @Test
    void aTimeThatDidNotComeHasNoOrder() {
        Value passage = new OccurrenceTime(true, Synthetic.compare(x(0), Comparison.Relation.GREATER, number(2)), RUN,
                0);
        for (boolean order : new boolean[] {true, false}) {
            WidthCheck check = order ? new WidthCheck.Order("order", passage, M, Set.of(RUN), Relation.AT_MOST,
                    new WidthPower(number(0), number(0)), List.of(), 0.1, 1)
                    : new WidthCheck.Limit("limit", passage, M, Set.of(RUN), number(0.5), Optional.empty(),
                            List.of(), 0.5, 1);
            Judgement all = judge(Kind.ORDER, check, runs((m, alpha) -> 3));
            assertFalse(all.widths().get(0).settings().get(0).finding() instanceof WidthReport.NotFitted);
            Judgement some = judge(Kind.ORDER, check, runs((m, alpha) -> m > 20_000 ? 1.5 : 3));
            assertEquals(Word.INCONCLUSIVE, some.verdict().word());
            assertTrue(some.widths().get(0).settings().get(0).finding() instanceof WidthReport.NotFitted);
        }
    }

    @ParameterizedTest
    @CsvSource({"-0.5", "-0.9"})
    void runsThatEndedEarlyNeitherConfirmNorRefute(double power) {
        List<MeasuredRun> runs = new ArrayList<>(runs((m, alpha) -> 1 / Math.sqrt(m)));
        runs.set(3, endedEarly(runs.get(3)));
        Judgement judgement = judge(Kind.ORDER, order(Relation.EQUALS, number(power), 0), runs);
        assertEquals(Word.INCONCLUSIVE, judgement.verdict().word());
        assertEquals(1, judgement.widths().get(0).early());
    }

    @Test
    void theLevelIsSharedOutOverAllDecisionsOfTheClaim() {
        List<MeasuredRun> runs = runs((m, alpha) -> 1 / m);
        double one = slopeWidth(1, runs);
        double hundred = slopeWidth(100, runs);
        // Student's quantile with 11 degrees of freedom grows from 4.86 at 0.05 % to 8.23 at a hundredth of it.
        assertTrue(hundred > 1.5 * one && hundred < 2 * one, () -> one + " " + hundred);
    }

    private static double slopeWidth(int decisions, List<MeasuredRun> runs) {
        WidthCheck check = new WidthCheck.Order("order", x(Value.Series.LAST), M, Set.of(RUN), Relation.EQUALS,
                new WidthPower(number(-1), number(0)), List.of(), 0.1, decisions);
        return ((WidthReport.OrderFound) judge(Kind.ORDER, check, runs).widths().get(0).settings().get(0).finding())
                .fit().slope().width();
    }

    @ParameterizedTest
    @CsvSource({"1, true, CONSISTENT", "1.1, true, VIOLATED", "0.9, true, VIOLATED", "1, false, CONSISTENT",
            "1.3, false, VIOLATED"})
    void limitsAreJudgedWithTheRateStatedOrUnknown(double stated, boolean known, Word expected) {
        Optional<List<WidthPower>> rate = known
                ? Optional.of(List.of(new WidthPower(number(-0.5), number(0)))) : Optional.empty();
        assertEquals(expected, word(limit(stated, rate),
                runs(new double[] {1}, (m, alpha) -> 1 + 2 / Math.sqrt(m), 1e-9, 0.002)));
    }

    @Test
    void aRateThatGrowsIsNoRate() {
        WidthCheck check = limit(1, Optional.of(List.of(new WidthPower(ALPHA, number(0)))));
        Judgement judgement = judge(Kind.LIMIT, check, runs((m, alpha) -> 1 + 1 / m));
        assertEquals(Word.INCONCLUSIVE, judgement.verdict().word());
        assertTrue(judgement.widths().get(0).settings().get(0).finding() instanceof WidthReport.NotFitted);
    }

    @ParameterizedTest
    @CsvSource({"1e-9, CONSISTENT", "0.1, INCONCLUSIVE"})
    void theNumericalErrorOfALimitCounts(double difference, Word expected) {
        assertEquals(expected, word(limit(1, Optional.of(List.of(new WidthPower(number(-0.5), number(0))))),
                runs(new double[] {1}, (m, alpha) -> 1 + 2 / Math.sqrt(m), difference)));
    }
}
