package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Derivatives over boxes hold those at points inside, of fifty digits. */
class GradientArithmeticTest {

    private static final int BOXES = 2000;
    private static final GradientArithmetic NUMBERS = new GradientArithmetic();
    /** Where a result is a point, decimals of 64 digits may be a unit of their last place beside it. */
    private static final double DECIMAL_ROUNDING = 1e-55;

    /** A function of x and y with its derivatives by x and y. */
    private enum Operation {
        SUM((x, y) -> NUMBERS.add(x, y), (x, y) -> one(), (x, y) -> one()),
        DIFFERENCE((x, y) -> NUMBERS.subtract(x, y), (x, y) -> one(), (x, y) -> one().negate()),
        PRODUCT((x, y) -> NUMBERS.multiply(x, y), (x, y) -> y, (x, y) -> x),
        QUOTIENT((x, y) -> NUMBERS.divide(x, y), (x, y) -> y.reciprocal(),
                (x, y) -> x.divide(y.multiply(y)).negate()),
        NEGATIVE((x, y) -> NUMBERS.negate(x), (x, y) -> one().negate(), (x, y) -> one().getZero()),
        SQUARE((x, y) -> NUMBERS.square(y), (x, y) -> one().getZero(), (x, y) -> y.multiply(2)),
        POWER((x, y) -> NUMBERS.power(x, Rational.of(4, 3)),
                (x, y) -> FiftyDigits.power(x, 1, 3).multiply(4).divide(3), (x, y) -> one().getZero()),
        EXPONENTIAL((x, y) -> NUMBERS.exp(x), (x, y) -> DfpMath.exp(x), (x, y) -> one().getZero()),
        LOGARITHM((x, y) -> NUMBERS.log(y), (x, y) -> one().getZero(), (x, y) -> y.reciprocal()),
        SUM_OF_PRODUCTS((x, y) -> NUMBERS.sumOfProducts(new Gradient[] {x, y}, new Gradient[] {y, x}, 0, 1, 1),
                (x, y) -> x.multiply(2), (x, y) -> y.multiply(2));

        private final BinaryOperator<Gradient> of;
        private final BinaryOperator<Dfp> byX;
        private final BinaryOperator<Dfp> byY;

        Operation(BinaryOperator<Gradient> of, BinaryOperator<Dfp> byX, BinaryOperator<Dfp> byY) {
            this.of = of;
            this.byX = byX;
            this.byY = byY;
        }

        private static Dfp one() {
            return FiftyDigits.FIELD.getOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void boxesHoldTheDerivativesAtTheirPoints(Operation operation) {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < BOXES; i++) {
            Interval x = RandomBoxes.positive(random, 20, 3);
            Interval y = RandomBoxes.positive(random, 20, 3);
            Gradient result = operation.of.apply(variable(x, 0), variable(y, 1));
            Dfp p = FiftyDigits.of(RandomBoxes.point(x, random));
            Dfp q = FiftyDigits.of(RandomBoxes.point(y, random));
            assertHolds(result.slope(0), operation.byX.apply(p, q), operation + " by x on " + x + ", " + y);
            assertHolds(result.slope(1), operation.byY.apply(p, q), operation + " by y on " + x + ", " + y);
        }
    }

