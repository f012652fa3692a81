package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blow-up times to many digits against closed forms of other making. */
class PreciseBlowUpTest {

    private static final String EFFECTIVE = "three-layer/three-layer-effective";
    private static final double FAR = 1e6;

    private static PreciseTime time(Tape tape, Rational degree, double[] start, int digits) {
        return new PreciseBlowUp(tape, degree, new ExactStart(start, Optional.empty()), Control.NONE).time(digits, FAR);
    }

    private static PreciseTime.Found found(Tape tape, Rational degree, double[] start, int digits) {
        return assertInstanceOf(PreciseTime.Found.class, time(tape, degree, start, digits));
    }

    /** All digits but the last, which is rounded. */
    private static void same(BigDecimal expected, PreciseTime.Found found, int digits) {
        assertEquals(digits, found.digits());
        assertEquals(digits, found.time().precision());
        assertTrue(found.time().subtract(expected).abs().compareTo(found.time().ulp()) <= 0,
                expected + " and " + found.time());
    }

    static Stream<Arguments> classical() {
        Dfp one = FieldArithmetic.ofDigits(90).of(1);
        Dfp root = one.multiply(3).sqrt();
        return Stream.of(
                Arguments.of("quadratic", Rational.of(2), new double[] {3}, one.divide(3)),
                Arguments.of("cubic", Rational.of(3), new double[] {0.1}, one.divide(one.newInstance(0.1)
                        .multiply(one.newInstance(0.1)).multiply(2))),
                Arguments.of("energy-four-thirds", Rational.of(4, 3), new double[] {7},
                        one.newInstance(7).log().divide(3).negate().exp()),
                // x^2 - y^2 = 3: (pi/2 - arctan(1/sqrt 3))/sqrt 3 = pi/(3 sqrt 3).
                Arguments.of("coupled-pair", Rational.of(2), new double[] {2, 1},
                        one.getPi().divide(root.multiply(3))));
    }

    @ParameterizedTest
    @MethodSource
    void classical(String model, Rational degree, double[] start, Dfp expected) {
        Tape tape = Tapes.read("classical/" + model, Map.of(), 1).tape();
        for (int digits : new int[] {5, 30, 70}) {
            same(new BigDecimal(expected.toString()), found(tape, degree, start, digits), digits);
        }
    }

    /** At m = 1 with E > 0 the substitution x = a^2 + s makes T = R_F(a^2, b^2, c^2), which is no series in t. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ofWidthOneItIsAnEllipticIntegral(long seed) {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", 1.0), seed);
        double[] start = sample.compiled().initialState();
        if (start[0] * start[1] * start[2] < 0) {
            start[0] = -start[0];
        }
        BinaryArithmetic numbers = new BinaryArithmetic(50);
        BinaryFloat[] state = Tapes.of(numbers, start);
        BinaryFloat expected = numbers.carlsonRF(numbers.square(state[0]), numbers.square(state[1]),
                numbers.square(state[2]));
        same(expected.exact(), found(sample.tape(), Rational.of(2), start, 40), 40);
    }

    /** T(lambda y) = T(y)/lambda: at 1/4 exact in doubles, digit by digit but for the last one. */
    @Test
    void largerStatesBlowUpSooner() {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", 2.0), 3);
        double[] start = sample.compiled().initialState();
        PreciseTime.Found one = found(sample.tape(), Rational.of(2), start, 30);
        for (int i = 0; i < start.length; i++) {
            start[i] /= 4;
        }
        same(one.time().multiply(BigDecimal.valueOf(4)), found(sample.tape(), Rational.of(2), start, 29), 29);
    }

