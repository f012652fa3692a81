package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.Test;

/** The slope of tanh keeps its digits where 1 - tanh^2 has none. */
class SeparableTanhTest {

    @Test
    void valueAndSlopeAgreeWithFortyDigits() {
        DfpField field = new DfpField(40);
        SeparableTanh tanh = new SeparableTanh();
        for (double z = -25; z <= 25; z += 0.37) {
            Dfp q = field.newDfp(-2 * Math.abs(z)).exp();
            Dfp slope = q.multiply(4).divide(q.add(1).multiply(q.add(1)));
            // Five rounded operations, each of half a unit, and an exponential of one.
            assertEquals(slope.toDouble(), tanh.slope(z), 8e-16 * slope.toDouble());
            Dfp value = field.getOne().subtract(q).divide(q.add(1));
            assertEquals(Math.signum(z) * value.toDouble(), tanh.value(z), 4.5e-16 * value.toDouble());
        }
        assertEquals(0, tanh.slope(1e300));
        assertEquals(1, tanh.slope(0));
    }
}
