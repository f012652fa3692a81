package org.flowcheck.evidence.language;

import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.theory.model.Model;

/**
 * Something a model states itself, to be proved.
 *
 * @param model the model
 * @param key {@link ClaimKeys#CLOSED_FORM}, {@link ClaimKeys#INVARIANTS} or {@link ClaimKeys#REDUCTION}
 * @param word what is proved of it: {@link ClaimKeys#ALL} or, of a reduction, {@link ClaimKeys#RATES}
 */
record StatedProof(Model model, String key, String word) {

    Obligation obligation() {
        return switch (key) {
            case ClaimKeys.INVARIANTS -> new Obligation.Invariants(model);
            case ClaimKeys.REDUCTION -> new Obligation.Reduction(model, word.equals(ClaimKeys.RATES));
            default -> new Obligation.ClosedForms(model);
        };
    }
}
