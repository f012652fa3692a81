package org.flowcheck.evidence.claim;

import static org.flowcheck.evidence.claim.Synthetic.RUN;
import static org.flowcheck.evidence.claim.Synthetic.compare;
import static org.flowcheck.evidence.claim.Synthetic.number;
import static org.flowcheck.evidence.claim.Synthetic.run;
import static org.flowcheck.evidence.claim.Synthetic.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.statistics.Interval;
import org.flowcheck.theory.expression.Comparison.Relation;
import org.flowcheck.theory.expression.FunctionTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times between samples: passages, values there, and what is taken over a range that ends there. */
class TimesTest {

    private static final Condition HALF = compare(x(0), Relation.AT_LEAST, number(0.5));

    private static Scene scene(int places, DoubleUnaryOperator x) {
        return new Scene(Synthetic.of(run(1, places, x, 0)));
    }

    private static OccurrenceTime time(boolean first, Condition condition) {
        return new OccurrenceTime(first, condition, RUN, 0);
    }

    private static InterpolatedValue at(Value time) {
        return new InterpolatedValue(x(0), RUN, 0, time);
    }

    private static Optional<TimeRange> range(Value from, Value to) {
        return Optional.of(new TimeRange(at(from), at(to)));
    }

    /**
     * Growth and decay, with rates that leave 3 to 30 samples to a unit of their exponent; the passage of 0.5 is known.
     */
    @ParameterizedTest
    @ValueSource(ints = {11, 31, 101})
    void passagesOfSmoothSeriesLieInTheirIntervals(int places) {
        long seed = 20261126;
        System.out.println("TimesTest seed " + seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            double rate = (random.nextDouble() - 0.5) * 6;
            double truth = 0.02 + 0.96 * random.nextDouble();
            Scene scene = scene(places, t -> 0.5 * StrictMath.exp(rate * (t - truth)));
            boolean first = rate > 0;
            Interval found = time(first, HALF).interval(scene);
            double gap = 1.0 / (places - 1);
            assertTrue(found.lower() <= truth + 1e-14 && truth <= found.upper() + 1e-14,
                    () -> rate + ": " + truth + " outside " + found);
            // To either side three times the line's error, rate gap^2/8, the parabola's, and twice the views'.
            assertTrue(found.width() < 2 * Math.abs(rate) * gap * gap + 1e-12, () -> rate + ": " + found);
            assertEquals(truth, found.value(), 0.01 * gap * (1 + rate * rate));
            Interval value = at(number(truth)).interval(scene);
            assertTrue(value.contains(0.5) || Math.abs(value.value() - 0.5) < 1e-14, () -> rate + ": " + value);
        }
    }

    /** Away from the ends the views before and after the gap are cubics: halving the gap divides the interval by sixteen. */
    @Test
    void smoothSeriesAreKnownToFourthOrder() {
        double[] widths = new double[2];
        for (int i = 0; i < 2; i++) {
            int places = i == 0 ? 41 : 81;
            Scene scene = scene(places, t -> StrictMath.exp(3 * t));
            // The middle of a gap both times.
            Interval value = at(number(0.5 + 0.5 / (places - 1))).interval(scene);
            widths[i] = value.width() / value.value();
            assertEquals(1, value.value() / StrictMath.exp(3 * (0.5 + 0.5 / (places - 1))), 0.2 * widths[i]);
        }
        assertEquals(16, widths[0] / widths[1], 2);
    }

