package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.store.Json;

/** What {@code derive} shows of a derivation: text, LaTeX, or JSON. */
public final class DeriveView {

    private DeriveView() {
    }

    /**
     * For a terminal.
     *
     * @param all whether long formulas and lists are written in full
     */
    public static String text(Derivation derivation, boolean all) {
        return DerivationText.of(derivation, all);
    }

    /** For a paper: paragraphs with {@code align} environments. */
    public static String latex(Derivation derivation) {
        return DerivationLatex.of(derivation);
    }

    /** For a program. */
    public static Json.Members json(Derivation derivation) {
        return DerivationJson.of(derivation);
    }
}
