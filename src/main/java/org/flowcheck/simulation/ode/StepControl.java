package org.flowcheck.simulation.ode;

/**
 * Decides by what factor the next trial step is longer than the last one. May remember errors: one instance a run.
 * Allocates nothing when asked.
 */
interface StepControl {

    /** Factor after an accepted step of this error, in units of the tolerance; below 1. */
    double afterAccepted(double error);

    /** Factor after a rejected step of this error; at least 1. */
    double afterRejected(double error);
}
