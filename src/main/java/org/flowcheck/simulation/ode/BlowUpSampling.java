package org.flowcheck.simulation.ode;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to sample on the way to a blow-up, and how far.
 *
 * <p>Places are s = 0, spacing, 2 spacing, ..., where s is the integral of |y|^(p-1) dt: close to T they crowd in time
 * as the solution grows, and |y| grows by about the same factor from one to the next.
 *
 * @param functions what to evaluate
 * @param spacing distance of the places in s
 * @param growth the run is sampled until |y| / |y(0)| reaches this (and at least until T is found)
 * @param until also ends the sampling where this function's value turns positive, if present
 * @param keepStates whether the states themselves are kept
 */
public record BlowUpSampling(List<NamedFunction> functions, double spacing, double growth,
                             Optional<StateFunction> until, boolean keepStates) {

    /** Refuses a spacing that is not positive and a growth that is not above 1. */
    public BlowUpSampling {
        functions = List.copyOf(functions);
        Objects.requireNonNull(until, "until");
        if (!(spacing > 0) || !(growth > 1)) {
            throw new IllegalArgumentException("spacing " + spacing + ", growth " + growth);
        }
    }

    /** Samples functions at a spacing until the norm has grown by a factor. */
    public static BlowUpSampling of(List<NamedFunction> functions, double spacing, double growth) {
        return new BlowUpSampling(functions, spacing, growth, Optional.empty(), false);
    }
}
