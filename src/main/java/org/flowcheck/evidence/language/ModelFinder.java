package org.flowcheck.evidence.language;

import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.model.Model;

/** Finds the model a claim names. */
@FunctionalInterface
public interface ModelFinder {

    /**
     * The model of a name.
     *
     * @param name the name, or a path
     * @param span where the claim names it
     * @throws org.flowcheck.diagnostic.DiagnosticException if there is none, or it is faulty
     */
    Model find(String name, Span span);
}
