package org.flowcheck.theory.calculus;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.theory.model.Model;

/** The form of a model that numbers can be put into: every activation is a function, and no expectation is left. */
public final class NumericForm {

    private NumericForm() {
    }

    /**
     * The model with its activations written out.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException (activation-not-chosen, moments-only)
     */
    public static Model of(Model model) {
        model.population().ifPresent(population -> {
            throw Diagnostic.of(Code.MOMENTS_ONLY,
                    model.name() + " averages over a law of which it states only moments")
                    .expecting("'flowcheck derive " + model.name() + "', which needs no numbers").exception();
        });
        return ActivationMeaning.numeric(model);
    }
}
