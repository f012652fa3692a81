package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevMarchTest {

    private static IntegrationSettings settings(double tolerance) {
        return IntegrationSettings.DEFAULT.withIntegrator(Integrators.CHEBYSHEV)
                .withTolerances(tolerance, 1e-2 * tolerance);
    }

    private static StepLog run(InitialValueProblem problem, double[] saves, double tolerance) {
        return StepLog.of(problem, saves, settings(tolerance), ChebyshevMarch::new);
    }

    private static StepLog lean(InitialValueProblem problem, double[] saves, double tolerance) {
        return StepLog.of(problem, saves, settings(tolerance), (field, request, limits) ->
                new DormandPrince853March(field, request, limits, new ProportionalIntegralControl()));
    }

    private static InitialValueProblem twoLayer() {
        return TwinProblems.model("multi-stage/two-layer.yaml", Map.of("m", 64.0, "n", 20.0), null);
    }

    /** Errors fall as tolerance^(2/3): the error of a step is of order 3 and its number of order 1. */
    @Test
    void theErrorFollowsTheTolerance() {
        InitialValueProblem problem = TwinProblems.relaxation(50, 1000);
        double[] saves = RunRequest.evenly(0, 2, 11);
        double last = Double.NaN;
        for (double tolerance : new double[] {1e-3, 1e-4, 1e-5, 1e-6}) {
            StepLog log = run(problem, saves, tolerance);
            double error = 0;
            for (int k = 0; k < saves.length; k++) {
                for (int i = 0; i < 50; i++) {
                    double exact = Math.exp(-saves[k] * Math.pow(1000, i / 49.0));
                    error = Math.max(error, Math.abs(log.samples()[k][i] - exact));
                }
            }
            // A step's error is at most the tolerance times 1; some hundred steps add up and half of it stays.
            assertTrue(error < 50 * tolerance, tolerance + ": " + error);
            double ratio = last / error;
            assertTrue(Double.isNaN(ratio) || ratio > 3 && ratio < 8, "10^(2/3) = 4.6, not " + ratio);
            last = error;
        }
    }

    /** What it is made for: many times cheaper than the pair of order 8 while both meet the same error. */
    @Test
    void itSavesEvaluationsOnLongRunsAtLooseTolerances() {
        InitialValueProblem problem = TwinProblems.relaxation(50, 1000);
        double[] saves = {20};
        StepLog ours = run(problem, saves, 1e-4);
        StepLog pair = lean(problem, saves, 1e-4);
        assertTrue(10 * ours.effort().evaluations() < pair.effort().evaluations(),
                ours.effort() + ", " + pair.effort());
        for (int i = 0; i < 50; i++) {
            assertEquals(Math.exp(-20 * Math.pow(1000, i / 49.0)), ours.last()[i], 1e-5);
        }
    }

    /** A network in which the early phase leaves a saddle, where half of the eigenvalues grow. */
    @Test
    void itFollowsANetworkFromTheSaddleOn() {
        double[] saves = RunRequest.evenly(0, 60, 31);
        StepLog reference = lean(twoLayer(), saves, 1e-11);
        double last = Double.NaN;
        for (double tolerance : new double[] {1e-4, 1e-6}) {
            StepLog log = run(twoLayer(), saves, tolerance);
            assertInstanceOf(Outcome.End.class, log.outcome());
            double error = 0;
            for (int k = 0; k < saves.length; k++) {
                for (int i = 0; i < log.last().length; i++) {
                    error = Math.max(error, Math.abs(log.samples()[k][i] - reference.samples()[k][i]));
                }
            }
            // The saddle magnifies errors, by about a hundred at most; 100^(2/3) = 21 between the tolerances.
            assertTrue(error < 100 * tolerance, tolerance + ": " + error);
            assertTrue(Double.isNaN(last) || last > 5 * error, last + ", then " + error);
            last = error;
        }
    }

    /** Cubic Hermite between steps: no worse than the steps' own error. */
    @Test
    void betweenStepsItIsAsGoodAsAtTheirEnds() {
        InitialValueProblem problem = TwinProblems.decay();
        double[] saves = RunRequest.evenly(0, 3, 400);
        StepLog log = run(problem, saves, 1e-4);
        assertTrue(log.times().size() < 100, log.times().size() + " steps");
        for (int k = 0; k < saves.length; k++) {
            assertEquals(Math.exp(-saves[k]), log.samples()[k][0], 1e-3);
        }
        StepLog blind = run(problem, new double[] {3}, 1e-4);
        assertArrayEquals(blind.last(), log.last(), 0.0);
        assertEquals(blind.effort(), log.effort());
    }

    @Test
    void eventsAndDriftsComeThroughTheSameRecorder() {
        InitialValueProblem problem = TwinProblems.relaxation(3, 100);
        Event half = Event.stopping("half", (t, y) -> y[0] - 0.5, Crossing.DOWNWARD);
        Trajectory trajectory = new TimeIntegration(settings(1e-6), Control.NONE).run(RunRequest.sampling(problem,
                new double[] {5}, List.of(new NamedFunction("y", (t, y) -> y[0]))).withEvents(List.of(half)));
        Outcome.EventReached reached = assertInstanceOf(Outcome.EventReached.class, trajectory.outcome());
        assertEquals(Math.log(2), reached.time(), 1e-4);
        assertTrue(trajectory.error(0, 0) < 1e-3);
        assertTrue(Math.abs(trajectory.fine().value(0, 0) - 0.5) <= trajectory.error(0, 0) + 1e-9);
        assertEquals("StabilisedChebyshev", trajectory.method().integrator());
    }

    @Test
    void aBlowUpIsStillSuspected() {
        InitialValueProblem square = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], 2);
        Outcome outcome = new TimeIntegration(settings(1e-5), Control.NONE)
                .run(RunRequest.sampling(square, new double[] {1}, List.of())).outcome();
        assertEquals(0.5, assertInstanceOf(Outcome.SuspectedBlowUp.class, outcome).estimate(), 1e-3);
    }

    @Test
    void whatRotatesIsRefused() {
        InitialValueProblem problem = ReferenceProblem.harmonicOscillator().problem();
        DiagnosticException refused = assertThrows(DiagnosticException.class,
                () -> run(problem, new double[] {9}, 1e-4));
        assertEquals(Code.UNSUITABLE_INTEGRATOR, refused.diagnostics().get(0).code());
    }

    @Test
    void tolerancesOfHighOrderAreRefused() {
        DiagnosticException refused = assertThrows(DiagnosticException.class,
                () -> new TimeIntegration(settings(1e-11), Control.NONE));
        assertEquals(Code.UNSUITABLE_INTEGRATOR, refused.diagnostics().get(0).code());
        new TimeIntegration(settings(ChebyshevMarch.TIGHTEST), Control.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 101})
    void givesTheSameBitsTwice(int dimension) {
        InitialValueProblem problem = TwinProblems.relaxation(Math.max(2, dimension), 100);
        double[] saves = RunRequest.evenly(0, 2, 7);
        StepLog first = run(problem, saves, 1e-5);
        StepLog second = run(problem, saves, 1e-5);
        assertEquals(first.times(), second.times());
        assertArrayEquals(first.last(), second.last(), 0.0);
    }

    /** What a thousand steps allocate beyond ten: no array of 8,000 bytes among it. */
    @Test
    void stepsAllocateNothing() {
        InitialValueProblem problem = TwinProblems.relaxation(1000, 10);
        allocated(problem, 1000);
        long few = allocated(problem, 10);
        long many = allocated(problem, 1000);
        assertTrue(many - few < 4000, many - few + " bytes in 990 steps");
    }

    private static long allocated(InitialValueProblem problem, int steps) {
        RunRequest request = RunRequest.sampling(problem, new double[] {1e-3, 0.5, 1}, List.of());
        RunRecorder recorder = new RunRecorder(request, 1e100, Control.NONE);
        GuardedField field = new GuardedField(problem.field(), 0, Long.MAX_VALUE, System.nanoTime() + (1L << 60));
        double h = 1.0 / steps;
        March march = new ChebyshevMarch(field, request, new StepLimits(h, h, 1e10, 1));
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        recorder.begin();
        long before = threads.getThreadAllocatedBytes(thread);
        march.run(recorder);
        long after = threads.getThreadAllocatedBytes(thread);
        assertEquals(steps, recorder.accepted(), 2);
        return after - before;
    }
}
