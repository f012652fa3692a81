package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blow-up problems with known times, and problems that must never be called one. */
class ClassicalBlowUpTest {

    private static BlowUpRun search(InitialValueProblem problem, double degree) {
        return new BlowUpDriver(BlowUpSettings.DEFAULT, Control.NONE).run(BlowUpProblem.of(problem, degree));
    }

    private static InitialValueProblem pair(double x, double y) {
        return new InitialValueProblem(ReferenceProblem.field(2, (t, z, zDot) -> {
            zDot[0] = z[0] * z[1];
            zDot[1] = z[0] * z[0];
        }), StateLayout.ofScalars("x", "y"), 0, new double[] {x, y});
    }

    /**
     * T of x' = x y, y' = x^2 from y^2 - x^2 = c: y' = y^2 - c, so T is the integral of dy / (y^2 - c) from y(0) on.
     * For c = k^2 that is log((y + k) / (y - k)) / (2 k), where y - k = x^2 / (y + k).
     */
    private static double pairTime(double x, double y) {
        double c = y * y - x * x;
        if (c == 0) {
            return 1 / y;
        }
        double k = Math.sqrt(Math.abs(c));
        return c < 0 ? (FastMath.PI / 2 - FastMath.atan(y / k)) / k : FastMath.log((y + k) / x) / k;
    }

