package org.flowcheck.evidence.experiment;

import org.flowcheck.simulation.ode.Trajectory;

/**
 * One run in time.
 *
 * @param variant the numbers and initial conditions the user chose
 * @param seed the seed of the draws
 * @param trajectory the sampled observables with their errors, and how the run ended
 */
public record SolveCase(ModelVariant variant, long seed, Trajectory trajectory) {
}