    /** The condition number against differences of precise times: 1e-9 apart they agree to some 1e-9. */
    @Test
    void theConditionIsThatOfDifferences() {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", 1.0), 9);
        double[] start = {0.5, -0.75, 1.25};
        PreciseBlowUp blowUp = new PreciseBlowUp(sample.tape(), Rational.of(2),
                new ExactStart(start, Optional.empty()), Control.NONE);
        BigDecimal time = assertInstanceOf(PreciseTime.Found.class, blowUp.time(30, FAR)).time();
        double sum = 0;
        for (int i = 0; i < start.length; i++) {
            double[] moved = start.clone();
            moved[i] *= 1 + 0x1p-30;
            BigDecimal other = found(sample.tape(), Rational.of(2), moved, 30).time();
            sum += other.subtract(time).abs().doubleValue() * 0x1p30;
        }
        double condition = blowUp.condition(FAR).orElseThrow();
        assertEquals(sum / time.doubleValue(), condition, 1e-6 * condition);
        // With E < 0 some numbers lengthen T: more than the 1 that homogeneity alone would give.
        assertTrue(condition > 1.5, "condition " + condition);
    }

    /** Near a separatrix the first digits that are tried do not suffice; more are taken until they do. */
    @Test
    void magnifiedRoundingIsMadeUpFor() {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", 1.0), 1);
        double[] start = {1, 1, -1 + 0x1p-30};
        PreciseTime.Found precise = found(sample.tape(), Rational.of(2), start, 30);
        assertEquals(30, precise.digits());
        PreciseTime.Found more = found(sample.tape(), Rational.of(2), start, 45);
        same(more.time(), precise, 30);
        assertTrue(precise.workingDigits() > found(sample.tape(), Rational.of(2), new double[] {1, 1, 1}, 30)
                .workingDigits(), "working digits " + precise.workingDigits());
    }

    /**
     * Singularities that are no poles, so that the function whose zero is T is not analytic: x = 1/(1 - t), beside
     * y = (1 - t)^(-1/3), and beside y = (1 - log(1 - t))/(1 - t). It takes more steps, and T is 1 all the same.
     */
    @ParameterizedTest
    @ValueSource(strings = {"x*y/3", "x*y + x^2"})
    void brokenPowersAndLogarithmsAreFollowedFurther(String rate, @TempDir Path folder) {
        Tape tape = Tapes.ofText(folder, "states: {x: 1, y: 1}\nrates: {x: x^2, y: \"" + rate + "\"}\n");
        PreciseTime.Found one = found(tape, Rational.of(2), new double[] {1, 1}, 20);
        same(BigDecimal.ONE, one, 20);
        assertTrue(one.steps() > 50, one.steps() + " steps");
    }

    /** What tends to rest, grows for ever or is stopped has no T, and a reason. */
    @Test
    void whereNoPoleIsApproached() {
        Tape effective = Tapes.read(EFFECTIVE, Map.of("m", 1.0), 1).tape();
        PreciseTime rest = time(effective, Rational.of(2), new double[] {1, 1, -1}, 20);
        assertTrue(assertInstanceOf(PreciseTime.NotFound.class, rest).reason().length() > 5);
        Tape quadratic = Tapes.read("classical/quadratic", Map.of(), 1).tape();
        PreciseTime late = new PreciseBlowUp(quadratic, Rational.of(2), new ExactStart(new double[] {-1},
                Optional.empty()), Control.NONE).time(20, 10);
        assertTrue(assertInstanceOf(PreciseTime.NotFound.class, late).reason().contains("no pole"), late.toString());
        PreciseTime stopped = new PreciseBlowUp(effective, Rational.of(2), new ExactStart(new double[] {1, 2, 3},
                Optional.empty()), Control.cancelledBy(() -> true)).time(20, 10);
        assertEquals("interrupted", assertInstanceOf(PreciseTime.NotFound.class, stopped).reason());
    }

    /** An interval holds what lies in it, to the last digit. */
    @Test
    void withinIsExact() {
        PreciseTime.Found third = new PreciseTime.Found(new BigDecimal("0.333333333333333333333333333333"), 30, 1e-31,
                1, 1, 40);
        double below = 1.0 / 3;
        assertTrue(third.within(below, Math.nextUp(below)));
        assertFalse(third.within(Math.nextUp(below), 1));
        assertFalse(third.within(0, Math.nextDown(below)));
        assertFalse(third.within(Double.NaN, 1));
    }
}
