package org.flowcheck.evidence.experiment;

import java.util.Optional;
import org.flowcheck.simulation.ode.BlowUpRun;
import org.flowcheck.simulation.ode.Outcome;

/**
 * One search for a blow-up.
 *
 * @param variant the numbers and initial conditions the user chose
 * @param seed the seed of the draws
 * @param atStart the followed quantity at time zero; NaN if the model names none
 * @param run what the driver found
 */
public record BlowUpCase(ModelVariant variant, long seed, double atStart, BlowUpRun run) {

    /** The blow-up, if it is one. */
    public Optional<Outcome.BlowUp> blowUp() {
        return run.outcome() instanceof Outcome.BlowUp found ? Optional.of(found) : Optional.empty();
    }
}
