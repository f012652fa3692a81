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
 */
public record Check(String text, Condition.Compare comparison, String run, Optional<Condition> given,
                    Optional<Condition> equality) {
}
