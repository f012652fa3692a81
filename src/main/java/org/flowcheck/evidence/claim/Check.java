package org.flowcheck.evidence.claim;

import java.util.Optional;

/**
 * One comparison a claim makes.
 *
 * @param text as written
 * @param comparison what it says
 * @param run whose runs and sampled times it is checked on
 * @param given its hypothesis, if it has one
 * @param equality where both sides must be equal, if anywhere
 * @param wording how a reader sees it, where it was read from a file
 */
public record Check(String text, Condition.Compare comparison, String run, Optional<Condition> given,
                    Optional<Condition> equality, Optional<Wording> wording) {

    /**
     * How a reader sees a check.
     *
     * @param formula the comparison
     * @param given the hypothesis
     * @param equality where both sides must be equal
     */
    public record Wording(Written formula, Optional<Written> given, Optional<Written> equality) {
    }

    /** A check that was not read from a file. */
    public Check(String text, Condition.Compare comparison, String run, Optional<Condition> given,
                 Optional<Condition> equality) {
        this(text, comparison, run, given, equality, Optional.empty());
    }
}
