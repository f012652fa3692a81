package org.flowcheck.evidence.claim;

/**
 * A time that a claim quantifies over: every sampled time of a run, or every one after another variable's.
 *
 * @param name its name in formulas
 * @param after index of the variable it comes after (at its time or later), or -1
 */
public record TimeVariable(String name, int after) {
}
