package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.util.Binary64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs to a time against closed forms. */
class TaylorMarchTest {

    private static final String LOGISTIC = "multi-stage/k-logistic";

    private static <T> double error(RoundedArithmetic<T> numbers, int order, double caution, T closed) {
        Tapes.Sample sample = Tapes.read(LOGISTIC, Map.of("K0", 0.0625), 1);
        TaylorMarch<T> march = new TaylorMarch<>(sample.tape(), numbers, order, caution, numbers.of(0),
                Tapes.of(numbers, sample.compiled().initialState()));
        assertTrue(march.to(numbers.of(4), 1000));
        assertEquals(4, numbers.toDouble(march.time()));
        return Math.abs(numbers.toDouble(numbers.subtract(march.state()[0], closed)));
    }

    /** K(4) = K0/(K0 + (1 - K0) exp(-8)) with K0 = 1/16. */
    private static <T> T closed(Arithmetic<T> numbers) {
        T start = numbers.of(0.0625);
        T rest = numbers.multiply(numbers.of(0.9375), numbers.exp(numbers.of(-8)));
        return numbers.divide(start, numbers.add(start, rest));
    }

    /** Some thirty steps, each left with 10^-digits of K, which the contraction towards 1 does not enlarge. */
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60})
    void logisticGrowthToAllDigits(int digits) {
        BinaryArithmetic binary = new BinaryArithmetic(digits);
        assertTrue(error(binary, TaylorMarch.orderFor(digits), 1, closed(binary)) <= 300 * StrictMath.pow(10, -digits));
    }

    /** The numbers do not matter where they have the digits; too low an order shows. */
    @Test
    void orderAndNumbersDecideTheError() {
        FieldArithmetic<Dfp> decimals = FieldArithmetic.ofDigits(40);
        FieldArithmetic<Binary64> doubles = FieldArithmetic.ofDoubles();
        int order = TaylorMarch.orderFor(40);
        assertTrue(error(decimals, order, 1, closed(decimals)) <= 1e-37);
        assertTrue(error(decimals, order / 2, 1, closed(decimals)) > 1e-37);
        assertTrue(error(decimals, order / 2, 0.1, closed(decimals)) <= 1e-37);
        double rounding = error(doubles, order, 1, closed(doubles));
        assertTrue(rounding <= 1e-14, "rounding " + rounding);
    }

    @Test
    void itStopsShortOfAPole() {
        Tapes.Sample sample = Tapes.read("classical/quadratic", Map.of("x0", 1.0), 1);
        BinaryArithmetic binary = new BinaryArithmetic(30);
        TaylorMarch<BinaryFloat> march = new TaylorMarch<>(sample.tape(), binary, 40, 1, binary.of(0),
                Tapes.of(binary, new double[] {1}));
        assertFalse(march.to(binary.of(1.5), 100));
        double left = 1 - binary.toDouble(march.time());
        assertTrue(left > 0 && left < 1e-4, "left " + left);
        // x = 1/(1 - t): the radius is what is left.
        assertEquals(1, march.radius() / left, 1e-6);
    }
}
