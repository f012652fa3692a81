package org.flowcheck.simulation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.junit.jupiter.api.Test;

/** The tangent against values in 60 decimal digits, and what makes it a tangent: odd, bounded, rising. */
class FastTanhTest {

    /** What the Javadoc promises. */
    private static final double ULPS = 10;
    private static final DfpField DIGITS = new DfpField(60);

    @Test
    void errsByAtMostTenUnitsOfTheLastPlace() {
        double worst = worst(FastTanh::tanh);
        assertTrue(worst <= ULPS, "off by " + worst + " units");
    }

    @Test
    void staysNearTheTangentOfTheJdkWhereItErrsMost() {
        // Below 2 rounding adds up most. StrictMath.tanh errs by less than 2.5 units, says its Javadoc.
        Random random = new Random(14);
        double sum = 0;
        int trials = 3_000_000;
        for (int trial = 0; trial < trials; trial++) {
            double x = StrictMath.pow(2, 6 * random.nextDouble() - 5);
            double strict = StrictMath.tanh(x);
            double error = Math.abs(FastTanh.tanh(x) - strict) / Math.ulp(strict);
            assertTrue(error <= ULPS + 2.5, () -> "off by " + error + " units at " + x);
            sum += error;
        }
        assertTrue(sum / trials < 1.5, "mean error " + sum / trials);
    }

    @Test
    void aQuarterGivesTheSameBits() {
        Random random = new Random(15);
        for (int trial = 0; trial < 100_000; trial++) {
            double u = 5 * (2 * random.nextDouble() - 1);
            assertEquals(FastTanh.tanh(4 * u), FastTanh.ofQuarter(u), 0.0);
        }
        assertEquals(1, FastTanh.ofQuarter(FastTanh.SATURATED_QUARTER), 0.0);
    }

    @Test
    void theYardstickSeesATangentWithOneTermLess() {
        // The eighth convergent instead of the ninth: wrong by some 40 units near |x| = 10.
        assertTrue(worst(FastTanhTest::eighthConvergent) > 3 * ULPS);
    }

    @Test
    void isOddToTheLastBitAndNeverAboveOne() {
        Random random = new Random(11);
        for (int trial = 0; trial < 1_000_000; trial++) {
            double x = argument(random);
            double value = FastTanh.tanh(x);
            assertEquals(-value, FastTanh.tanh(-x), 0.0);
            assertTrue(Math.abs(value) <= 1, () -> "tanh " + x + " = " + value);
        }
        assertEquals(Double.doubleToRawLongBits(0.0), Double.doubleToRawLongBits(FastTanh.tanh(0.0)));
        assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(FastTanh.tanh(-0.0)));
    }

    @Test
    void risesUpToItsError() {
        // Neighbours may fall by twice the error; two arguments a thousandth apart never change places before 1 - tanh
        // is below the last place.
        Random random = new Random(12);
        for (int trial = 0; trial < 1_000_000; trial++) {
            double x = argument(random);
            double here = FastTanh.tanh(x);
            assertTrue(FastTanh.tanh(Math.nextUp(x)) >= here - 2 * ULPS * Math.ulp(here));
            assertTrue(Math.abs(x) > 10 || FastTanh.tanh(x + 1e-3) > here);
        }
    }

    @Test
    void isOneFromTwentyOnAndKeepsWhatIsNoNumber() {
        for (double x : new double[] {20, Math.nextUp(20.0), 1e3, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            assertEquals(1.0, FastTanh.tanh(x), 0.0);
            assertEquals(-1.0, FastTanh.tanh(-x), 0.0);
        }
        assertTrue(Double.isNaN(FastTanh.tanh(Double.NaN)));
    }

    /** The largest error over magnitudes from the smallest numbers to beyond saturation, in units of the last place. */
    private static double worst(DoubleUnaryOperator tangent) {
        Random random = new Random(13);
        double worst = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double x = argument(random);
            worst = Math.max(worst, error(tangent.applyAsDouble(x), x));
        }
        return worst;
    }

    private static double argument(Random random) {
        double size = switch (random.nextInt(4)) {
            case 0 -> 25 * random.nextDouble();
            case 1 -> random.nextDouble();
            case 2 -> StrictMath.pow(10, -20 * random.nextDouble());
            default -> StrictMath.pow(2, -1074 + 1074 * random.nextDouble());
        };
        return random.nextBoolean() ? size : -size;
    }

    private static double error(double value, double x) {
        Dfp exact = exact(x);
        return exact.subtract(DIGITS.newDfp(value)).abs().toDouble() / Math.ulp(exact.toDouble());
    }

    /** (e^2x - 1)/(e^2x + 1), or x - x^3/3 where its digits would cancel. */
    private static Dfp exact(double x) {
        Dfp z = DIGITS.newDfp(x);
        if (Math.abs(x) < 1e-12) {
            return z.subtract(z.multiply(z).multiply(z).divide(3));
        }
        Dfp power = z.multiply(2).exp();
        return power.subtract(1).divide(power.add(1));
    }

    private static double eighthConvergent(double x) {
        double u = 0.25 * Math.max(-20, Math.min(20, x));
        double s = u * u;
        double p = u * (2_027_025 + s * (270_270 + s * (6_930 + s * 36)));
        double q = 2_027_025 + s * (945_945 + s * (51_975 + s * (630 + s)));
        double p2 = 2 * p * q;
        double q2 = q * q + p * p;
        return 2 * p2 * q2 / (q2 * q2 + p2 * p2);
    }
}
