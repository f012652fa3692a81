package org.flowcheck.evidence.statistics;

import static org.flowcheck.evidence.statistics.OrderStatement.Bound.LOWER;
import static org.flowcheck.evidence.statistics.OrderStatement.Bound.THETA;
import static org.flowcheck.evidence.statistics.OrderStatement.Bound.UPPER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFitTest {

    private static final double[] WIDTHS = {100, 250, 600, 2000, 5000, 20000};
    private static final double ALPHA = 0.05;

    private static OrderStatement statement(OrderStatement.Bound bound, double power, double logPower, Rest... rests) {
        return new OrderStatement(bound, power, logPower, 0.1, List.of(rests));
    }

    /** Values without noise, the seeds a factor apart that does not depend on the width. */
    private static double[][] exact(DoubleUnaryOperator y) {
        double[][] rows = new double[4][];
        for (int s = 0; s < rows.length; s++) {
            double factor = Math.pow(2, s - 1.5);
            rows[s] = Arrays.stream(WIDTHS).map(m -> factor * y.applyAsDouble(m)).toArray();
        }
        return rows;
    }

    private static OrderFit fit(DoubleUnaryOperator y, OrderStatement statement) {
        return OrderFit.of(WIDTHS, exact(y), statement, ALPHA);
    }

    @ParameterizedTest
    @EnumSource(OrderStatement.Bound.class)
    void anExactOrderIsConsistentWithItselfDespiteRounding(OrderStatement.Bound bound) {
        OrderFit fit = fit(m -> 7 * Math.pow(m, -0.75) * Math.pow(Math.log(m), 2), statement(bound, -0.75, 2));
        assertEquals(Decision.CONSISTENT, fit.decision());
        assertEquals(-0.75, fit.slope().value(), 1e-13);
        assertEquals(-0.75 + fit.logSlope(), fit.plainSlope().value(), 1e-13);
        assertEquals(7, fit.constant().value(), 1e-11);
        assertEquals(7 * Math.pow(2, -1.5), fit.constant().lower(), 1e-11);
        assertEquals(7 * Math.pow(2, 1.5), fit.constant().upper(), 1e-11);
        assertEquals(WIDTHS.length - 1, fit.localSlopes().size());
        fit.localSlopes().forEach(slope -> assertEquals(-0.75, slope.value(), 1e-12));
        assertEquals(0, fit.trend().value(), 1e-11);
        assertEquals(OrderFit.Bend.NONE, fit.bend());
        assertEquals(bound == UPPER, fit.refutedBelow() == Double.NEGATIVE_INFINITY);
    }

    @Test
    void aPowerASixthOffIsRefutedOnTheSideThatCounts() {
        double off = 1.0 / 6;
        assertEquals(Decision.VIOLATED, fit(m -> Math.pow(m, off), statement(THETA, 0, 0)).decision());
        assertEquals(Decision.VIOLATED, fit(m -> Math.pow(m, -off), statement(THETA, 0, 0)).decision());
        assertEquals(Decision.VIOLATED, fit(m -> Math.pow(m, off), statement(UPPER, 0, 0)).decision());
        assertEquals(Decision.CONSISTENT, fit(m -> Math.pow(m, -off), statement(UPPER, 0, 0)).decision());
    }

    /** A lower bound of y is an upper bound of 1/y, with every sign turned. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.3, -0.16, -0.05, 0, 0.05, 0.16, 0.3})
    void aLowerBoundIsAnUpperBoundOfTheInverse(double off) {
        for (double bend : new double[] {-0.02, 0, 0.02}) {
            DoubleUnaryOperator y = m -> Math.pow(m, off) * Math.exp(bend * Math.pow(Math.log(m / 1300), 2));
            OrderFit lower = fit(y, statement(LOWER, 0, 0, new Rest(0.01, 0, 0)));
            OrderFit upper = fit(m -> 1 / y.applyAsDouble(m), statement(UPPER, 0, 0, new Rest(0.01, 0, 0)));
            assertEquals(upper.decision(), lower.decision());
            assertEquals(-upper.refutedAbove(), lower.refutedBelow(), 1e-12);
            assertEquals(Double.POSITIVE_INFINITY, lower.refutedAbove());
        }
        assertEquals(off < -0.1 ? Decision.VIOLATED : Decision.CONSISTENT,
                fit(m -> Math.pow(m, off), statement(LOWER, Math.abs(off) < 0.1 ? off : 0, 0)).decision());
    }

    /**
     * Values moved by up to 1e-12, each to the side that moves the slope most, refute nothing; by three times as much,
     * they do. Without the rounding of one side the margin would be about half.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void roundingOfEitherSignIsCovered(int side) {
        double[] x = Arrays.stream(WIDTHS).map(Math::log).toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        for (double size : new double[] {0.9e-12, 3e-12}) {
            double[][] rows = new double[2][WIDTHS.length];
            for (int j = 0; j < x.length; j++) {
                rows[0][j] = 1 + side * Math.signum(x[j] - mean) * size;
                rows[1][j] = rows[0][j];
            }
            assertEquals(size < 1e-12 ? Decision.CONSISTENT : Decision.VIOLATED,
                    OrderFit.of(WIDTHS, rows, statement(THETA, 0, 0), ALPHA).decision(), "size " + size);
        }
    }

    /** A numerical error at one width moves the slope by no more than the weight of that width. */
    @Test
    void anErrorOfTheValuesIsARestAtItsWidth() {
        double[][] y = exact(m -> m);
        double[] errors = new double[WIDTHS.length];
        errors[1] = 0.2;
        OrderFit fit = OrderFit.of(WIDTHS, y, errors, statement(THETA, 1, 0), ALPHA);
        double[] x = Arrays.stream(WIDTHS).map(Math::log).toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double weight = (x[1] - mean) / Arrays.stream(x).map(each -> (each - mean) * (each - mean)).sum();
        assertEquals(weight * Math.log(0.8), fit.marginAbove(), 1e-11);
        assertEquals(-weight * Math.log(1.2), fit.marginBelow(), 1e-11);
        errors[1] = Double.POSITIVE_INFINITY;
        assertEquals(Decision.UNDECIDED, OrderFit.of(WIDTHS, y, errors, statement(THETA, 1, 0), ALPHA).decision());
    }

    /** The slope of log log m over log m on (10^3, 10^5) that the statement's log factor alone adds: about 0.11. */
    @Test
    void aLogFactorLooksLikeAPower() {
        double[] widths = {1e3, 3e3, 1e4, 3e4, 1e5};
        double[][] flat = {{1, 1, 1, 1, 1}, {2, 2, 2, 2, 2}};
        OrderFit fit = OrderFit.of(widths, flat, statement(THETA, 0, 1), ALPHA);
        assertEquals(0.11, fit.logSlope(), 0.005);
        assertEquals(-fit.logSlope(), fit.slope().value(), 1e-12);
    }

    /** Every rest that takes its bound at each width with some sign, tried one by one. */
    @Test
    void theMarginIsTheMostThatRestsCanDo() {
        Rest[] rests = {Rest.power(3, 0.5), Rest.logarithm(0.5)};
        OrderFit fit = fit(m -> 1, statement(THETA, 0, 0, rests));
        double[] x = Arrays.stream(WIDTHS).map(Math::log).toArray();
        double highest = 0;
        double lowest = 0;
        for (int signs = 0; signs < 1 << WIDTHS.length; signs++) {
            double[] z = new double[WIDTHS.length];
            for (int j = 0; j < z.length; j++) {
                double size = 3 / Math.sqrt(WIDTHS[j]) + 0.5 / Math.log(WIDTHS[j]);
                z[j] = Math.log1p((signs >> j & 1) == 1 ? size : -size);
            }
            highest = Math.max(highest, SlopeFit.of(x, z).slope());
            lowest = Math.min(lowest, SlopeFit.of(x, z).slope());
        }
        // The margin also covers rounding, 1e-12 of the values.
        assertEquals(highest, fit.marginAbove(), 1e-11);
        assertEquals(-lowest, fit.marginBelow(), 1e-11);
        assertEquals(fit.slope().lower() - highest, fit.exponent().lower(), 1e-11);
        assertEquals(fit.slope().upper() - lowest, fit.exponent().upper(), 1e-11);
    }

    @Test
    void aRestThatIsNotSmallDecidesNothing() {
        OrderFit fit = fit(m -> m, statement(THETA, 0, 0, Rest.power(11, 0.5)));
        assertEquals(Double.POSITIVE_INFINITY, fit.marginAbove());
        assertEquals(Decision.UNDECIDED, fit.decision());
    }

    @Test
    void slopesThatBendTowardsTheStatementAreNotARefutation() {
        // m^0 (1 + 300/m): the slope is -0.2 over these widths and tends to 0.
        OrderFit fit = fit(m -> 1 + 300 / m, statement(THETA, 0, 0));
        assertTrue(fit.exponent().upper() < -0.1, fit.toString());
        assertEquals(OrderFit.Bend.UP, fit.bend());
        assertEquals(Decision.UNDECIDED, fit.decision());
        // The same values said to be m^0.5: they bend towards it too; said to be m^-1, away.
        assertEquals(Decision.VIOLATED, fit(m -> 1 + 300 / m, statement(THETA, -1, 0)).decision());
    }

    @Test
    void slopesThatFallTowardsTheStatementAreNotARefutationEither() {
        // m^0 (1 - 90/m): rising by a power 0.3 over these widths, and less and less.
        for (OrderStatement.Bound bound : OrderStatement.Bound.values()) {
            OrderFit fit = fit(m -> 1 - 90 / m, statement(bound, 0, 0));
            assertTrue(fit.exponent().lower() > 0.1 && fit.bend() == OrderFit.Bend.DOWN, fit.toString());
            assertEquals(Decision.UNDECIDED, fit.decision());
        }
        assertEquals(Decision.VIOLATED, fit(m -> 1 - 90 / m, statement(THETA, 1, 0)).decision());
    }

    @Test
    void aBentLineWithinTheResolutionConfirmsABoundOnly() {
        // The parabola is flat in the middle; an error of 1 % covers what is left of its mean slope, not its bend.
        DoubleUnaryOperator bent = m -> Math.exp(0.015 * Math.pow(Math.log(m / 1300), 2));
        Rest error = new Rest(0.01, 0, 0);
        OrderFit fit = fit(bent, statement(THETA, 0, 0, error));
        assertTrue(fit.exponent().contains(0) && fit.bend() == OrderFit.Bend.UP, fit.toString());
        assertEquals(Decision.UNDECIDED, fit.decision());
        assertEquals(Decision.CONSISTENT, fit(bent, statement(UPPER, 0, 0, error)).decision());
    }

    @Test
    void aBoundThatTheLastSlopePassesIsNotConsistent() {
        // m^-1 + m/10^7: the mean slope lies below 0, the last one is 0.95.
        OrderFit fit = fit(m -> 1 / m + m / 1e7, statement(UPPER, 0, 0));
        assertTrue(fit.exponent().upper() < 0 && fit.lastSlope().lower() > 0.1, fit.toString());
        assertEquals(Decision.UNDECIDED, fit.decision());
        // Bent upwards too, but far below the bound.
        assertEquals(Decision.CONSISTENT, fit(m -> 1 / m + m / 1e7, statement(UPPER, 3, 0)).decision());
    }

    @Test
    void manyWidthsFewSeedsOrMuchNoiseAreUndecided() {
        Random random = new Random(3);
        double[][] y = new double[2][WIDTHS.length];
        for (double[] row : y) {
            Arrays.setAll(row, j -> Math.exp(random.nextGaussian()));
        }
        assertEquals(Decision.UNDECIDED,
                OrderFit.of(WIDTHS, y, statement(THETA, 0, 0), 5e-4).decision());
    }

    @Test
    void scaleOfYAndOrderOfSeedsDoNotMatter() {
        Random random = new Random(4);
        double[][] y = new double[5][WIDTHS.length];
        for (double[] row : y) {
            Arrays.setAll(row, j -> Math.exp(0.1 * random.nextGaussian()) / WIDTHS[j]);
        }
        double[][] other = {y[4].clone(), y[2].clone(), y[0].clone(), y[1].clone(), y[3].clone()};
        Arrays.stream(other).forEach(row -> Arrays.setAll(row, j -> 1e200 * row[j]));
        OrderStatement statement = statement(THETA, -1, 0);
        OrderFit one = OrderFit.of(WIDTHS, y, statement, ALPHA);
        OrderFit two = OrderFit.of(WIDTHS, other, statement, ALPHA);
        // Logarithms of 460 are rounded to 6e-14; the slope divides by a range of 5.
        assertEquals(one.slope().lower(), two.slope().lower(), 1e-12);
        assertEquals(one.trend().upper(), two.trend().upper(), 1e-11);
        assertArrayEquals(new double[] {one.refutedBelow(), one.refutedAbove()},
                new double[] {two.refutedBelow(), two.refutedAbove()}, 1e-12);
        assertEquals(one.decision(), two.decision());
    }

    @Test
    void refusesWhatIsNoTable() {
        OrderStatement any = statement(THETA, 0, 0);
        double[][] good = exact(m -> 1);
        assertRefused(() -> OrderFit.of(WIDTHS, new double[][] {good[0]}, any, ALPHA));
        assertRefused(() -> OrderFit.of(new double[] {2, 3, 4, 5}, good, any, ALPHA));
        assertRefused(() -> OrderFit.of(new double[] {1, 2, 3, 4, 5, 6}, good, any, ALPHA));
        assertRefused(() -> OrderFit.of(new double[] {2, 3, 3, 4, 5, 6}, good, any, ALPHA));
        assertRefused(() -> fit(m -> m == 600 ? 0 : 1, any));
        assertRefused(() -> fit(m -> m == 600 ? Double.NaN : 1, any));
        assertRefused(() -> OrderFit.of(WIDTHS, good, any, 0));
        assertRefused(() -> new OrderStatement(THETA, 0, 0, 0, List.of()));
        assertRefused(() -> Rest.power(-1, 0.5));
    }

    private static void assertRefused(Executable call) {
        assertThrows(IllegalArgumentException.class, call);
    }
}
