package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
