package org.flowcheck.theory.calculus.polynomial;

import java.util.Set;

/**
 * What is known of names beside the ranges of indices.
 *
 * @param moments averages over samples
 * @param positive scalars whose values are positive
 */
record Premises(Moments moments, Set<String> positive) {

    /** Nothing. */
    static final Premises NONE = new Premises(Moments.NONE, Set.of());

    /** Copies the names. */
    Premises {
        positive = Set.copyOf(positive);
    }
}