    static Stream<Arguments> known() {
        InitialValueProblem square = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], 2);
        InitialValueProblem cube = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0] * y[0], -0.7);
        // x' = exp(x) from x(0) = 1/2, in the coordinate y = exp(x): y' = y^2.
        InitialValueProblem exponential = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0],
                FastMath.exp(0.5));
        // x' = x log(x)^2 from x(0) = 3, in the coordinate y = log(x): y' = y^2.
        InitialValueProblem logarithm = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0],
                FastMath.log(3));
        InitialValueProblem energy = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = 3 * FastMath.pow(y[0], 4.0 / 3),
                0.7);
        return Stream.of(
                Arguments.of("x' = x^2", square, 2.0, 0.5, 1),
                Arguments.of("x' = x^3 towards minus infinity", cube, 3.0, 1 / (2 * 0.49), -1),
                Arguments.of("x' = exp(x)", exponential, 2.0, FastMath.exp(-0.5), 1),
                Arguments.of("x' = x log(x)^2", logarithm, 2.0, 1 / FastMath.log(3), 1),
                Arguments.of("E' = 3 E^(4/3)", energy, 4.0 / 3, FastMath.pow(0.7, -1.0 / 3), 1),
                Arguments.of("pair, c < 0", pair(1, 0.5), 2.0, pairTime(1, 0.5), 1),
                Arguments.of("pair, c < 0, shrinking first", pair(1, -0.999), 2.0, pairTime(1, -0.999), 1),
                Arguments.of("pair, c = 0", pair(2, 2), 2.0, pairTime(2, 2), 1),
                Arguments.of("pair, c > 0", pair(0.1, 2), 2.0, pairTime(0.1, 2), 1),
                Arguments.of("pair, c > 0, barely moving x", pair(1e-4, 2), 2.0, pairTime(1e-4, 2), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void findsTheKnownTime(String name, InitialValueProblem problem, double degree, double time, int sign) {
        BlowUpRun run = search(problem, degree);
        Outcome.BlowUp blowUp = assertInstanceOf(Outcome.BlowUp.class, run.outcome());
        assertEquals(time, blowUp.time(), 1e-10 * time);
        assertTrue(blowUp.lower() <= time && time <= blowUp.upper(), blowUp.toString());
        assertTrue(blowUp.upper() - blowUp.lower() <= 1e-9 * time, blowUp.toString());
        assertEquals(sign, blowUp.sign());
        assertTrue(blowUp.rate() > 0);
        assertTrue(run.effort().evaluations() <= 2000, run.effort().toString());
    }

    static Stream<Arguments> homogeneousWithoutBlowUp() {
        return Stream.of(
                Arguments.of("x' = x^2 from below", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], -1),
                        2.0),
                Arguments.of("E' = 3 |E|^(4/3) from E(0) = -1, E = -(1 + t)^-3", ReferenceProblem.scalar(
                        (t, y, yDot) -> yDot[0] = 3 * FastMath.pow(Math.abs(y[0]), 4.0 / 3), -1), 4.0 / 3),
                Arguments.of("no motion", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = 0, 1), 2.0),
                Arguments.of("x' = x^2 from zero", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], 0), 2.0),
                Arguments.of("pair, shrinking on its separatrix", pair(1, -1), 2.0),
                Arguments.of("pair, coming to rest", pair(1, -2), 2.0),
                Arguments.of("aligned three-layer flow with E < 0", new ThreeLayerFlow(1).problem(
                        new double[] {1, 1, -1}), 2.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homogeneousWithoutBlowUp")
    void callsNoDecayABlowUp(String name, InitialValueProblem problem, double degree) {
        assertInstanceOf(Outcome.End.class, search(problem, degree).outcome());
    }

    @Test
    void endlessRotationExhaustsItsBudget() {
        InitialValueProblem rotation = new InitialValueProblem(ReferenceProblem.field(2, (t, y, yDot) -> {
            double r = Math.sqrt(y[0] * y[0] + y[1] * y[1]);
            yDot[0] = -r * y[1];
            yDot[1] = r * y[0];
        }), StateLayout.ofScalars("x", "y"), 0, new double[] {1, 0});
        assertInstanceOf(Outcome.Budget.class, search(rotation, 2).outcome());
        BlowUpRun short_ = new BlowUpDriver(BlowUpSettings.DEFAULT.withHorizon(10), Control.NONE)
                .run(BlowUpProblem.of(rotation, 2));
        assertEquals(new Outcome.End(10), short_.outcome());
    }

    static Stream<Arguments> undeclared() {
        return Stream.of(
                Arguments.of("logistic", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = 2 * y[0] * (1 - y[0]), 0.01),
                        "end"),
                Arguments.of("x' = x sin(x)^2", ReferenceProblem.scalar((t, y, yDot) ->
                        yDot[0] = y[0] * FastMath.sin(y[0]) * FastMath.sin(y[0]), 1), "end"),
                Arguments.of("x' = 1, through zero", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = 1, -1), "end"),
                Arguments.of("x' = -x^3", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = -y[0] * y[0] * y[0], 1),
                        "end"),
                Arguments.of("x' = x", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0], 1), "overflow"),
                Arguments.of("x' = x log x", ReferenceProblem.scalar((t, y, yDot) ->
                        yDot[0] = y[0] * FastMath.log(y[0]), 3), "overflow"),
                Arguments.of("x' = 1/(1 - x), which stops to exist at a bounded state", ReferenceProblem.scalar(
                        (t, y, yDot) -> yDot[0] = 1 / (1 - y[0]), 0), "step too small"),
                Arguments.of("x' = -1/x, likewise", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = -1 / y[0], 1),
                        "step too small"));
    }

    /** None of these is a blow-up; each is looked at in growth time and, where it ends in time, directly too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("undeclared")
    void raisesNoFalseAlarm(String name, InitialValueProblem problem, String word) {
        Outcome searched = GrowthProbe.search(problem, 500, IntegrationSettings.DEFAULT, Control.NONE).outcome();
        boolean same = searched.word().equals(word);
        // Growth time is no help against a slope that diverges at a bounded state: the search may end by its budget.
        boolean gaveUp = word.equals("step too small") && searched.word().equals("budget");
        assertTrue(same || gaveUp, searched.toString());
        Outcome integrated = new TimeIntegration(IntegrationSettings.DEFAULT, Control.NONE)
                .runWithoutErrors(RunRequest.sampling(problem, new double[] {500}, List.of())).outcome();
        assertEquals(word, integrated.word(), integrated.toString());
    }

    static Stream<Arguments> suspected() {
        return Stream.of(
                Arguments.of("x' = x^2", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], 2), 0.5),
                Arguments.of("x' = x^3 towards minus infinity", ReferenceProblem.scalar((t, y, yDot) ->
                        yDot[0] = y[0] * y[0] * y[0], -1), 0.5),
                Arguments.of("x' = exp(x)", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = FastMath.exp(y[0]), 0),
                        1.0),
                // x = -u'/u with u'' = -t^2 u, u a Bessel function of order 1/4: its first zero, by a power series.
                Arguments.of("x' = x^2 + t^2 from zero, where it rests for a moment", ReferenceProblem.scalar((t, y, yDot) ->
                        yDot[0] = y[0] * y[0] + t * t, 0), 2.0031473593),
                Arguments.of("x' = x^2 + 1", ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0] + 1, 0),
                        FastMath.PI / 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suspected")
    void suspectsWhatIsNotDeclared(String name, InitialValueProblem problem, double time) {
        Outcome.SuspectedBlowUp found = assertInstanceOf(Outcome.SuspectedBlowUp.class,
                GrowthProbe.search(problem, 500, IntegrationSettings.DEFAULT, Control.NONE).outcome());
        // The probe's tolerance is 1e-9 a step, some hundred steps.
        assertEquals(time, found.estimate(), 1e-6 * time);
    }

    @Test
    void blowUpBeyondFloatingPointIsNotSuspected() {
        // x' = x log(x)^2 from 3 blows up at 1 / log 3 = 0.91, but 10^100 is reached with 1/230 of time ahead.
        InitialValueProblem problem = ReferenceProblem.scalar((t, y, yDot) -> {
            double log = FastMath.log(y[0]);
            yDot[0] = y[0] * log * log;
        }, 3);
        assertEquals("overflow", GrowthProbe.search(problem, 500, IntegrationSettings.DEFAULT, Control.NONE).outcome()
                .word());
    }

    @Test
    void fieldWithoutValuesIsNamed() {
        InitialValueProblem problem = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = Double.NaN, 1);
        assertNotEquals("blow-up", search(problem, 2).outcome().word());
        InitialValueProblem two = new InitialValueProblem(ReferenceProblem.field(2, (t, y, yDot) -> {
            yDot[0] = y[0] * y[0];
            yDot[1] = Double.NaN;
        }), StateLayout.ofScalars("x", "y"), 0, new double[] {1, 1});
        Outcome.NotFinite outcome = assertInstanceOf(Outcome.NotFinite.class, search(two, 2).outcome());
        assertEquals("y", outcome.component());
    }

    @Test
    void scalesAsHomogeneityDemands() {
        double[] y = {1, 0.5};
        double time = ((Outcome.BlowUp) search(pair(y[0], y[1]), 2).outcome()).time();
        for (double scale : new double[] {1e-150, 1e-3, 1e100}) {
            Outcome.BlowUp scaled = (Outcome.BlowUp) search(pair(scale * y[0], scale * y[1]), 2).outcome();
            assertEquals(time, scaled.time() * scale, 1e-12 * time);
        }
    }

    @Test
    void startsLateAndStopsWhenAsked() {
        InitialValueProblem late = new InitialValueProblem(pair(1, 0.5).field(), StateLayout.ofScalars("x", "y"), 7,
                new double[] {1, 0.5});
        Outcome.BlowUp blowUp = assertInstanceOf(Outcome.BlowUp.class, search(late, 2).outcome());
        assertEquals(7 + pairTime(1, 0.5), blowUp.time(), 1e-10);
        int[] asked = new int[1];
        Outcome outcome = new BlowUpDriver(BlowUpSettings.DEFAULT, Control.cancelledBy(() -> asked[0]++ > 20))
                .run(BlowUpProblem.of(late, 2), Optional.empty()).outcome();
        assertInstanceOf(Outcome.Cancelled.class, outcome);
        Outcome few = new BlowUpDriver(BlowUpSettings.DEFAULT.withLimits(50, 60), Control.NONE)
                .run(BlowUpProblem.of(late, 2)).outcome();
        assertEquals("50 evaluations", assertInstanceOf(Outcome.Budget.class, few).what());
    }
}
