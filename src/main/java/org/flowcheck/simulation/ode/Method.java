package org.flowcheck.simulation.ode;

import java.util.Objects;

/**
 * How a number was computed, for a report to cite.
 *
 * @param integrator name of the integrator
 * @param relativeTolerance relative tolerance of the fine run
 * @param absoluteTolerance absolute tolerance of the fine run
 * @param coarsening how many times larger the tolerances of the coarse run are; 1 if there was none
 * @param errorEstimate one sentence: what the error estimate is
 * @param route how the right-hand side is computed, where there is something to tell; may be empty
 */
public record Method(String integrator, double relativeTolerance, double absoluteTolerance, double coarsening,
                     String errorEstimate, String route) {

    /** Refuses missing words. */
    public Method {
        Objects.requireNonNull(integrator, "integrator");
        Objects.requireNonNull(errorEstimate, "errorEstimate");
        Objects.requireNonNull(route, "route");
    }
}
