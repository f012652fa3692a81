package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.store.Json;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.Integrators;

/**
 * How a model is integrated in time.
 *
 * @param until the end of the run
 * @param samples number of equally spaced samples, both ends included
 * @param integration integrator, tolerances and limits
 */
public record SolveSettings(double until, int samples, IntegrationSettings integration) {

    /** Default number of samples: {@value}. */
    public static final int DEFAULT_SAMPLES = 201;

    /** Refuses a run without length and fewer than two samples. */
    public SolveSettings {
        if (!(until > 0) || Double.isInfinite(until) || samples < 2) {
            throw new IllegalArgumentException("until " + until + ", " + samples + " samples");
        }
    }

    /** The settings as JSON, for the record of a run. */
    public Json.Members json() {
        return Json.object().with("until", until).with("samples", samples).with("integrator", integration.integrator())
                .with("relativeTolerance", integration.relativeTolerance())
                .with("absoluteTolerance", integration.absoluteTolerance());
    }

    /**
     * Settings with an integrator and a tolerance of the user's choice.
     *
     * @param integrator a name, or null for the default
     * @param tolerance relative tolerance, or 0 for the default
     * @throws org.flowcheck.diagnostic.DiagnosticException if no integrator has the name
     */
    public static SolveSettings of(double until, int samples, String integrator, double tolerance) {
        IntegrationSettings chosen = IntegrationSettings.DEFAULT;
        if (integrator != null) {
            Integrators.requireKnown(integrator);
            chosen = chosen.withIntegrator(integrator);
        }
        if (tolerance > 0) {
            chosen = chosen.withTolerance(tolerance);
        }
        return new SolveSettings(until, samples, chosen);
    }
}
