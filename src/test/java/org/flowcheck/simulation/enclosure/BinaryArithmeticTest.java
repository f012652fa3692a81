package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.Test;

/** Binary numbers of many digits against Hipparchus's decimals, which share no code with their four operations. */
class BinaryArithmeticTest {

    private static final int DIGITS = 40;
    private static final BinaryArithmetic BINARY = new BinaryArithmetic(DIGITS);
    private static final FieldArithmetic<Dfp> DECIMAL = FieldArithmetic.ofDigits(60);
    /** A unit of the last place is 2^-134, below 1e-40; functions go through decimals and lose a few. */
    private static final double UNIT = 1e-40;

    private final SplittableRandom random = new SplittableRandom(5);

    /** Doubles of sizes from 1e-30 to 1e+30 and both signs, so that sums have terms of all distances. */
    private double number() {
        return (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble())
                * StrictMath.pow(10, random.nextInt(-30, 31));
    }

    private static double apart(Dfp expected, BinaryFloat got) {
        Dfp value = expected.newInstance(got.exact().toString());
        return value.subtract(expected).divide(expected).abs().toDouble();
    }

    @Test
    void operationsAreRoundedToTheLastPlace() {
        List<BinaryOperator<Dfp>> decimal = List.of(DECIMAL::add, DECIMAL::subtract, DECIMAL::multiply,
                DECIMAL::divide);
        List<BinaryOperator<BinaryFloat>> binary = List.of(BINARY::add, BINARY::subtract, BINARY::multiply,
                BINARY::divide);
        for (int trial = 0; trial < 2000; trial++) {
            double x = number();
            double y = number();
            for (int i = 0; i < decimal.size(); i++) {
                // Thirds have all bits set to work.
                Dfp expected = decimal.get(i).apply(DECIMAL.of(x).divide(3), DECIMAL.of(y).divide(7));
                BinaryFloat got = binary.get(i).apply(BINARY.divide(BINARY.of(x), 3), BINARY.divide(BINARY.of(y), 7));
                // Operands have an error of half a unit each, which a difference of near numbers enlarges.
                double size = Math.max(Math.abs(x), Math.abs(y)) / Math.abs(expected.toDouble());
                assertTrue(apart(expected, got) <= UNIT * Math.max(3, i < 2 ? 3 * size : 0), x + " " + i + " " + y);
            }
        }
    }

    @Test
    void functionsAgreeWithDecimals() {
        for (int trial = 0; trial < 200; trial++) {
            double x = 0.01 + 20 * random.nextDouble();
            Rational exponent = Rational.of(random.nextInt(-9, 10), 1 + random.nextInt(5));
            if (!exponent.isInteger()) {
                // Eighteen units times the exponent's size, for a log and an exponential.
                assertTrue(apart(DECIMAL.power(DECIMAL.of(x), exponent), BINARY.power(BINARY.of(x), exponent))
                        <= 200 * UNIT, x + "^" + exponent);
            }
            assertTrue(apart(DECIMAL.exp(DECIMAL.of(x)), BINARY.exp(BINARY.of(x))) <= 20 * UNIT, "exp " + x);
            assertEquals(0, DECIMAL.log(DECIMAL.of(x)).subtract(DECIMAL.of(0).newInstance(
                    BINARY.log(BINARY.of(x)).exact().toString())).toDouble(), 20 * UNIT, "log " + x);
        }
    }

    /** The sum's error is measured in its largest term. */
    @Test
    void sumsOfProductsAreThoseOfSingleProducts() {
        for (int trial = 0; trial < 200; trial++) {
            int order = random.nextInt(1, 40);
            BinaryFloat[] left = BINARY.array(order + 1);
            BinaryFloat[] right = BINARY.array(order + 1);
            Dfp sum = DECIMAL.of(0);
            double largest = 0;
            double[] numbers = random.doubles(2L * order + 2, -1, 1).toArray();
            for (int j = 0; j <= order; j++) {
                left[j] = BINARY.of(j % 5 == 4 ? 0 : numbers[j]);
                right[j] = BINARY.of(numbers[order + 1 + j] * StrictMath.pow(10, j % 7));
            }
            for (int j = 0; j <= order; j++) {
                Dfp term = DECIMAL.of(BINARY.toDouble(left[j])).multiply(DECIMAL.of(BINARY.toDouble(right[order - j])));
                largest = Math.max(largest, Math.abs(term.toDouble()));
                sum = sum.add(term);
            }
            BinaryFloat got = BINARY.sumOfProducts(left, right, 0, order, order);
            assertEquals(0, sum.subtract(sum.newInstance(got.exact().toString())).toDouble(), 2 * UNIT * largest);
        }
        BinaryFloat[] zeros = {BINARY.of(0), BINARY.of(0)};
        assertEquals(0, BINARY.sumOfProducts(zeros, zeros, 0, 1, 1).mantissa().signum());
    }

    @Test
    void doublesAreExactAndRationalsNearest() {
        for (double x : new double[] {0, 0.1, -3.5, Double.MIN_VALUE, Double.MAX_VALUE, 0x1p-1040}) {
            assertEquals(0, new BigDecimal(x).compareTo(BINARY.of(x).exact()), "of " + x);
            assertEquals(x, BINARY.toDouble(BINARY.of(x)));
        }
        assertTrue(apart(DECIMAL.of(1).divide(3), BINARY.ofRational(Rational.of(1, 3))) <= UNIT);
        assertEquals(StrictMath.log10(3) - 700,
                BINARY.log10Size(BINARY.ofRational(Rational.of(new BigDecimal("-3e-700")))), 1e-9);
    }

    /** R_F(0, 1, 2) is half the lemniscate constant 2.62205755429211981046483958989111941368275495143162. */
    @Test
    void carlsonsIntegral() {
        BinaryFloat half = BINARY.carlsonRF(BINARY.of(0), BINARY.of(1), BINARY.of(2));
        BigDecimal lemniscate = new BigDecimal("2.62205755429211981046483958989111941368275495143162");
        assertEquals(0, half.exact().multiply(BigDecimal.valueOf(2)).subtract(lemniscate).doubleValue(), 100 * UNIT);
        assertThrows(ArithmeticException.class, () ->
                BINARY.carlsonRF(BINARY.of(0), BINARY.of(0), BINARY.of(2)));
    }

    @Test
    void whatIsNotDefinedIsRefused() {
        BinaryFloat minus = BINARY.of(-1);
        assertThrows(ArithmeticException.class, () -> BINARY.divide(minus, BINARY.of(0)));
        assertThrows(ArithmeticException.class, () -> BINARY.log(minus));
        assertThrows(ArithmeticException.class, () -> BINARY.power(minus, Rational.of(1, 2)));
        assertThrows(ArithmeticException.class, () -> BINARY.exp(BINARY.of(1e9)));
        assertThrows(ArithmeticException.class, () -> BINARY.of(Double.NaN));
    }
}
