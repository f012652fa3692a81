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
    private static final int DECADES = 6;

    private TwinTrial() {
    }

    static ClaimResult.TwinResult of(Twin twin, Measurements measurements, Prover prover) {
        Judgement judgement = judge(twin.claim(), measurements, prover);
        boolean refuted = ClaimJudge.refutes(judgement);
        Optional<String> smallest = refuted ? twin.dial().map(dial -> smallest(dial, measurements)) : Optional.empty();
        return new ClaimResult.TwinResult(twin.what(), judgement.verdict(), refuted, smallest);
    }

    private static Judgement judge(Claim claim, Measurements measurements, Prover prover) {
        List<ProofFinding> proofs = claim.obligations().stream().map(prover::prove).toList();
        return ClaimJudge.judge(claim, measurements, proofs);
    }

    private static String smallest(Twin.Dial dial, Measurements measurements) {
        double change = dial.falsified() - dial.claimed();
        double refuted = dial.falsified();
        for (int decade = 1; decade <= DECADES; decade++) {
            change /= 10;
            double value = dial.claimed() + change;
            if (!ClaimJudge.refutes(ClaimJudge.judge(dial.at().apply(value), measurements, List.of()))) {
                break;
            }
            refuted = value;
        }
        // Enough digits to tell the value from the claimed one.
        int digits = (int) Math.min(17, Math.max(3, 2 - Math.floor(StrictMath.log10(Math.abs(refuted - dial.claimed())
                / Math.max(Math.abs(dial.claimed()), Math.abs(refuted))))));
        return NumberText.rounded(refuted, digits);
    }
}
