package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.theory.calculus.ClosedFormProof;
import org.flowcheck.theory.calculus.IdentityProof;
import org.flowcheck.theory.calculus.InvariantProof;
import org.flowcheck.theory.calculus.Proof;

/** Decides obligations with the calculus. */
final class FlowProver implements Prover {

    @Override
    public ProofFinding prove(Obligation obligation) {
        IdentityProof identities = IdentityProof.about(obligation.model());
        Proof proof;
        if (obligation instanceof Obligation.Identity identity) {
            proof = identities.prove(identity.axes(), identity.left(), identity.right());
        } else if (obligation instanceof Obligation.ClosedForms) {
            proof = ClosedFormProof.of(obligation.model(), IdentityProof::about);
        } else {
            proof = InvariantProof.of(obligation.model(), identities);
        }
        return finding(obligation.text(), proof);
    }

    private static ProofFinding finding(String text, Proof proof) {
        if (proof instanceof Proof.ProvedForSizes sizes) {
            return new ProofFinding(text, ProofFinding.Status.PROVED_FOR_SIZES, sizes.largest(), proof.detail());
        }
        ProofFinding.Status status = proof instanceof Proof.Proved ? ProofFinding.Status.PROVED
                : proof instanceof Proof.Refuted ? ProofFinding.Status.REFUTED : ProofFinding.Status.UNDECIDED;
        return new ProofFinding(text, status, 0, proof.detail());
    }
}
