package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own march of Dormand-Prince 8(5,3) beside the one of Hipparchus, and what only ours promises. */
class DormandPrince853MarchTest {

    /**
     * Both marches differ by rounding, 2^-52 of a slope. Estimates are what is left when slopes cancel, so rounding is
     * a larger part of them, the more so the tighter the tolerance: at 1e-6 a step differs by some 1e-11 of itself,
     * at 1e-11 by some 1e-8. Bounds below are about ten times what was measured.
     */
    private static final double TOLERANCE = 1e-6;

    private static IntegrationSettings settings(double tolerance) {
        return IntegrationSettings.DEFAULT.withTolerances(tolerance, 1e-2 * tolerance);
    }

    /** Problem, end of the run, largest relative difference of step times, and of states relative to the largest. */
    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of("oscillator", ReferenceProblem.harmonicOscillator().problem(), 20, 1e-9, 1e-12),
                Arguments.of("Lorenz", TwinProblems.lorenz(), 2, 1e-9, 1e-12),
                // Its turns magnify what differs before them.
                Arguments.of("van der Pol", TwinProblems.vanDerPol(5), 20, 1e-8, 1e-11),
                // Few long steps, and a smooth solution: the estimates are small beside the slopes.
                Arguments.of("effective", TwinProblems.model("three-layer/three-layer-effective.yaml",
                        Map.of("m", 6.0), "example-1"), 3, 2e-8, 1e-12),
                Arguments.of("effective, drawn", TwinProblems.model("three-layer/three-layer-effective.yaml",
                        Map.of("m", 6.0), "gaussian"), 0.1, 1e-9, 1e-12),
                Arguments.of("descent", TwinProblems.model("multi-stage/two-layer-descent.yaml", Map.of("m", 40.0),
                        null), 4, 1e-9, 1e-12),
                Arguments.of("descent, large", TwinProblems.model("multi-stage/two-layer-descent.yaml",
                        Map.of("m", 500.0), null), 4, 1e-9, 1e-12),
                // Late the state is below the tolerance and only stability holds the step: there the control
                // magnifies roundings of its own estimates. What they do to the state is below the tolerance.
                Arguments.of("decay", TwinProblems.decay(), 60, 1e-5, 1e-10),
                Arguments.of("relaxation", TwinProblems.relaxation(20, 1000), 2, 1e-8, 1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twins")
    void takesTheStepsOfHipparchus(String name, InitialValueProblem problem, double end, double times, double states) {
        double[] saves = RunRequest.evenly(0, end, 30);
        StepLog ours = StepLog.lean(problem, saves, settings(TOLERANCE));
        StepLog theirs = StepLog.hipparchus(problem, saves, settings(TOLERANCE));
        assertInstanceOf(Outcome.End.class, ours.outcome());
        assertEquals(theirs.times().size(), ours.times().size());
        assertEquals(theirs.rejected(), ours.rejected());
        for (int k = 0; k < theirs.times().size(); k++) {
            assertEquals(theirs.times().get(k), ours.times().get(k), times * theirs.times().get(k), "step " + k);
        }
        double size = Arrays.stream(theirs.samples()).flatMapToDouble(Arrays::stream).map(Math::abs).max()
                .orElseThrow();
        assertEquals(saves.length, ours.samples().length);
        for (int k = 0; k < saves.length; k++) {
            assertArrayEquals(theirs.samples()[k], ours.samples()[k], states * size, "sample " + k);
        }
        assertArrayEquals(theirs.last(), ours.last(), states * size);
        // Three fewer for each rejected step and each step that nobody looks into.
        assertTrue(ours.effort().evaluations() <= theirs.effort().evaluations());
    }

    /** Else the comparison above would not see how rejection is handled. */
    @Test
    void someOfTheTwinsRejectSteps() {
        assertTrue(StepLog.lean(TwinProblems.vanDerPol(5), new double[] {20}, settings(TOLERANCE)).rejected() > 10);
        assertTrue(StepLog.lean(TwinProblems.lorenz(), new double[] {2}, settings(TOLERANCE)).rejected() > 3);
    }

    /** A falsified twin: with a safety factor of 0.8 the comparison must fail. */
    @Test
    void otherFactorsWouldShow() {
        InitialValueProblem problem = TwinProblems.lorenz();
        StepLog theirs = StepLog.hipparchus(problem, new double[] {2}, settings(TOLERANCE));
        StepLog ours = StepLog.of(problem, new double[] {2}, settings(TOLERANCE), (field, request, limits) ->
                new DormandPrince853March(field, request, limits, new StepControl() {
                    @Override
                    public double afterAccepted(double error) {
                        return ElementaryControl.clip(0.8 * Math.pow(error, -0.125));
                    }

                    @Override
                    public double afterRejected(double error) {
                        return afterAccepted(error);
                    }
                }));
        double first = Math.abs(ours.times().get(1) / theirs.times().get(1) - 1);
        assertTrue(first > 1e-2, "second step differs by " + first);
    }

    /** Times, states and evaluations are those without looking, but for three evaluations a step looked into. */
    @Test
    void lookingInsideStepsChangesNone() {
        InitialValueProblem problem = TwinProblems.lorenz();
        StepLog blind = StepLog.lean(problem, new double[] {2}, settings(TOLERANCE));
        double[] saves = RunRequest.evenly(0, 2, 40);
        StepLog watched = StepLog.lean(problem, saves, settings(TOLERANCE));
        assertEquals(blind.times(), watched.times());
        assertArrayEquals(blind.last(), watched.last(), 0.0);
        long lookedInto = 0;
        double previous = 0;
        for (double current : watched.times()) {
            double from = previous;
            lookedInto += Arrays.stream(saves).anyMatch(time -> time > from && time < current) ? 1 : 0;
            previous = current;
        }
        assertTrue(lookedInto > 10 && lookedInto < watched.times().size(), lookedInto + " steps looked into");
        assertEquals(blind.effort().evaluations() + 3 * lookedInto, watched.effort().evaluations());
    }

    /** Three before the first step (two at the start, one for its length), then 12 or, if rejected, 11 a step. */
    @Test
    void evaluatesTwelveTimesAStep() {
        Effort effort = StepLog.lean(TwinProblems.vanDerPol(5), new double[] {20}, settings(TOLERANCE)).effort();
        assertEquals(3 + 12 * effort.accepted() + 11 * effort.rejected(), effort.evaluations());
    }

    @Test
    void givesTheSameBitsOnAnyThread() throws InterruptedException {
        InitialValueProblem problem = TwinProblems.relaxation(1001, 100);
        double[] saves = RunRequest.evenly(0, 2, 7);
        StepLog first = StepLog.lean(problem, saves, settings(TOLERANCE));
        StepLog[] others = new StepLog[4];
        Thread[] threads = new Thread[others.length];
        for (int i = 0; i < threads.length; i++) {
            int place = i;
            threads[i] = new Thread(() -> others[place] = StepLog.lean(problem, saves, settings(TOLERANCE)));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (StepLog other : others) {
            assertEquals(first.times(), other.times());
            assertArrayEquals(first.last(), other.last(), 0.0);
        }
    }

    /** What a run of a thousand steps allocates beyond one of ten: no array of states, 8,000 bytes each, among it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stepsAllocateNothing(boolean proportional) {
        InitialValueProblem problem = TwinProblems.relaxation(1000, 10);
        allocated(problem, 1000, proportional);
        long few = allocated(problem, 10, proportional);
        long many = allocated(problem, 1000, proportional);
        // 990 steps; what remains is the virtual machine's own, as when it compiles while we measure.
        assertTrue(many - few < 4000, many - few + " bytes in 990 steps");
    }

    private static long allocated(InitialValueProblem problem, int steps, boolean proportional) {
        RunRequest request = RunRequest.sampling(problem, new double[] {1e-3, 0.5, 1}, List.of());
        RunRecorder recorder = new RunRecorder(request, 1e100, Control.NONE);
        GuardedField field = new GuardedField(problem.field(), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        double h = 1.0 / steps;
        March march = new DormandPrince853March(field, request, new StepLimits(h, h, 1e10, 1e10),
                proportional ? new ProportionalIntegralControl() : new ElementaryControl());
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        recorder.begin();
        long before = threads.getThreadAllocatedBytes(thread);
        march.run(recorder);
        long after = threads.getThreadAllocatedBytes(thread);
        assertEquals(steps, recorder.accepted(), 1);
        return after - before;
    }

    /** Where the field has no values the step is refused, whichever stage meets the edge first. */
    @Test
    void aTrialStepBeyondTheDomainIsShortened() {
        // x' = -sqrt(x) from 1: x = (1 - t/2)^2 meets 0 at t = 2, beyond which the root has no value.
        InitialValueProblem problem = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = -Math.sqrt(y[0]), 1);
        StepLog log = StepLog.lean(problem, new double[] {1.9}, settings(1e-9));
        assertInstanceOf(Outcome.End.class, log.outcome());
        assertEquals(0.0025, log.last()[0], 1e-9);
        assertEquals(StepLog.hipparchus(problem, new double[] {1.9}, settings(1e-9)).times().size(),
                log.times().size());
        Outcome beyond = StepLog.lean(problem, new double[] {3}, settings(1e-9)).outcome();
        Outcome theirs = StepLog.hipparchus(problem, new double[] {3}, settings(1e-9)).outcome();
        assertEquals(theirs.word(), beyond.word());
    }

    @Test
    void aRunShorterThanRoundingEndsAsWithHipparchus() {
        InitialValueProblem late = new InitialValueProblem(TwinProblems.decay().field(), StateLayout.ofScalars("x"),
                1e6, new double[] {1});
        double[] saves = {Math.nextUp(1e6)};
        assertEquals(StepLog.hipparchus(late, saves, settings(1e-6)).outcome().word(),
                StepLog.lean(late, saves, settings(1e-6)).outcome().word());
    }

    @Test
    void theDefaultIsLeanWhereTheStateIsLarge() {
        for (int dimension : new int[] {Integrators.LEAN_DIMENSION - 1, Integrators.LEAN_DIMENSION}) {
            InitialValueProblem problem = TwinProblems.relaxation(dimension, 10);
            Trajectory trajectory = new TimeIntegration(settings(TOLERANCE), Control.NONE)
                    .run(RunRequest.sampling(problem, new double[] {1}, List.of()));
            boolean lean = dimension >= Integrators.LEAN_DIMENSION;
            assertEquals(lean ? "LeanDormandPrince853PI" : "DormandPrince853", trajectory.method().integrator());
            assertEquals(lean, trajectory.effort().rejected() >= 0);
        }
        assertEquals("HighamHall54", Integrators.chosen("HighamHall54", 1_000_000));
        assertEquals("DormandPrince853", Integrators.chosen("DormandPrince853", 1_000_000));
        assertEquals("LeanDormandPrince853", Integrators.chosen("LeanDormandPrince853", 1_000_000));
    }
}
