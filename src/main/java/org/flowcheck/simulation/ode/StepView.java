package org.flowcheck.simulation.ode;

/** One accepted step, while it lasts: both ends and everything between them. */
interface StepView {

    /** Time at the step's start. */
    double previous();

    /** Time at the step's end; larger. */
    double current();

    /** State at the step's end: not to be modified or kept. */
    double[] state();

    /** Slope there, {@link GuardedField#REJECTED} standing in for what is not finite: not to be modified or kept. */
    double[] slope();

    /** Writes the state at a time inside the step. */
    void interpolate(double time, double[] result);
}
