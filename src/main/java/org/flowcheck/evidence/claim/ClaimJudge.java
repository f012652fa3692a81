package org.flowcheck.evidence.claim;

import java.util.List;
import org.flowcheck.evidence.claim.Verdict.Word;

/**
 * Joins what checks and proofs show into one verdict, never stronger than its weakest part.
 *
 * <p>The checks of an identity are witnesses: where they agree, the proof decides; where they do not, they do, whatever
 * was proved. A statistical or limiting statement is at best consistent, whatever the claim's kind.
 */
public final class ClaimJudge {

    private ClaimJudge() {
    }

    /**
     * Judges a claim; its twins are judged apart, by {@link #judge} on {@link Twin#claim}.
     *
     * @param claim the claim
     * @param measurements the runs it asked for
     * @param proofs one finding per obligation
     * @throws IllegalArgumentException if findings and obligations differ in number
     */
    public static Judgement judge(Claim claim, Measurements measurements, List<ProofFinding> proofs) {
        if (proofs.size() != claim.obligations().size()) {
            throw new IllegalArgumentException(proofs.size() + " findings on " + claim.obligations().size()
                    + " obligations");
        }
        List<CheckReport> reports = claim.checks().stream()
                .map(check -> new CheckJudge(claim, check, measurements).judge()).toList();
        Verdict verdict = Verdict.of(Word.PROVED);
        for (ProofFinding proof : proofs) {
            verdict = verdict.weaker(proof.verdict());
        }
        boolean witnessed = claim.kind() == Kind.IDENTITY && !proofs.isEmpty();
        for (CheckReport report : reports) {
            if (report.verdict() != Word.HOLDS) {
                verdict = verdict.weaker(Verdict.of(report.verdict()));
            } else if (!witnessed) {
                boolean statistical = report.check().comparison().level() == Value.Level.ENSEMBLE;
                verdict = verdict.weaker(Verdict.of(statistical ? Word.CONSISTENT
                        : claim.kind() == Kind.IDENTITY ? Word.HOLDS : claim.kind().best()));
            }
        }
        List<WidthReport> widths = claim.widths().stream()
                .map(check -> new WidthJudge(check, measurements).judge()).toList();
        for (WidthReport report : widths) {
            verdict = verdict.weaker(Verdict.of(report.verdict()));
        }
        return new Judgement(verdict, reports, widths, proofs);
    }

    /** Whether a judgement refutes the claim it is about: only a violation does. */
    public static boolean refutes(Judgement judgement) {
        return judgement.verdict().word() == Word.VIOLATED;
    }
}
