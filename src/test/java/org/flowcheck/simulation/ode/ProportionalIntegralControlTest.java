package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionalIntegralControlTest {

    private static StepLog run(InitialValueProblem problem, double end, double tolerance, boolean proportional) {
        return StepLog.of(problem, new double[] {end},
                IntegrationSettings.DEFAULT.withTolerances(tolerance, 1e-2 * tolerance), (field, request, limits) ->
                        new DormandPrince853March(field, request, limits,
                                proportional ? new ProportionalIntegralControl() : new ElementaryControl()));
    }

    /** What it is kept for: where stability limits the step, fewer rejections and fewer evaluations. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-10, 1e-11})
    void savesEvaluationsWhereStabilityLimitsTheStep(double tolerance) {
        InitialValueProblem problem = TwinProblems.relaxation(20, 1000);
        StepLog elementary = run(problem, 2, tolerance, false);
        StepLog proportional = run(problem, 2, tolerance, true);
        assertTrue(2 * proportional.rejected() < elementary.rejected(), proportional.rejected() + " rejected against "
                + elementary.rejected());
        assertTrue(proportional.effort().evaluations() < 0.95 * elementary.effort().evaluations(),
                proportional.effort() + " against " + elementary.effort());
        for (int i = 0; i < 20; i++) {
            double exact = Math.exp(-2 * Math.pow(1000, i / 19.0));
            assertEquals(exact, proportional.last()[i], 10 * tolerance);
        }
    }

    /** Why it is the default of large states: late in training, at the same true error within a factor of ten. */
    @Test
    void rejectsFarLessLateInTraining() {
        InitialValueProblem problem = TwinProblems.model("multi-stage/two-layer-experiment.yaml",
                Map.of("m", 100.0), null);
        StepLog reference = run(problem, 20, 1e-12, true);
        StepLog elementary = run(problem, 20, 1e-8, false);
        StepLog proportional = run(problem, 20, 1e-8, true);
        // Measured: 35 and 1 % rejected, 2007 and 1391 evaluations.
        assertTrue(elementary.rejected() > 0.2 * elementary.effort().accepted(), elementary.effort().toString());
        assertTrue(proportional.rejected() < 0.05 * proportional.effort().accepted(), proportional.effort().toString());
        assertTrue(proportional.effort().evaluations() < 0.85 * elementary.effort().evaluations());
        assertTrue(distance(proportional, reference) < 10 * Math.max(distance(elementary, reference), 1e-9),
                distance(proportional, reference) + " and " + distance(elementary, reference));
    }

    private static double distance(StepLog one, StepLog other) {
        double largest = 0;
        for (int i = 0; i < one.last().length; i++) {
            largest = Math.max(largest, Math.abs(one.last()[i] - other.last()[i]));
        }
        return largest;
    }

    /** Writes the table of docs/numerics.md to target/step-control.md. */
    @Test
    void bothControlsSideBySide() throws IOException {
        Map<String, InitialValueProblem> problems = new LinkedHashMap<>();
        problems.put("stiff relaxation", TwinProblems.relaxation(200, 1000));
        problems.put("two-layer", TwinProblems.model("multi-stage/two-layer.yaml", Map.of("m", 64.0, "n", 20.0), null));
        problems.put("van der Pol", TwinProblems.vanDerPol(5));
        Map<String, Double> ends = Map.of("stiff relaxation", 2.0, "two-layer", 200.0, "van der Pol", 20.0);
        List<String> lines = new ArrayList<>(List.of(
                "| problem | tolerance | elementary: evaluations, rejected | PI: evaluations, rejected | PI costs |",
                "|---|---|---|---|---|"));
        problems.forEach((name, problem) -> {
            for (double tolerance : new double[] {1e-6, 1e-8, 1e-9, 1e-11}) {
                StepLog elementary = run(problem, ends.get(name), tolerance, false);
                StepLog proportional = run(problem, ends.get(name), tolerance, true);
                for (int i = 0; i < elementary.last().length; i++) {
                    // Both within some tolerances of the solution, which van der Pol's turns magnify.
                    assertEquals(elementary.last()[i], proportional.last()[i], 100 * tolerance, name);
                }
                lines.add(String.format(Locale.ROOT, "| %s | %.0e | %s | %s | %+.0f %% |", name, tolerance,
                        cost(elementary), cost(proportional), 100.0 * proportional.effort().evaluations()
                                / elementary.effort().evaluations() - 100));
            }
        });
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "step-control.md"), lines);
    }

    private static String cost(StepLog log) {
        return String.format(Locale.ROOT, "%d, %.0f %%", log.effort().evaluations(),
                100.0 * log.rejected() / (log.rejected() + log.effort().accepted()));
    }

    @Test
    void aStepDoesNotGrowRightAfterARejection() {
        ProportionalIntegralControl control = new ProportionalIntegralControl();
        assertTrue(control.afterAccepted(1e-3) > 1);
        assertTrue(control.afterRejected(2) < 1);
        assertEquals(1, control.afterAccepted(1e-3));
        assertTrue(control.afterAccepted(1e-3) > 1);
    }

    /** A steady error e keeps the step where 0.9 e^(-1/8 + 0.2 beta + beta) is 1. */
    @Test
    void itSettlesBelowTheTolerance() {
        double rest = Math.pow(ElementaryControl.SAFETY, 1 / (0.125 - 1.2 * ProportionalIntegralControl.BETA));
        ProportionalIntegralControl control = new ProportionalIntegralControl();
        control.afterAccepted(rest);
        assertEquals(1, control.afterAccepted(rest), 1e-14);
        assertTrue(control.afterAccepted(0.9 * rest) > 1);
    }
}
