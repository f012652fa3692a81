package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimJudge;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.Judgement;
import org.flowcheck.evidence.claim.Measurements;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.Twin;
import org.flowcheck.evidence.store.NumberText;

/** Judges a falsified twin on the claim's own runs, and how near to the claim it may move and still be refuted. */
final class TwinTrial {

    /** The change is divided by ten at most this often: {@value}. */
    static final int DECADES = 6;
    /** Within the decade where refutation ends, the change is halved on a logarithmic scale this often: {@value}. */
    static final int HALVINGS = 3;

    private TwinTrial() {
    }

    /**
     * Judges a twin.
     *
     * @param near whether to look for the smallest change refuted: pointless where the claim itself is refuted
     */
    static ClaimResult.TwinResult of(Twin twin, boolean near, Measurements measurements, Prover prover) {
        Judgement judgement = judge(twin.claim(), measurements, prover);
        boolean refuted = ClaimJudge.refutes(judgement);
        Optional<String> smallest = near && refuted ? twin.dial().map(dial -> smallest(dial, measurements)) : Optional.empty();
        return new ClaimResult.TwinResult(twin.what(), judgement.verdict(), refuted, smallest);
    }

    private static Judgement judge(Claim claim, Measurements measurements, Prover prover) {
        List<ProofFinding> proofs = claim.obligations().stream().map(prover::prove).toList();
        return ClaimJudge.judge(claim, measurements, proofs);
    }

    private static String smallest(Twin.Dial dial, Measurements measurements) {
        double refuted = dial.falsified() - dial.claimed();
        double surviving = 0;
        for (int decade = 1; decade <= DECADES && surviving == 0; decade++) {
            if (refutes(dial, refuted / 10, measurements)) {
                refuted /= 10;
            } else {
                surviving = refuted / 10;
            }
        }
        for (int halving = 0; halving < HALVINGS && surviving != 0; halving++) {
            double middle = Math.copySign(Math.sqrt(surviving * refuted), refuted);
            if (refutes(dial, middle, measurements)) {
                refuted = middle;
            } else {
                surviving = middle;
            }
        }
        // Two digits of the change.
        double value = dial.claimed() + refuted;
        int digits = 1 - (int) Math.floor(StrictMath.log10(Math.abs(refuted))) + (int) Math.floor(StrictMath.log10(Math.abs(value)));
        return NumberText.rounded(value, Math.min(17, Math.max(2, digits + 1)));
    }

    private static boolean refutes(Twin.Dial dial, double change, Measurements measurements) {
        return ClaimJudge.refutes(ClaimJudge.judge(dial.at().apply(dial.claimed() + change), measurements, List.of()));
    }
}
