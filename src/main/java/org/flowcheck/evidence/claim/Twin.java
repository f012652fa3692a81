package org.flowcheck.evidence.claim;

import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A false statement near a claim: the claim with one text replaced. Judged on the claim's own runs.
 *
 * @param what the replacement in words, {@code (t-s) -> 1.05*(t-s)}
 * @param claim the claim with the text replaced; it has no twins
 * @param dial the way from the claim to this twin, where the replacement changes one number
 */
public record Twin(String what, Claim claim, Optional<Dial> dial) {

    /**
     * A number that is turned from the claim's value to the twin's.
     *
     * @param claimed the claim's value (1 where the twin puts a factor)
     * @param falsified the twin's value
     * @param at the claim with the number set
     */
    public record Dial(double claimed, double falsified, DoubleFunction<Claim> at) {
    }
}
