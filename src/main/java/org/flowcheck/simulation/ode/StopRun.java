package org.flowcheck.simulation.ode;

/** Carries the outcome of a run out of an integrator's loop; never leaves this package. */
final class StopRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    StopRun(Outcome outcome) {
        super(outcome.word(), null, false, false);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
