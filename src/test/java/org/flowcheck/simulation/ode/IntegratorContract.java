package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.simulation.ode.Outcome.Cancelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every integrator keeps; subclasses give its name and how far its errors may exceed the tolerance. */
abstract class IntegratorContract {

    private final String name;
    private final double margin;

    /**
     * One integrator.
     *
     * @param name its name
     * @param margin largest error of a sampled component, in relative tolerances
     */
    IntegratorContract(String name, double margin) {
        this.name = name;
        this.margin = margin;
    }

    static List<ReferenceProblem> problems() {
        return ReferenceProblem.all();
    }

    private IntegrationSettings settings() {
        return IntegrationSettings.DEFAULT.withIntegrator(name).withTolerances(1e-10, 1e-12);
    }

    private Trajectory run(RunRequest request) {
        return new TimeIntegration(settings(), Control.NONE).run(request);
    }

    private static RunRequest request(ReferenceProblem problem) {
        return RunRequest.sampling(problem.problem(), RunRequest.evenly(0, problem.end(), 38), problem.components())
                .withInvariants(problem.invariants());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void followsTheClosedFormAndCoversItsError(ReferenceProblem problem) {
        Trajectory trajectory = run(request(problem));
        assertInstanceOf(Outcome.End.class, trajectory.outcome());
        assertEquals(38, trajectory.fine().size());
        double largest = 0;
        int covered = 0;
        int total = 0;
        for (int k = 0; k < trajectory.fine().size(); k++) {
            double[] exact = problem.solution().apply(trajectory.fine().time(k));
            for (int f = 0; f < exact.length; f++) {
                double error = Math.abs(trajectory.fine().value(f, k) - exact[f]);
                largest = Math.max(largest, error);
                total++;
                // 4 ulp of 1 for the closed form itself, 10 times because a difference can vanish by chance.
                if (error <= 10 * trajectory.error(f, k) + 1e-15) {
                    covered++;
                }
            }
        }
        assertTrue(largest <= margin * 1e-10, name + " on " + problem + ": error " + largest);
        assertTrue(covered >= 0.97 * total, name + " on " + problem + ": " + covered + " of " + total + " covered");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void conservesWhatTheFlowConserves(ReferenceProblem problem) {
        Trajectory trajectory = run(request(problem));
        assertEquals(problem.invariants().size(), trajectory.drifts().size());
        for (Drift drift : trajectory.drifts()) {
            assertTrue(drift.largest() <= 10 * margin * 1e-10, name + " on " + problem + ": " + drift);
        }
    }

    @Test
    void givesTheSameBitsTwice() {
        ReferenceProblem problem = ReferenceProblem.kepler();
        double[][] first = run(request(problem)).fine().values();
        double[][] second = run(request(problem)).fine().values();
        for (int f = 0; f < first.length; f++) {
            assertArrayEquals(first[f], second[f], 0.0);
        }
    }

    @Test
    void countsEveryEvaluation() {
        ReferenceProblem problem = ReferenceProblem.logistic();
        long[] calls = new long[1];
        VectorField counting = ReferenceProblem.field(1, (t, y, yDot) -> {
            calls[0]++;
            problem.problem().field().derivatives(t, y, yDot);
        });
        InitialValueProblem counted = new InitialValueProblem(counting, problem.problem().layout(), 0,
                problem.problem().initial());
        Trajectory trajectory = run(RunRequest.sampling(counted, new double[] {4}, problem.components()));
        assertEquals(calls[0], trajectory.effort().evaluations());
    }

    @Test
    void locatesStoppingEvents() {
        ReferenceProblem problem = ReferenceProblem.harmonicOscillator();
        // q = cos t falls through 1/2 at pi/3, rises through it at 5 pi/3.
        Event rising = Event.stopping("half", (t, y) -> y[0] - 0.5, Crossing.UPWARD);
        Event falling = Event.recorded("sinking", (t, y) -> y[0] - 0.5, Crossing.DOWNWARD);
        Trajectory trajectory = run(RunRequest.sampling(problem.problem(), new double[] {1, 9}, problem.components())
                .withEvents(List.of(rising, falling)));
        Outcome.EventReached reached = assertInstanceOf(Outcome.EventReached.class, trajectory.outcome());
        assertEquals("half", reached.name());
        assertEquals(5 * Math.PI / 3, reached.time(), margin * 1e-9);
        assertEquals(2, trajectory.occurrences().size());
        assertEquals(Math.PI / 3, trajectory.occurrences().get(0).time(), margin * 1e-9);
        assertEquals(2, trajectory.fine().size());
        assertEquals(0.5, trajectory.fine().value(0, 1), margin * 1e-10);
    }

    @Test
    void stopsWhenAskedTo() {
        ReferenceProblem problem = ReferenceProblem.kepler();
        int[] asked = new int[1];
        Control control = Control.cancelledBy(() -> asked[0]++ >= 5);
        Trajectory trajectory = new TimeIntegration(settings(), control).run(request(problem));
        Cancelled cancelled = assertInstanceOf(Cancelled.class, trajectory.outcome());
        assertTrue(cancelled.time() > 0 && cancelled.time() < problem.end());
        assertTrue(trajectory.fine().size() >= 1);
    }

    @Test
    void tellsItsProgress() {
        List<Double> fractions = new ArrayList<>();
        ReferenceProblem problem = ReferenceProblem.logistic();
        new TimeIntegration(settings(), new Control(() -> false, fractions::add)).run(request(problem));
        for (int i = 1; i < fractions.size(); i++) {
            assertTrue(fractions.get(i) >= fractions.get(i - 1));
        }
        assertEquals(1.0, fractions.get(fractions.size() - 1));
    }

    @Test
    void endsWithinItsBudget() {
        ReferenceProblem problem = ReferenceProblem.kepler();
        Trajectory trajectory = new TimeIntegration(settings().withLimits(100, 60), Control.NONE).run(request(problem));
        Outcome.Budget budget = assertInstanceOf(Outcome.Budget.class, trajectory.outcome());
        assertEquals("100 evaluations", budget.what());
        assertTrue(trajectory.effort().evaluations() <= 2 * (100 + 1));
    }

    @Test
    void neverFollowsABlowUpPastItsTime() {
        InitialValueProblem square = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0] * y[0], 2);
        for (double until : new double[] {0.5, 1, 3}) {
            Trajectory trajectory = run(RunRequest.sampling(square, new double[] {0.25, until},
                    List.of(new NamedFunction("x", (t, y) -> y[0]))));
            Outcome.SuspectedBlowUp suspected = assertInstanceOf(Outcome.SuspectedBlowUp.class, trajectory.outcome());
            assertEquals(0.5, suspected.estimate(), margin * 1e-9);
            assertEquals(4, trajectory.fine().value(0, 0), margin * 1e-9);
            assertTrue(trajectory.fine().last()[0] > 0, "still on the right side of the pole");
        }
    }

    @Test
    void namesOverflowAndMissingValues() {
        InitialValueProblem growth = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = y[0], 1);
        Outcome.Overflow overflow = assertInstanceOf(Outcome.Overflow.class, run(RunRequest.sampling(growth,
                new double[] {400}, List.of())).outcome());
        assertEquals("x", overflow.component());
        // x' = log(x) - 1 from 1/2 reaches 0, beyond which the logarithm has no value.
        InitialValueProblem leaving = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = Math.log(y[0]) - 1, 0.5);
        Outcome outcome = run(RunRequest.sampling(leaving, new double[] {2}, List.of())).outcome();
        assertTrue(outcome instanceof Outcome.StepTooSmall || outcome instanceof Outcome.NotFinite, outcome.word());
        InitialValueProblem undefined = ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = Math.sqrt(y[0]), -1);
        Outcome.NotFinite missing = assertInstanceOf(Outcome.NotFinite.class, run(RunRequest.sampling(undefined,
                new double[] {2}, List.of())).outcome());
        assertEquals("x", missing.component());
        assertEquals(0, missing.time());
    }
}
