package org.flowcheck.simulation.enclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.flowcheck.simulation.ode.BlowUpGradient;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeGradient;
import org.flowcheck.theory.expression.Rational;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients of blow-up times against closed forms, differences of precise times and forward derivatives. */
class BlowUpGradientTest {

    private static final String EFFECTIVE = "three-layer/three-layer-effective";
    private static final double FAR = 1e6;
    private static final Rational TWO = Rational.of(2);
    private static final int DIGITS = 40;
    /** Central differences over h y: h^2/6 y^3 T''' is some 1e-15 of y T', as T''' y^3 is some T. */
    private static final double SPAN = 0x1p-25;
    /** What differences may err by, relative to the largest component; far above h^2 where T bends strongly. */
    private static final double OF_DIFFERENCES = 1e-13;
    /** The same where the singularity is no pole, so that its series see it badly. */
    private static final double OF_ROUGH_FORWARD = 1e-6;
    /** Digits of the forward derivatives. */
    private static final double OF_FORWARD = 1e-9;

    @TempDir
    private Path folder;

    private static PreciseBlowUp precise(Tape tape, Rational degree, double[] start) {
        return new PreciseBlowUp(tape, degree, new ExactStart(start, Optional.empty()), Control.NONE);
    }

    private static BigDecimal time(Tape tape, Rational degree, double[] start) {
        return assertInstanceOf(PreciseTime.Found.class, precise(tape, degree, start).time(DIGITS, FAR)).time();
    }

    private static TimeGradient gradient(Tape tape, Rational degree, double[] start, StateLayout layout, double time) {
        return new BlowUpGradient(DifferentiatedTape.ofRates(tape), degree.toDouble(), Control.NONE)
                .at(start, BlowUpGradient.Stated.itself(layout, start), time);
    }

    private static TimeGradient.Found found(Tape tape, Rational degree, double[] start, StateLayout layout) {
        return assertInstanceOf(TimeGradient.Found.class,
                gradient(tape, degree, start, layout, time(tape, degree, start).doubleValue()));
    }

