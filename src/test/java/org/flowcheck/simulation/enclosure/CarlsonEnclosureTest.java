package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.flowcheck.simulation.kernel.Carlson;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.Test;

/** R_F over boxes holds values of fifty digits. */
class CarlsonEnclosureTest {

    private static final int BOXES = 10_000;
    /** Some thirty duplications of a few roundings each: a hundred units of the last place. */
    private static final double NARROW = 3e-14;

    @Test
    void boxesHoldFiftyDigits() {
        SplittableRandom random = new SplittableRandom(17);
        int missedByDoubles = 0;
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.positive(random, 1e5, 10);
            Interval y = RandomBoxes.positive(random, 1e5, 10);
            Interval z = RandomBoxes.positive(random, 1e5, 10);
            double p = RandomBoxes.point(x, random);
            double q = RandomBoxes.point(y, random);
            double r = RandomBoxes.point(z, random);
            Dfp expected = FiftyDigits.carlsonRf(p, q, r);
            assertTrue(FiftyDigits.holds(CarlsonEnclosure.rf(x, y, z), expected), x + ", " + y + ", " + z);
            Interval point = CarlsonEnclosure.rf(Interval.of(p), Interval.of(q), Interval.of(r));
            assertTrue(FiftyDigits.holds(point, expected), p + ", " + q + ", " + r);
            assertTrue(point.width() <= NARROW * point.lower(), point.toString());
            missedByDoubles += FiftyDigits.holds(Interval.of(Carlson.rf(p, q, r)), expected) ? 0 : 1;
        }
        assertTrue(missedByDoubles > 0.99 * BOXES, "the check sees errors of one rounding: " + missedByDoubles);
    }

    /** Without the bounds by means, with the mean of the last arguments alone, values are missed. */
    @Test
    void theRemainderIsNeeded() {
        SplittableRandom random = new SplittableRandom(3);
        int missed = 0;
        for (int i = 0; i < BOXES; i++) {
            double x = random.nextDouble(0.5, 2);
            double y = random.nextDouble(0.5, 2);
            Interval mean = Interval.of(x).plus(Interval.of(y)).plus(Interval.ONE).over(Interval.of(3));
            Dfp expected = FiftyDigits.carlsonRf(x, y, 1);
            missed += FiftyDigits.holds(Interval.ONE.over(mean.root()), expected) ? 0 : 1;
        }
        assertTrue(missed > 0.99 * BOXES, "A^(-1/2) alone is too small: " + missed);
    }

    @Test
    void equalArgumentsGiveTheInverseRoot() {
        assertTrue(CarlsonEnclosure.rf(Interval.of(4), Interval.of(4), Interval.of(4)).holds(0.5));
        assertThrows(NotProved.class, () -> CarlsonEnclosure.rf(new Interval(0, 1), Interval.ONE, Interval.ONE));
        assertEquals(CarlsonEnclosure.rf(Interval.of(1), Interval.of(2), Interval.of(3)).middle(), Carlson.rf(1, 2, 3),
                NARROW);
    }
}