    /**
     * Maxima over exponentials, as of the weights of neurons, several kinks within the samples that a cubic uses: of
     * distances to the views at the asked time alone, one in thirty intervals would miss the series.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void maximaOfManyNeuronsAreInTheirIntervals(int neurons) {
        for (double gap : new double[] {0.05, 0.1, 0.2, 0.35}) {
            Random random = new Random(7);
            int missed = 0;
            for (int trial = 0; trial < 5000; trial++) {
                double[] size = random.doubles(neurons, 0.6, 1.4).toArray();
                double[] rate = random.doubles(neurons, -1, 1).toArray();
                DoubleUnaryOperator largest = t -> {
                    double value = 0;
                    for (int k = 0; k < neurons; k++) {
                        value = Math.max(value, size[k] * StrictMath.exp(rate[k] * (t - 0.5) * 23 * gap));
                    }
                    return value;
                };
                double place = (8 + 7 * random.nextDouble()) / 23;
                Interval value = at(number(place)).interval(scene(24, largest));
                double truth = largest.applyAsDouble(place);
                missed += value.lower() <= truth + 1e-13 && truth <= value.upper() + 1e-13 ? 0 : 1;
            }
            int outside = missed;
            assertTrue(missed <= 3, () -> outside + " of 5000 at a gap of " + gap);
        }
    }

    @Test
    void lessThanFiveSamplesTellNothingBetweenThem() {
        for (int places = 2; places <= 4; places++) {
            Interval value = at(number(0.45)).interval(scene(places, t -> 1 + t));
            assertEquals(Double.NEGATIVE_INFINITY, value.lower());
            assertEquals(Double.POSITIVE_INFINITY, value.upper());
            Interval passage = time(true, compare(x(0), Relation.AT_LEAST, number(1.45))).interval(scene(places, t -> 1 + t));
            assertEquals(1.0 / (places - 1), passage.width(), 1e-15, "the whole gap");
        }
    }

    @Test
    void aNeighbourThatIsInfiniteTellsNothing() {
        Interval value = at(number(0.05)).interval(scene(11, StrictMath::log));
        assertEquals(Double.NEGATIVE_INFINITY, value.lower());
        assertEquals(Double.POSITIVE_INFINITY, value.upper());
    }

    /** A front that rises within the first gap, where there are no samples before it. */
    @Test
    void frontsInTheFirstGapAreInTheInterval() {
        for (double front = 0.01; front < 0.1; front += 0.01) {
            double from = front;
            DoubleUnaryOperator step = t -> t < from ? 0 : 1;
            Scene scene = scene(11, step);
            for (double place = 0.02; place < 0.1; place += 0.02) {
                Interval value = at(number(place)).interval(scene);
                double truth = step.applyAsDouble(place);
                double asked = place;
                assertTrue(value.lower() <= truth && truth <= value.upper(), () -> from + ", " + asked + ": " + value);
            }
        }
    }

    /** One kink anywhere: a maximum passes from one neuron to another. */
    @Test
    void kinksBetweenSamplesAreInTheInterval() {
        Random random = new Random(5);
        for (int trial = 0; trial < 500; trial++) {
            double kink = 0.15 + 0.7 * random.nextDouble();
            double before = random.nextDouble();
            double after = before + 4 * random.nextDouble();
            DoubleUnaryOperator bent = t -> 0.2 + (t < kink ? before * t : before * kink + after * (t - kink));
            Scene scene = scene(11, bent);
            double place = 0.1 + 0.8 * random.nextDouble();
            Interval value = at(number(place)).interval(scene);
            double truth = bent.applyAsDouble(place);
            assertTrue(value.lower() <= truth + 1e-12 && truth <= value.upper() + 1e-12,
                    () -> kink + ", " + before + ", " + after + " at " + place + ": " + truth + " outside " + value);
        }
    }

    @Test
    void lastTimesAndConnectivesPassToo() {
        // x = t: between 0.33 and 0.71 the first holds, the second outside of it.
        Condition inside = new Condition.All(List.of(compare(x(0), Relation.GREATER, number(0.33)),
                compare(x(0), Relation.LESS, number(0.71))));
        Condition outside = new Condition.Any(List.of(compare(x(0), Relation.AT_MOST, number(0.33)),
                compare(x(0), Relation.AT_LEAST, number(0.71))));
        Scene scene = scene(11, t -> t);
        assertEquals(0.33, time(true, inside).interval(scene).value(), 1e-12);
        assertEquals(0.71, time(false, inside).interval(scene).value(), 1e-12);
        assertEquals(0.33, time(true, new Condition.Not(outside)).interval(scene).value(), 1e-12);
        assertEquals(new Interval(0, 0, 0), time(true, outside).interval(scene));
        assertEquals(new Interval(1, 1, 1), time(false, outside).interval(scene));
    }

