package org.flowcheck.evidence.claim;

import java.util.List;

/**
 * The outcome of a whole verification.
 *
 * @param claims one row per claim, in the order of papers and ids
 * @param effort how much was spent: quick, standard or paper
 * @param seed the first seed
 * @param complete whether every claim was judged: false after an interruption
 * @param left claims that were selected, and were not to be judged
 */
public record VerifyReport(List<ClaimResult> claims, String effort, long seed, boolean complete, List<LeftOut> left) {

    /** Copies the rows. */
    public VerifyReport {
        claims = List.copyOf(claims);
        left = List.copyOf(left);
    }

    /** This report on some of its claims: those of one paper. */
    public VerifyReport on(String paper, List<ClaimResult> some) {
        return new VerifyReport(some, effort, seed, complete,
                left.stream().filter(claim -> claim.paper().equals(paper)).toList());
    }

    /** Claims that were proved or hold. */
    public long confirmed() {
        return count(Verdict.Word.PROVED) + count(Verdict.Word.PROVED_FOR_SIZES) + count(Verdict.Word.HOLDS);
    }

    /** Claims that the data agree with. */
    public long consistent() {
        return count(Verdict.Word.CONSISTENT);
    }

    /** Claims with a finding. */
    public long findings() {
        return claims.stream().filter(claim -> !claim.finding().isEmpty()).count();
    }

    /** Claims whose verdict is not the expected one, or whose twins are not all refuted. */
    public long unexpected() {
        return claims.stream().filter(claim -> !claim.asExpected() || !claim.controlled()).count();
    }

    /** {@code 15 proved or hold, 2 consistent, 1 finding, 0 unexpected}. */
    public String summary() {
        return confirmed() + " proved or hold, " + consistent() + " consistent, " + findings()
                + (findings() == 1 ? " finding, " : " findings, ") + unexpected() + " unexpected";
    }

    private long count(Verdict.Word word) {
        return claims.stream().filter(claim -> claim.verdict().word() == word).count();
    }
}
