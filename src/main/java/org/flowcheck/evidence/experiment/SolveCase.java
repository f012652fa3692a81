package org.flowcheck.evidence.experiment;

import java.util.Optional;
import org.flowcheck.simulation.network.Normalisation;
import org.flowcheck.simulation.ode.Trajectory;

/**
 * One run in time.
 *
 * @param variant the numbers and initial conditions the user chose
 * @param seed the seed of the draws
 * @param trajectory the sampled observables with their errors, and how the run ended
 * @param normalisation of the data, where the model is recognised as the flow of a network with one hidden layer
 * @param certified what is proved of the run, if that was asked for
 */
public record SolveCase(ModelVariant variant, long seed, Trajectory trajectory, Optional<Normalisation> normalisation,
                        Optional<CertifiedRun> certified) {

    /** This run with what is proved of it. */
    SolveCase with(CertifiedRun proved) {
        return new SolveCase(variant, seed, trajectory, normalisation, Optional.of(proved));
    }
}
