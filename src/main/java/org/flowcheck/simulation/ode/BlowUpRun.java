package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the blow-up driver found.
 *
 * @param outcome a {@link Outcome.BlowUp}, or why there is none
 * @param history the bracket as it shrank, one entry per accepted state of the fine run; empty where the errors of its
 *     states are not known
 * @param fine samples at equally spaced rescaled times s, if asked for
 * @param coarse the same places s on the run at looser tolerances
 * @param effort evaluations and steps, error estimation included
 * @param method how it was computed
 */
public record BlowUpRun(Outcome outcome, List<BracketEntry> history, Optional<Samples> fine, Optional<Samples> coarse,
                        Effort effort, Method method) {

    /**
     * The analytic bracket of T known at an accepted state.
     *
     * @param time t
     * @param norm |y|
     * @param lower largest lower bound of T so far; minus infinity if none
     * @param upper smallest upper bound of T so far; plus infinity if none
     */
    public record BracketEntry(double time, double norm, double lower, double upper) { }

    /** Refuses a missing part. */
    public BlowUpRun {
        Objects.requireNonNull(outcome, "outcome");
        history = List.copyOf(history);
        Objects.requireNonNull(fine, "fine");
        Objects.requireNonNull(coarse, "coarse");
        Objects.requireNonNull(effort, "effort");
        Objects.requireNonNull(method, "method");
    }
}
