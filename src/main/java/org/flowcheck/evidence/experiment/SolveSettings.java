package org.flowcheck.evidence.experiment;

import org.flowcheck.simulation.ode.IntegrationSettings;

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

    /** The absolute tolerance is this much smaller than the relative one: {@value}. */
    private static final double ABSOLUTE = 0.01;

    /**
     * Settings with an integrator and a tolerance of the user's choice.
     *
     * @param integrator a name, or null for the default
     * @param tolerance relative tolerance, or 0 for the default
     */
    public static SolveSettings of(double until, int samples, String integrator, double tolerance) {
        IntegrationSettings chosen = IntegrationSettings.DEFAULT;
        if (integrator != null) {
            chosen = chosen.withIntegrator(integrator);
        }
        if (tolerance > 0) {
            chosen = chosen.withTolerances(tolerance, ABSOLUTE * tolerance);
        }
        return new SolveSettings(until, samples, chosen);
    }
}
