package org.flowcheck.evidence.language;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.model.Model;

/**
 * Something a model states itself, to be proved.
 *
 * @param model the model
 * @param key {@link ClaimKeys#CLOSED_FORM} or {@link ClaimKeys#INVARIANTS}
 */
record StatedProof(Model model, String key) {

    Obligation obligation() {
        return key.equals(ClaimKeys.INVARIANTS) ? new Obligation.Invariants(model) : new Obligation.ClosedForms(model);
    }
}
