package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a sampled error passes a level, and what is said of it. */
class ErrorSeriesTest {

    /** A few roundings of numbers of size one. */
    private static final double ROUNDED = 1e-13;

    /** A quantity of one entry, r - g = error*g at g = 2, with the same plus an offset on the coarse run. */
    private static ErrorSeries series(double[] times, DoubleUnaryOperator error, double offset) {
        return new ErrorSeries(new ComparedQuantity("x", ComparedQuantity.Kind.STATE, 1), times, numbers(times, error),
                numbers(times, t -> error.applyAsDouble(t) + offset));
    }

    private static ErrorSeries.Numbers numbers(double[] times, DoubleUnaryOperator error) {
        double[] difference = Arrays.stream(times).map(error).map(value -> 2 * value).toArray();
        double[] full = Arrays.stream(times).map(t -> 2).toArray();
        return new ErrorSeries.Numbers(difference, difference, full, full, full);
    }

    private static double[] times(int count) {
        return IntStream.range(0, count).mapToDouble(k -> 0.25 * k).toArray();
    }

    /** Between two samples the logarithm is linear: exponentials are met exactly, wherever the level is. */
    @Test
    void exponentialsAreMetExactly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            double rate = random.nextDouble(0.1, 3);
            double passage = random.nextDouble(0.01, 9.9);
            double level = random.nextDouble(1e-6, 1);
            ErrorSeries one = series(times(41), t -> level * StrictMath.exp(rate * (t - passage)), 0);
            ErrorSeries.Passage found = one.passage(level, false).orElseThrow();
            assertEquals(passage, found.time(), ROUNDED * 100);
            assertTrue(found.from() <= passage && passage <= found.to() && found.to() - found.from() == 0.25);
            assertFalse(found.doubtful());
        }
    }

    @Test
    void anErrorThatWasZeroGrowsLinearly() {
        ErrorSeries one = series(times(3), t -> t, 0);
        assertEquals(0.1, one.passage(0.1, false).orElseThrow().time(), ROUNDED);
    }

    @Test
    void theFirstPassageCounts() {
        ErrorSeries one = series(times(5), t -> t == 0.5 || t == 1 ? 1 : 0.01, 0);
        ErrorSeries.Passage found = one.passage(0.1, false).orElseThrow();
        assertEquals(0.25, found.from());
        assertEquals(0.375, found.time(), ROUNDED, "the geometric middle of 0.01 and 1");
        assertTrue(one.passage(1, false).isEmpty(), "a level that is reached is not passed");
    }

    @Test
    void aMapIsValidUntilAStep() {
        ErrorSeries one = series(times(5), t -> 0.04 * t, 0);
        assertEquals(0.75, one.passage(0.035, true).orElseThrow().time());
    }

    @Test
    void aboveTheLevelFromTheStart() {
        ErrorSeries.Passage found = series(times(3), t -> 1, 0).passage(0.1, false).orElseThrow();
        assertEquals(new ErrorSeries.Passage(0, 0, 0, false), found);
    }

    /** An error of 0.15 that is uncertain by 0.06 may lie below 0.1, one of 0.17 may not. */
    @Test
    void whatTheNumericalErrorMayExplainIsDoubtful() {
        assertTrue(series(times(3), t -> t > 0 ? 0.15 : 0, 0.06).passage(0.1, false).orElseThrow().doubtful());
        assertFalse(series(times(3), t -> t > 0 ? 0.17 : 0, 0.06).passage(0.1, false).orElseThrow().doubtful());
    }

    @Test
    void whereTheLooserRunEndedTheErrorIsUnknown() {
        ErrorSeries.Numbers fine = numbers(times(3), t -> t);
        ErrorSeries one = new ErrorSeries(new ComparedQuantity("x", ComparedQuantity.Kind.STATE, 1), times(3), fine,
                numbers(times(2), t -> t));
        assertEquals(Double.POSITIVE_INFINITY, one.numericalError(2));
        assertTrue(one.passage(0.3, false).orElseThrow().doubtful());
        // Up to the first sample above the level, which the looser run still has.
        assertTrue(Double.isFinite(one.numericalErrorBelow(0.2)));
    }

    @Test
    void ofWhatVanishesNothingRelativeIsSaid() {
        double[] zero = {0, 0};
        double[] one = {0, 1};
        ErrorSeries series = new ErrorSeries(new ComparedQuantity("x", ComparedQuantity.Kind.OBSERVABLE, 1), new double[] {0, 1},
                new ErrorSeries.Numbers(one, one, zero, zero, one), new ErrorSeries.Numbers(one, one, zero, zero, one));
        assertEquals(0, series.relative(0));
        assertEquals(0, series.numericalError(0));
        assertEquals(Double.POSITIVE_INFINITY, series.relative(1));
        ErrorSeries.Passage found = series.passage(0.1, false).orElseThrow();
        assertEquals(0, found.time(), "nothing is known of when it left zero but the bracket");
        assertEquals(1, found.to());
    }

    @Test
    void mediansAreTakenWhereAllRunsAre() {
        List<ErrorSeries> runs = List.of(series(new double[] {0, 1, 1.5, 2}, t -> t, 0),
                series(new double[] {0, 1, 1.7, 2, 3}, t -> t, 0));
        assertArrayEquals(new double[] {0, 1, 2}, ErrorSeries.commonTimes(runs));
    }
}
