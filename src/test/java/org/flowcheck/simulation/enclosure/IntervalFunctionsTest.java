package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;

/** Constants, powers, exponential and logarithm hold values of fifty digits, and are hardly wider than that. */
class IntervalFunctionsTest {

    private static final int BOXES = 10_000;
    private static final long SEED = 5;
    /** Two units each way and the point itself, at most twice as wide below a power of two. */
    private static final double MOST_UNITS = 8;

    @Test
    void exponentialsHoldFiftyDigits() {
        SplittableRandom random = new SplittableRandom(SEED);
        int outside = 0;
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.between(random.nextDouble(-20, 20), random.nextDouble(-20, 20));
            double at = RandomBoxes.point(x, random);
            Dfp expected = DfpMath.exp(FiftyDigits.of(at));
            assertTrue(FiftyDigits.holds(IntervalFunctions.exp(x), expected), "exp on " + x + " at " + at);
            Interval point = IntervalFunctions.exp(Interval.of(at));
            assertTrue(FiftyDigits.holds(point, expected), "exp at " + at);
            assertTrue(point.width() <= MOST_UNITS * Math.ulp(point.upper()));
            outside += FiftyDigits.holds(Interval.of(StrictMath.exp(at)), expected) ? 0 : 1;
        }
        assertTrue(outside > 0.99 * BOXES, "without widening the check fails: " + outside);
    }

    @Test
    void logarithmsHoldFiftyDigits() {
        SplittableRandom random = new SplittableRandom(SEED);
        int outside = 0;
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.positive(random, 1e8, 1e3);
            double at = RandomBoxes.point(x, random);
            Dfp expected = DfpMath.log(FiftyDigits.of(at));
            assertTrue(FiftyDigits.holds(IntervalFunctions.log(x), expected), "log on " + x + " at " + at);
            outside += FiftyDigits.holds(Interval.of(StrictMath.log(at)), expected) ? 0 : 1;
        }
        assertTrue(outside > 0.99 * BOXES, "without widening the check fails: " + outside);
    }

    @Test
    void rationalPowersHoldFiftyDigits() {
        SplittableRandom random = new SplittableRandom(SEED);
        int inward = 0;
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.positive(random, 1e6, 10);
            long numerator = random.nextLong(-7, 8);
            long denominator = random.nextLong(1, 6);
            double at = RandomBoxes.point(x, random);
            Dfp expected = FiftyDigits.power(FiftyDigits.of(at), numerator, denominator);
            Rational exponent = Rational.of(numerator, denominator);
            Interval result = IntervalFunctions.power(x, exponent);
            // Whole powers may be exact: fifty digits then round where the interval is a point.
            boolean exact = exponent.isInteger();
            assertTrue(FiftyDigits.holds(exact ? result.widened(1e-40 * result.magnitude()) : result, expected),
                    x + "^" + exponent + " at " + at);
            inward += FiftyDigits.holds(Interval.of(StrictMath.pow(at, exponent.toDouble())), expected) ? 0 : 1;
        }
        // Of the exponents a fifth is 1 or 0, which are exact.
        assertTrue(inward > 0.6 * BOXES, "without widening the check fails: " + inward);
    }

    @Test
    void wholePowersHoldExactOnes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.between(random.nextDouble(-3, 3), random.nextDouble(-3, 3));
            int exponent = random.nextInt(0, 14);
            Interval result = IntervalFunctions.wholePower(x, exponent);
            for (double at : RandomBoxes.points(x, random)) {
                BigDecimal expected = new BigDecimal(at).pow(exponent);
                assertTrue(new BigDecimal(result.lower()).compareTo(expected) <= 0
                        && new BigDecimal(result.upper()).compareTo(expected) >= 0, x + "^" + exponent + " at " + at);
            }
            assertTrue(exponent % 2 == 1 || result.lower() >= 0, "even powers are not negative: " + result);
        }
    }

    @Test
    void constantsAreEnclosedTightly() {
        assertEquals(Interval.of(0.375), IntervalFunctions.of(Rational.of(3, 8)));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < BOXES; i++) {
            Rational value = Rational.of(random.nextLong(), 1 + random.nextLong(1L << 40));
            Interval around = IntervalFunctions.of(value);
            assertTrue(Rational.of(new BigDecimal(around.lower())).compareTo(value) <= 0
                    && Rational.of(new BigDecimal(around.upper())).compareTo(value) >= 0, value.toString());
            assertTrue(around.upper() <= Math.nextUp(around.lower()));
        }
    }

    @Test
    void outsideTheDomainNothingIsProved() {
        assertThrows(NotProved.class, () -> IntervalFunctions.log(new Interval(0, 1)));
        assertThrows(NotProved.class, () -> IntervalFunctions.log(new Interval(-1, 1)));
        assertThrows(NotProved.class, () -> IntervalFunctions.power(new Interval(-1, 1), Rational.of(1, 3)));
        assertThrows(NotProved.class, () -> IntervalFunctions.power(new Interval(0, 1), Rational.of(-1, 3)));
        assertThrows(NotProved.class, () -> IntervalFunctions.wholePower(new Interval(-1, 1), -2));
        assertThrows(NotProved.class, () -> IntervalFunctions.exp(Interval.of(710)));
        assertEquals(0, IntervalFunctions.exp(Interval.of(-1000)).lower());
        assertTrue(IntervalFunctions.exp(Interval.of(-1000)).upper() > 0);
        assertEquals(0, IntervalFunctions.power(new Interval(0, 8), Rational.of(1, 3)).lower());
    }
}
