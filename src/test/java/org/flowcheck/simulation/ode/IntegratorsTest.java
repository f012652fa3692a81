package org.flowcheck.simulation.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.junit.jupiter.api.Test;

class IntegratorsTest {

    @Test
    void theDefaultComesFirst() {
        assertEquals(IntegrationSettings.DEFAULT_INTEGRATOR, Integrators.names().get(0));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        IntegrationSettings settings = IntegrationSettings.DEFAULT.withIntegrator("DormandPrince583");
        DiagnosticException refused = assertThrows(DiagnosticException.class,
                () -> new TimeIntegration(settings, Control.NONE));
        Diagnostic diagnostic = refused.diagnostics().get(0);
        assertEquals(Code.UNKNOWN_INTEGRATOR, diagnostic.code());
        assertEquals("DormandPrince853", diagnostic.suggestion());
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> IntegrationSettings.DEFAULT.withTolerances(0, 1e-12));
        assertThrows(IllegalArgumentException.class, () -> IntegrationSettings.DEFAULT.withTolerances(1e-9, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> IntegrationSettings.DEFAULT.withLimits(0, 1));
        assertThrows(IllegalArgumentException.class, () -> BlowUpSettings.DEFAULT.withTolerances(1e-10, 1e-12));
        InitialValueProblem problem = ReferenceProblem.logistic().problem();
        assertThrows(IllegalArgumentException.class, () -> BlowUpProblem.of(problem, 1));
        assertThrows(IllegalArgumentException.class,
                () -> RunRequest.sampling(problem, new double[] {1, 1}, List.of()));
        assertThrows(IllegalArgumentException.class, () -> RunRequest.sampling(problem, new double[0], List.of()));
        assertThrows(IllegalArgumentException.class, () -> RunRequest.sampling(problem, new double[] {-1}, List.of()));
    }

    @Test
    void anEventWithoutAValueEndsTheRun() {
        ReferenceProblem logistic = ReferenceProblem.logistic();
        Event broken = Event.stopping("log of the excess", (t, y) -> Math.log(y[0] - 0.5), Crossing.ANY);
        Outcome outcome = new TimeIntegration(IntegrationSettings.DEFAULT, Control.NONE)
                .run(RunRequest.sampling(logistic.problem(), new double[] {4}, List.of()).withEvents(List.of(broken)))
                .outcome();
        assertEquals("event 'log of the excess'", assertInstanceOf(Outcome.NotFinite.class, outcome).component());
    }

    @Test
    void aRunOfNoLengthGivesTheInitialValues() {
        ReferenceProblem logistic = ReferenceProblem.logistic();
        Trajectory trajectory = new TimeIntegration(IntegrationSettings.DEFAULT, Control.NONE)
                .run(RunRequest.sampling(logistic.problem(), new double[] {0}, logistic.components()));
        assertEquals(new Outcome.End(0), trajectory.outcome());
        assertEquals(0.1, trajectory.fine().value(0, 0));
        assertEquals(0.1 * Trajectory.ROUNDING, trajectory.lastErrors()[0]);
    }
}
