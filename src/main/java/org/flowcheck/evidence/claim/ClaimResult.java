package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.flowcheck.theory.model.Source;

/**
 * A claim's row in a report: everything in words and numbers that a reader or a script wants, and no machinery.
 *
 * @param id the claim
 * @param source where the statement stands
 * @param statement what it says
 * @param kind what sort of statement it is
 * @param verdict what was found
 * @param expected the verdict the claim expects
 * @param finding what a reader should know where the statement is not simply confirmed; may be empty
 * @param evidence what the verdict rests on, in words
 * @param scope what was covered, in words
 * @param margin the smallest margin, without dimension, of the deciding check
 * @param error its error, without dimension
 * @param at where that is: run and time, in words; may be empty
 * @param command the command that shows a violation or an open place again; empty if there is none
 * @param runs runs looked at
 * @param samples places looked at
 * @param proofs what was proved
 * @param twins what became of the false statements near it
 * @param checks what each check showed, in the order of the claim's checks
 */
public record ClaimResult(String id, Source source, String statement, Kind kind, Verdict verdict,
                          Verdict.Word expected, String finding, String evidence, String scope, OptionalDouble margin,
                          OptionalDouble error, String at, String command, int runs, long samples,
                          List<ProofFinding> proofs, List<TwinResult> twins, List<CheckResult> checks) {

    /**
     * What became of one falsified twin.
     *
     * @param what the replacement in words
     * @param verdict what was found about it
     * @param refuted whether that refutes it
     * @param smallest the smallest change tried that is still refuted, in words; empty where the twin has no dial
     */
    public record TwinResult(String what, Verdict verdict, boolean refuted, Optional<String> smallest) {
    }

    /**
     * What one check showed.
     *
     * @param text the check as written
     * @param word its verdict, before the claim's kind names it
     * @param evidence what that rests on, in words
     * @param margin the margin that decides, without dimension
     * @param error its error, without dimension
     * @param at where that is: run and time, in words; may be empty
     * @param samples places looked at where the hypothesis holds
     * @param excluded places where it does not certainly hold
     */
    public record CheckResult(String text, Verdict.Word word, String evidence, OptionalDouble margin,
                              OptionalDouble error,
                              String at, long samples, long excluded) {
    }

    /** Copies the lists. */
    public ClaimResult {
        proofs = List.copyOf(proofs);
        twins = List.copyOf(twins);
        checks = List.copyOf(checks);
    }

    /** Whether all twins are refuted; false without twins. */
    public boolean controlled() {
        return !twins.isEmpty() && twins.stream().allMatch(TwinResult::refuted);
    }

    /** {@code refuted} or {@code not refuted}. */
    public String control() {
        return controlled() ? "refuted" : "not refuted";
    }

    /**
     * Whether the verdict is the expected one; a proof for some sizes is not the proof for all that an identity
     * expects.
     */
    public boolean asExpected() {
        return verdict.word() == expected;
    }
}