    /** Whether each component is as expected, within its own error and what the expectation errs by. */
    private static boolean agree(double[] expected, double error, TimeGradient.Found found, double[] gradient) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - gradient[i]) <= found.errors()[i] + error * largest)) {
                return false;
            }
        }
        return true;
    }

    /** As it is, and not with a component that is one percent off. */
    private static void assertAgrees(double[] expected, double error, TimeGradient.Found found) {
        assertTrue(agree(expected, error, found, found.gradient()), Arrays.toString(expected) + " and "
                + Arrays.toString(found.gradient()) + " +- " + Arrays.toString(found.errors()));
        double[] twin = found.gradient().clone();
        int largest = 0;
        for (int i = 0; i < twin.length; i++) {
            largest = Math.abs(twin[i]) > Math.abs(twin[largest]) ? i : largest;
        }
        twin[largest] *= 1.01;
        assertTrue(!agree(expected, error, found, twin), "the twin passes");
    }

    private static double[] differences(Tape tape, Rational degree, double[] start) {
        double[] result = new double[start.length];
        for (int i = 0; i < result.length; i++) {
            double[] above = start.clone();
            double[] below = start.clone();
            above[i] += SPAN * Math.abs(start[i]);
            below[i] -= SPAN * Math.abs(start[i]);
            result[i] = time(tape, degree, above).subtract(time(tape, degree, below)).doubleValue()
                    / (above[i] - below[i]);
        }
        return result;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "1, 3", "1, 9", "2, 1", "2, 2", "2, 3", "3, 1", "3, 2"})
    void itIsThatOfDifferences(int width, long seed) {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", (double) width), seed);
        double[] start = sample.compiled().initialState();
        TimeGradient.Found found = found(sample.tape(), TWO, start, sample.compiled().layout());
        assertAgrees(differences(sample.tape(), TWO, start), OF_DIFFERENCES, found);
        double largest = Arrays.stream(found.gradient()).map(Math::abs).max().orElseThrow();
        // The claim in docs/numerics.md: errors told are small, not only large enough.
        assertTrue(Arrays.stream(found.errors()).max().orElseThrow() < 1e-7 * largest);
    }

    /** T = 1/x, 1/(2 x^2), x^(-1/3); (pi/2 - arctan(y/r))/r with r^2 = x^2 - y^2, differentiated by hand. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-3, 0.7, 3, 1e5, 1e150})
    void closedFormsOfOneNumber(double x) {
        StateLayout layout = StateLayout.ofScalars("x");
        double[] start = {x};
        record Power(String model, Rational degree, double time) { }
        for (Power one : List.of(new Power("quadratic", TWO, 1 / x), new Power("cubic", Rational.of(3), 0.5 / x / x),
                new Power("energy-four-thirds", Rational.of(4, 3), StrictMath.pow(x, -1.0 / 3)))) {
            if (one.time() == 0 || Double.isInfinite(one.time()) || one.time() / x == 0
                    || Double.isInfinite(one.time() / x)) {
                continue;
            }
            Tape tape = Tapes.read("classical/" + one.model(), Map.of(), 1).tape();
            TimeGradient.Found found = assertInstanceOf(TimeGradient.Found.class,
                    gradient(tape, one.degree(), start, layout, one.time()), one.model());
            assertAgrees(new double[] {-(one.degree().toDouble() - 1) * one.time() / x}, 1e-14, found);
        }
    }

    @Test
    void closedFormOfTheCoupledPair() {
        Tapes.Sample sample = Tapes.read("classical/coupled-pair", Map.of(), 1);
        double r2 = 3;
        double r = Math.sqrt(r2);
        double angle = StrictMath.atan2(r, 1);
        // d/dr (angle/r) dr/dy; the angle a = arctan(r/y) has da/dr = y/x^2 and, r held, da/dy = -r/x^2.
        double byR = (1.0 / 4) / r - angle / r2;
        double[] expected = {byR * 2 / r, byR * -1 / r - 1.0 / 4};
        assertAgrees(expected, 1e-14, found(sample.tape(), TWO, new double[] {2, 1}, sample.compiled().layout()));
    }

    /** Forward derivatives by Taylor series, over many draws; and both identities. */
    @ParameterizedTest
    @CsvSource({"1, 60", "2, 40", "3, 15", "5, 2"})
    void itIsThatOfForwardDerivatives(int width, int draws) {
        for (long seed = 1; seed <= draws; seed++) {
            Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", (double) width), seed);
            double[] start = sample.compiled().initialState();
            TimeGradient.Found found = assertForward(sample.tape(), TWO, start, sample.compiled().layout());
            assertTrue(found.inTime() < 1e-10 && found.inSize() < 1e-10, seed + ": " + found.inTime() + ", "
                    + found.inSize());
        }
    }

    /** Compares with forward derivatives and returns what was compared. */
    private static TimeGradient.Found assertForward(Tape tape, Rational degree, double[] start, StateLayout layout) {
        Gradient forward = precise(tape, degree, start).gradient(FAR).orElseThrow();
        TimeGradient.Found found = assertInstanceOf(TimeGradient.Found.class,
                gradient(tape, degree, start, layout, forward.getReal()));
        assertAgrees(forward.getGradient(), OF_FORWARD, found);
        assertIdentities(tape, degree, start, found);
        return found;
    }

    /** The identities, from the gradient itself and not as it tells them. */
    private static void assertIdentities(Tape tape, Rational degree, double[] start, TimeGradient.Found found) {
        double[] f = Tapes.rates(tape, 0, start);
        double inTime = 1;
        double inSize = 1;
        for (int i = 0; i < f.length; i++) {
            inTime += f[i] * found.gradient()[i];
            inSize += start[i] * found.gradient()[i] / ((degree.toDouble() - 1) * found.time());
        }
        assertEquals(Math.abs(inTime), found.inTime(), 1e-9);
        assertEquals(Math.abs(inSize), found.inSize(), 1e-9);
    }

    /** Random homogeneous flows of degrees 2, 5/2, 3 and 7/2 in three numbers, where they blow up. */
    @Test
    void randomFlows() {
        int compared = 0;
        for (long seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int whole = 2 + random.nextInt(2);
            boolean broken = random.nextInt(3) == 0;
            Rational degree = broken ? Rational.of(2 * whole + 1, 2) : Rational.of(whole);
            String factor = broken ? "(x^2 + y^2 + 2*z^2)^(1/4)*" : "";
            StringBuilder text = new StringBuilder("states:\n  x: 1\n  y: 1\n  z: 1\nrates:\n");
            for (String name : List.of("x", "y", "z")) {
                text.append("  ").append(name).append(": ").append(factor).append('(')
                        .append(polynomial(random, whole)).append(")\n");
            }
            Tape tape = Tapes.ofText(folder, text.toString());
            double[] start = random.doubles(3, -1, 1).toArray();
            StateLayout layout = StateLayout.ofScalars("x", "y", "z");
            Optional<Gradient> forward = precise(tape, degree, start).gradient(50);
            if (forward.isPresent() && gradient(tape, degree, start, layout, forward.get().getReal())
                    instanceof TimeGradient.Found found) {
                assertAgrees(forward.get().getGradient(), OF_ROUGH_FORWARD, found);
                assertIdentities(tape, degree, start, found);
                compared++;
            }
        }
        assertTrue(compared >= 12, compared + " compared");
    }

    private static String polynomial(SplittableRandom random, int degree) {
        StringBuilder text = new StringBuilder("0");
        for (int term = 0; term < 4; term++) {
            text.append(random.nextBoolean() ? " + " : " - ").append(1 + random.nextInt(9)).append("/4");
            for (int k = 0; k < degree; k++) {
                text.append('*').append("xyz".charAt(random.nextInt(3)));
            }
        }
        return text.toString();
    }

    /** Where roundings are magnified the errors say so, and hold what forward derivatives of more digits say. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8})
    void nearASeparatrix(double delta) {
        Tape tape = Tapes.read(EFFECTIVE, Map.of("m", 1.0), 1).tape();
        StateLayout layout = StateLayout.ofScalars("a", "b", "c");
        double[] start = {1, 1, -1 + delta};
        double[] expected = differencesNear(tape, start, delta);
        TimeGradient given = gradient(tape, TWO, start, layout, time(tape, TWO, start).doubleValue());
        if (given instanceof TimeGradient.Found found) {
            // Differences over 1e-8 of the distance: their own error is some 1e-15, and 1e-40/1e-16 of digits.
            assertTrue(agree(expected, 1e-12, found, found.gradient()), Arrays.toString(expected) + " and "
                    + Arrays.toString(found.gradient()) + " +- " + Arrays.toString(found.errors()));
        }
        assertTrue(delta < 1e-5 || given instanceof TimeGradient.Found, given.toString());
    }

    private static double[] differencesNear(Tape tape, double[] start, double delta) {
        double[] result = new double[start.length];
        for (int i = 0; i < result.length; i++) {
            double[] above = start.clone();
            double[] below = start.clone();
            above[i] += Math.max(1e-7 * delta, 4 * Math.ulp(1.0));
            below[i] -= Math.max(1e-7 * delta, 4 * Math.ulp(1.0));
            result[i] = time(tape, TWO, above).subtract(time(tape, TWO, below)).doubleValue() / (above[i] - below[i]);
        }
        return result;
    }

    @Test
    void anotherTimeIsRefused() {
        Tape tape = Tapes.read("classical/quadratic", Map.of(), 1).tape();
        TimeGradient.NotFound none = assertInstanceOf(TimeGradient.NotFound.class, gradient(tape, TWO, new double[] {2},
                StateLayout.ofScalars("x"), 0.5001));
        assertTrue(none.reason().contains("another T"), none.reason());
    }

    /** With the wrong degree the tail and the clock are wrong, and nothing is given. */
    @Test
    void theWrongDegreeIsRefused() {
        Tapes.Sample sample = Tapes.read(EFFECTIVE, Map.of("m", 1.0), 2);
        double[] start = sample.compiled().initialState();
        double time = time(sample.tape(), TWO, start).doubleValue();
        assertInstanceOf(TimeGradient.NotFound.class, gradient(sample.tape(), Rational.of(5, 2), start,
                sample.compiled().layout(), time));
    }
}
