package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.store.Json;

/** What {@code derive} shows of a derivation: text, LaTeX, or JSON. */
public final class DeriveView {

    private DeriveView() {
    }

    /** For a terminal. */
    public static String text(Derivation derivation) {
        return DerivationText.of(derivation);
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
