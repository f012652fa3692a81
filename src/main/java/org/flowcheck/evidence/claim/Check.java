package org.flowcheck.evidence.claim;

/**
 * One comparison a claim makes.
 *
 * @param text as written
 * @param comparison what it says
 * @param run whose runs and sampled times it is checked on
 */
public record Check(String text, Condition.Compare comparison, String run) {
}
