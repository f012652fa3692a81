package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;

/** Decides obligations. */
@FunctionalInterface
interface Prover {

    /** What can be found about an obligation. */
    ProofFinding prove(Obligation obligation);
}
