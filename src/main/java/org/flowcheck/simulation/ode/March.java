package org.flowcheck.simulation.ode;

/** A way to step through one run in time. */
interface March {

    /**
     * Steps to the end, showing every accepted step.
     *
     * @throws StopRun where the run ends earlier
     */
    void run(RunRecorder recorder);

    /** Rejected trial steps so far; -1 where the integrator does not tell. */
    long rejected();
}