    @Test
    void equalityHasNoSignAndStaysBetweenSamples() {
        Scene scene = scene(11, t -> t < 0.55 ? 1 : 2);
        assertEquals(new Interval(0.6, 0.5, 0.6), time(true, compare(x(0), Relation.EQUAL, number(2))).interval(scene));
        assertEquals(new Interval(0.6, 0.5, 0.6),
                time(true, compare(x(0), Relation.UNEQUAL, number(1))).interval(scene));
    }

    @Test
    void aPassageStaysBetweenItsSamplesWhereTheSeriesJumps() {
        Interval jump = time(true, HALF).interval(scene(11, t -> t < 0.55 ? 0 : 1));
        assertTrue(jump.lower() >= 0.5 && jump.upper() <= 0.6 && jump.contains(0.55), jump::toString);
    }

    /** The value of a series where it first passes a number is that number, and a number beside it is refuted. */
    @Test
    void theValueAtAFirstTimeIsTheThreshold() {
        Value there = at(time(true, HALF));
        assertEquals(Word.HOLDS, word(compare(there, Relation.LESS, number(0.51))));
        assertEquals(Word.HOLDS, word(compare(there, Relation.GREATER, number(0.49))));
        assertEquals(Word.INCONCLUSIVE, word(compare(there, Relation.GREATER, number(0.5))));
        assertEquals(Word.VIOLATED, word(compare(there, Relation.GREATER, number(0.51))));
    }

    @Test
    void extremesAndIntegralsEndAtARange() {
        // x = exp(2 t)/8 passes 1/2 at t = log(4)/2 = 0.693.
        Optional<TimeRange> range = range(number(0.1), time(true, HALF));
        Value sup = new Extreme(true, x(0), RUN, 0, range);
        assertEquals(Word.HOLDS, word(compare(sup, Relation.LESS, number(0.502))));
        assertEquals(Word.VIOLATED, word(compare(sup, Relation.LESS, number(0.498))));
        Value inf = new Extreme(false, x(0), RUN, 0, range);
        double least = StrictMath.exp(0.2) / 8;
        assertEquals(Word.HOLDS, word(compare(inf, Relation.GREATER, number(0.999 * least))));
        assertEquals(Word.VIOLATED, word(compare(inf, Relation.GREATER, number(1.001 * least))));
        Value integral = new TimeIntegral(x(0), RUN, 0, range);
        double truth = 0.5 * (0.5 - least);
        assertEquals(Word.HOLDS, word(compare(integral, Relation.GREATER, number(0.995 * truth))));
        assertEquals(Word.VIOLATED, word(compare(integral, Relation.LESS, number(0.995 * truth))));
        assertEquals(Word.INCONCLUSIVE, word(compare(integral, Relation.GREATER, number(truth))));
        assertEquals(Word.HOLDS, word(compare(integral, Relation.LESS, number(1.005 * truth))));
    }

    @Test
    void aRangeOutsideOfTheRunDecidesNothing() {
        Value never = time(true, compare(x(0), Relation.GREATER, number(99)));
        assertEquals(Word.INCONCLUSIVE, word(compare(new Extreme(true, x(0), RUN, 0, range(number(0), never)),
                Relation.LESS, number(9))));
        assertEquals(Word.INCONCLUSIVE, word(compare(new TimeIntegral(x(0), RUN, 0, range(number(0.5), number(0.4))),
                Relation.LESS, number(9))));
        assertEquals(Word.INCONCLUSIVE, word(compare(at(number(1.5)), Relation.LESS, number(9))));
    }