    /** Sums and products of numbers of both signs, nested: each derivative against the same rules in fifty digits. */
    @Test
    void nestedFormulasOfBothSignsHoldTheirDerivatives() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < BOXES; i++) {
            int size = 8;
            Gradient[] numbers = new Gradient[size];
            // Value, derivative by x, derivative by y.
            Dfp[][] points = new Dfp[size][];
            for (int k = 0; k < 2; k++) {
                Interval box = RandomBoxes.between(random.nextDouble(-2, 2), random.nextDouble(-2, 2));
                numbers[k] = variable(box, k);
                points[k] = new Dfp[] {FiftyDigits.of(RandomBoxes.point(box, random)),
                    FiftyDigits.of(1 - k), FiftyDigits.of(k)};
            }
            for (int k = 2; k < size; k++) {
                int left = random.nextInt(k);
                int right = random.nextInt(k);
                Dfp[] p = points[left];
                Dfp[] q = points[right];
                switch (random.nextInt(3)) {
                    case 0 -> {
                        numbers[k] = NUMBERS.subtract(numbers[left], numbers[right]);
                        points[k] = new Dfp[] {p[0].subtract(q[0]), p[1].subtract(q[1]), p[2].subtract(q[2])};
                    }
                    case 1 -> {
                        numbers[k] = NUMBERS.square(numbers[left]);
                        Dfp twice = p[0].multiply(2);
                        points[k] = new Dfp[] {p[0].multiply(p[0]), twice.multiply(p[1]), twice.multiply(p[2])};
                    }
                    default -> {
                        numbers[k] = NUMBERS.multiply(numbers[left], numbers[right]);
                        points[k] = new Dfp[] {p[0].multiply(q[0]), p[1].multiply(q[0]).add(q[1].multiply(p[0])),
                            p[2].multiply(q[0]).add(q[2].multiply(p[0]))};
                    }
                }
                assertHolds(numbers[k].value(), points[k][0], "value, case " + i);
                assertHolds(numbers[k].slope(0), points[k][1], "by x, case " + i);
                assertHolds(numbers[k].slope(1), points[k][2], "by y, case " + i);
            }
        }
    }

    /** Of points with slopes of 53 bits the exact slopes are decimals: what is not rounded outward misses them. */
    @Test
    void slopesOfPointsAreRoundedOutward() {
        SplittableRandom random = new SplittableRandom(21);
        int rounded = 0;
        for (int i = 0; i < BOXES; i++) {
            int terms = 1 + random.nextInt(5);
            Gradient[] left = new Gradient[terms];
            Gradient[] right = new Gradient[terms];
            BigDecimal exact = BigDecimal.ZERO;
            for (int j = 0; j < terms; j++) {
                left[j] = sloping(random);
                right[terms - 1 - j] = sloping(random);
                exact = exact.add(value(left[j]).multiply(slope(right[terms - 1 - j])))
                        .add(slope(left[j]).multiply(value(right[terms - 1 - j])));
            }
            Interval slope = NUMBERS.sumOfProducts(left, right, 0, terms - 1, terms - 1).slope(0);
            assertTrue(new BigDecimal(slope.lower()).compareTo(exact) <= 0, "case " + i + ": " + slope + " and " + exact);
            assertTrue(new BigDecimal(slope.upper()).compareTo(exact) >= 0, "case " + i + ": " + slope + " and " + exact);
            rounded += new BigDecimal(exact.doubleValue()).compareTo(exact) == 0 ? 0 : 1;
        }
        assertTrue(rounded > 0.9 * BOXES, "cases in which something is rounded: " + rounded);
    }

    private static Gradient sloping(SplittableRandom random) {
        double[] slope = {random.nextDouble(-1, 1)};
        return new Gradient(Interval.of(random.nextDouble(-1, 1)), slope, slope);
    }

    private static BigDecimal value(Gradient point) {
        return new BigDecimal(point.value().lower());
    }

    private static BigDecimal slope(Gradient point) {
        return new BigDecimal(point.slope(0).lower());
    }

    @Test
    void valuesAreThoseOfIntervals() {
        IntervalArithmetic intervals = new IntervalArithmetic();
        Interval x = new Interval(0.5, 0.75);
        Interval y = new Interval(2, 3);
        Gradient u = variable(x, 0);
        Gradient v = variable(y, 1);
        assertEquals(intervals.multiply(x, y), NUMBERS.multiply(u, v).value());
        assertEquals(intervals.divide(x, y), NUMBERS.divide(u, v).value());
        assertEquals(intervals.square(x), NUMBERS.square(u).value());
        assertEquals(intervals.exp(x), NUMBERS.exp(u).value());
        assertEquals(intervals.sumOfProducts(new Interval[] {x, y}, new Interval[] {y, x}, 0, 1, 1),
                NUMBERS.sumOfProducts(new Gradient[] {u, v}, new Gradient[] {v, u}, 0, 1, 1).value());
    }

    @Test
    void derivativesBeyondDoublePrecisionAreNotProved() {
        Gradient steep = new Gradient(Interval.of(1), new double[] {1e300}, new double[] {1e300});
        Gradient large = Gradient.constant(Interval.of(1e300));
        assertThrows(NotProved.class, () -> NUMBERS.multiply(steep, large).slope(0));
        Gradient beyond = NUMBERS.multiply(steep, large);
        assertThrows(NotProved.class, () -> NUMBERS.subtract(beyond, beyond).slope(0), "infinity less infinity");
        assertEquals(Interval.ZERO, Gradient.constant(Interval.ONE).slope(0));
    }

    private static Gradient variable(Interval value, int number) {
        double[] unit = {number == 0 ? 1 : 0, number == 1 ? 1 : 0};
        return new Gradient(value, unit, unit);
    }

    private static void assertHolds(Interval slope, Dfp expected, String what) {
        assertTrue(FiftyDigits.holds(slope.widened(DECIMAL_ROUNDING * slope.magnitude()), expected),
                () -> what + ": " + slope);
    }
}
