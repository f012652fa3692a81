package org.flowcheck.theory.calculus.polynomial;

import java.util.Set;

/**
 * What is known of names beside the ranges of indices, and how sums are to be written.
 *
 * @param moments averages over samples
 * @param positive scalars whose values are positive
 * @param wholeSums whether a sum that leaves out its first places is written as the whole sum less those
 */
record Premises(Moments moments, Set<String> positive, boolean wholeSums) {

    /** Nothing. */
    static final Premises NONE = new Premises(Moments.NONE, Set.of(), true);

    /** Copies the names. */
    Premises {
        positive = Set.copyOf(positive);
    }
}
