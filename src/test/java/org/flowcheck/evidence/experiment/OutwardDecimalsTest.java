package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.flowcheck.evidence.store.NumberText;
import org.junit.jupiter.api.Test;

/** What files hold of an interval's ends lies outside of it, as a decimal too, and close by. */
class OutwardDecimalsTest {

    private static final int NUMBERS = 20_000;

    @Test
    void decimalsLieOutsideAndAtMostAStepAway() {
        SplittableRandom random = new SplittableRandom(5);
        int moved = 0;
        for (int i = 0; i < NUMBERS; i++) {
            double value = i % 2 == 0 ? random.nextDouble(-10, 10) : Double.longBitsToDouble(random.nextLong());
            if (!(Math.abs(value) < Double.MAX_VALUE)) {
                continue;
            }
            double down = OutwardDecimals.down(value);
            double up = OutwardDecimals.up(value);
            assertTrue(written(down).compareTo(new BigDecimal(value)) <= 0, value + " down to " + down);
            assertTrue(written(up).compareTo(new BigDecimal(value)) >= 0, value + " up to " + up);
            assertTrue(down == value || down == Math.nextDown(value), value + " down to " + down);
            assertTrue(up == value || up == Math.nextUp(value), value + " up to " + up);
            moved += down == value ? 0 : 1;
        }
        // Shortest decimals lie on either side of their doubles, so that each end moves about every second time.
        assertTrue(moved > 0.4 * NUMBERS && moved < 0.6 * NUMBERS, moved + " moved");
    }

    @Test
    void whatIsExactStays() {
        for (double value : new double[] {0, 1, -1, 0.5, 1024, -0.375}) {
            assertEquals(value, OutwardDecimals.down(value));
            assertEquals(value, OutwardDecimals.up(value));
        }
        assertEquals(0.1, OutwardDecimals.down(0.1), "0.1 is below its double");
        assertEquals(Math.nextUp(0.1), OutwardDecimals.up(0.1));
    }

    private static BigDecimal written(double value) {
        return new BigDecimal(NumberText.exact(value));
    }
}
