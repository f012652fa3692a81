package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The four operations, squares and roots hold the exact results, compared as exact decimal numbers. */
class IntervalTest {

    private static final int BOXES = 10_000;
    private static final long SEED = 20261126;

    /** Whether an interval holds the exact x o y, judged without any rounding. */
    @FunctionalInterface
    private interface Exactly {
        boolean inside(Interval result, BigDecimal x, BigDecimal y);
    }

    private enum Operation {
        SUM(Interval::plus, (r, x, y) -> between(r, x.add(y))),
        DIFFERENCE(Interval::minus, (r, x, y) -> between(r, x.subtract(y))),
        PRODUCT(Interval::times, (r, x, y) -> between(r, x.multiply(y))),
        QUOTIENT(Interval::over, (r, x, y) -> y.signum() > 0
                ? exact(r.lower()).multiply(y).compareTo(x) <= 0 && exact(r.upper()).multiply(y).compareTo(x) >= 0
                : exact(r.lower()).multiply(y).compareTo(x) >= 0 && exact(r.upper()).multiply(y).compareTo(x) <= 0),
        SQUARE((x, y) -> x.squared(), (r, x, y) -> between(r, x.multiply(x))),
        ROOT((x, y) -> absolute(x).root(), (r, x, y) -> r.lower() >= 0
                && exact(r.lower()).pow(2).compareTo(x.abs()) <= 0 && exact(r.upper()).pow(2).compareTo(x.abs()) >= 0),
        SCALED((x, y) -> x.times(y.lower()), (r, x, y) -> true);

        private final BiFunction<Interval, Interval, Interval> of;
        private final Exactly exactly;

        Operation(BiFunction<Interval, Interval, Interval> of, Exactly exactly) {
            this.of = of;
            this.exactly = exactly;
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void boxesHoldTheExactResultsOfTheirPoints(Operation operation) {
        SplittableRandom random = new SplittableRandom(SEED);
        int proved = 0;
        for (int box = 0; box < BOXES; box++) {
            Interval x = RandomBoxes.anyInterval(random);
            Interval y = RandomBoxes.anyInterval(random);
            Interval result;
            try {
                result = operation.of.apply(x, y);
            } catch (NotProved refused) {
                continue;
            }
            proved++;
            for (double p : RandomBoxes.points(x, random)) {
                for (double q : RandomBoxes.points(y, random)) {
                    assertTrue(operation.exactly.inside(result, exact(p), exact(q)),
                            () -> operation + " of " + x + " and " + y + " misses that of " + p + ", " + q);
                    if (operation == Operation.SCALED) {
                        assertTrue(between(result, exact(p).multiply(exact(y.lower()))), x + " times " + y.lower());
                    }
                }
            }
        }
        // Refusals are divisions by boxes with zero, and overflow: the minority.
        assertTrue(proved > BOXES / 2, operation + ": " + proved);
    }

    /** The check above sees it if ends are rounded inward by one unit, or not rounded at all. */
    @Test
    void theContainmentCheckRefusesWhatIsRoundedInward() {
        SplittableRandom random = new SplittableRandom(SEED);
        int nearest = 0;
        int inward = 0;
        for (int box = 0; box < BOXES; box++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            BigDecimal product = exact(x).multiply(exact(y));
            nearest += between(Interval.of(x * y), product) ? 0 : 1;
            Interval right = Interval.of(x).times(Interval.of(y));
            double from = Math.nextUp(right.lower());
            double to = Math.nextDown(right.upper());
            inward += from <= to && between(new Interval(from, to), product) ? 0 : 1;
        }
        // A product of 53-bit numbers is a double with probability of a few in a hundred at most.
        assertTrue(nearest > 0.9 * BOXES && inward > 0.9 * BOXES, nearest + " and " + inward);
    }

    @Test
    void whatIsExactStaysAPoint() {
        assertEquals(Interval.of(0.75), Interval.of(0.5).plus(Interval.of(0.25)));
        assertEquals(Interval.ZERO, Interval.of(3).minus(Interval.of(3)));
        assertEquals(Interval.ZERO, Interval.ZERO.times(new Interval(-7, 9)));
        assertEquals(Interval.ZERO, Interval.ZERO.over(new Interval(2, 3)));
        assertEquals(new Interval(-3, -2), new Interval(2, 3).negate());
    }

    @Test
    void zerosHaveNoSign() {
        assertEquals(Interval.ZERO, new Interval(-0.0, 0.0));
        assertEquals(0, Double.compare(0.0, new Interval(-0.0, 1).lower()));
        assertThrows(NotProved.class, () -> Interval.ONE.over(new Interval(-0.0, 1)));
        assertThrows(NotProved.class, () -> Interval.ONE.over(new Interval(-1, -0.0)));
        assertEquals(Interval.ZERO, Interval.of(-0.0).root());
    }

    @Test
    void subnormalResultsAreEnclosed() {
        Interval tiny = Interval.of(Double.MIN_VALUE);
        Interval product = tiny.times(tiny);
        assertTrue(product.holdsZero() && product.upper() > 0, product.toString());
        assertTrue(tiny.squared().upper() > 0, "an underflowing square is not zero");
        assertTrue(tiny.over(Interval.of(3)).upper() > 0);
        assertEquals(Interval.of(2 * Double.MIN_VALUE), tiny.plus(tiny), "sums of subnormal numbers are exact");
        assertTrue(tiny.root().holds(0x1p-537), "its root is a power of two");
    }

    @Test
    void whatLeavesDoublePrecisionIsNotProved() {
        Interval large = Interval.of(Double.MAX_VALUE);
        assertThrows(NotProved.class, () -> large.plus(large));
        assertThrows(NotProved.class, () -> large.times(large));
        assertThrows(NotProved.class, large::squared);
        assertThrows(NotProved.class, () -> large.over(Interval.of(0.5)));
        assertThrows(NotProved.class, () -> new Interval(0, Double.POSITIVE_INFINITY));
        assertThrows(NotProved.class, () -> new Interval(Double.NaN, 1));
        assertThrows(NotProved.class, () -> new Interval(-1, 1).root());
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
    }

    @Test
    void setsAreAsTheirNamesSay() {
        Interval wide = new Interval(-1, 3);
        assertTrue(wide.holds(new Interval(-1, 3)));
        assertFalse(wide.holds(new Interval(-1, Math.nextUp(3.0))));
        assertEquals(new Interval(0, 3), wide.intersection(new Interval(0, 9)));
        assertThrows(IllegalStateException.class, () -> wide.intersection(new Interval(4, 9)));
        assertEquals(new Interval(-1, 9), wide.hull(new Interval(4, 9)));
        assertEquals(4, wide.width());
        assertEquals(1, wide.middle());
        assertEquals(3, wide.magnitude());
        assertTrue(new Interval(-Double.MAX_VALUE, Double.MAX_VALUE).holds(
                new Interval(-Double.MAX_VALUE, Double.MAX_VALUE).middle()));
        assertEquals(new Interval(-2, 4), wide.widened(1));
    }

    private static Interval absolute(Interval x) {
        return x.lower() >= 0 ? x : x.upper() <= 0 ? x.negate() : new Interval(0, x.magnitude());
    }

    private static boolean between(Interval interval, BigDecimal value) {
        return exact(interval.lower()).compareTo(value) <= 0 && exact(interval.upper()).compareTo(value) >= 0;
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }
}
