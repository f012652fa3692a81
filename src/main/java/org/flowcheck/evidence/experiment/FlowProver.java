package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.calculus.ClosedFormProof;
import org.flowcheck.theory.calculus.IdentityProof;
import org.flowcheck.theory.calculus.InvariantProof;
import org.flowcheck.theory.calculus.Proof;
import org.flowcheck.theory.model.Model;

/** Decides obligations with the calculus. */
final class FlowProver implements Prover {

    private static final int DIGITS = 3;

    @Override
    public ProofFinding prove(Obligation obligation) {
        if (obligation instanceof Obligation.Constant constant) {
            return ConstantProver.prove(constant);
        }
        return finding(obligation.text(), proof(obligation));
    }

    private static Proof proof(Obligation obligation) {
        if (obligation instanceof Obligation.Identity identity) {
            return IdentityProof.about(identity.model()).prove(identity.axes(), identity.left(), identity.right());
        }
        if (obligation instanceof Obligation.ClosedForms forms) {
            return ClosedFormProof.of(forms.model(), IdentityProof::about);
        }
        Model model = ((Obligation.Invariants) obligation).model();
        return InvariantProof.of(model, IdentityProof.about(model));
    }

    private static ProofFinding finding(String text, Proof proof) {
        if (proof instanceof Proof.Proved) {
            return new ProofFinding(text, ProofFinding.Status.PROVED, 0, proof.detail(), "");
        }
        if (proof instanceof Proof.ProvedForSizes sizes) {
            return new ProofFinding(text, ProofFinding.Status.PROVED_FOR_SIZES, sizes.largest(), proof.detail(), "");
        }
        if (proof instanceof Proof.Refuted refuted) {
            return new ProofFinding(text, ProofFinding.Status.REFUTED, 0, NumberText.rounded(refuted.left(), DIGITS)
                    + " != " + NumberText.rounded(refuted.right(), DIGITS) + " at a random point", refuted.detail());
        }
        return new ProofFinding(text, ProofFinding.Status.UNDECIDED, 0, proof.detail(), "");
    }
}