    /** What did not happen as long as the run lasted, to t = 1, happens later than at any earlier time, if at all. */
    @Test
    void aTimeThatDidNotComeIsLaterThanTheRun() {
        Value never = time(true, compare(x(0), Relation.GREATER, number(99)));
        assertEquals(Word.HOLDS, word(compare(never, Relation.GREATER, number(0.9))));
        assertEquals(Word.HOLDS, word(compare(number(0.9), Relation.AT_MOST, never)));
        assertEquals(Word.VIOLATED, word(compare(never, Relation.LESS, number(0.9))));
        assertEquals(Word.INCONCLUSIVE, word(compare(never, Relation.LESS, number(1.1))));
        assertEquals(Word.INCONCLUSIVE, word(compare(never, Relation.GREATER, number(1.1))));
        assertEquals(Word.INCONCLUSIVE, word(compare(never, Relation.EQUAL, number(Double.POSITIVE_INFINITY))));
        assertEquals(Word.INCONCLUSIVE, word(compare(never, Relation.EQUAL, never)));
        Value neverLast = time(false, compare(x(0), Relation.GREATER, number(99)));
        assertEquals(Word.HOLDS, word(compare(neverLast, Relation.LESS, number(0.1))));
        Value difference = new Value.Sum(List.of(never, new Value.Product(List.of(number(-1), time(true, HALF)))));
        assertEquals(Word.HOLDS, word(compare(difference, Relation.GREATER, number(0.3))));
        assertEquals(Word.INCONCLUSIVE, word(compare(difference, Relation.GREATER, number(0.4))));
    }

    /** (T - 3)^2 is 4 at the run's end, and infinite later; but 0 between. */
    @Test
    void whatTurnsRoundWithATimeIsNotDecidedByItsBound() {
        Value never = time(true, compare(x(0), Relation.GREATER, number(99)));
        Value shifted = new Value.Sum(List.of(never, number(-3)));
        assertEquals(Word.INCONCLUSIVE,
                word(compare(new Value.Raised(shifted, number(2)), Relation.GREATER, number(1))));
        assertEquals(Word.INCONCLUSIVE, word(compare(new Value.Product(List.of(shifted, shifted)), Relation.GREATER,
                number(1))));
        assertEquals(Word.INCONCLUSIVE, word(compare(new Value.Product(List.of(never, number(2))), Relation.GREATER,
                new Value.Sum(List.of(never, number(-1))))));
        Value logarithm = new Value.Call(FunctionTable.find("Log").orElseThrow(),
                List.of(never));
        assertEquals(Word.HOLDS, word(compare(logarithm, Relation.GREATER, number(-0.1))));
        assertEquals(Word.INCONCLUSIVE, word(compare(logarithm, Relation.GREATER, number(0.1))));
    }

    @Test
    void ofTwoSamplesAnIntegralKnowsNothing() {
        Scene two = scene(2, t -> t * t);
        assertEquals(Double.POSITIVE_INFINITY, new TimeIntegral(x(0), RUN, 0, Optional.empty()).interval(two).width());
        Scene many = scene(11, t -> t * t);
        assertEquals(Double.POSITIVE_INFINITY,
                new TimeIntegral(x(0), RUN, 0, range(number(0.31), number(0.34))).interval(many).width());
    }

    @Test
    void theEndOfARunIsATime() {
        Value end = new Value.Time(RUN, Value.Series.LAST, "end");
        assertEquals(1, end.at(scene(11, t -> t)));
        assertEquals(Word.HOLDS, word(compare(new Extreme(true, Synthetic.time(0), RUN, 0,
                Optional.of(new TimeRange(new InterpolatedValue(Synthetic.time(0), RUN, 0, number(0.5)),
                        new InterpolatedValue(Synthetic.time(0), RUN, 0, end)))), Relation.GREATER, number(0.999))));
    }

    private static Word word(Condition.Compare comparison) {
        Claim claim = Synthetic.claim(Kind.PATHWISE, comparison, List.of(), Optional.empty(), Optional.empty());
        return Synthetic.judge(claim, run(1, 101, t -> StrictMath.exp(2 * t) / 8, 1e-9)).verdict().word();
    }
}
