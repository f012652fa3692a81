package org.flowcheck.diagnostic;

import java.util.List;
import java.util.Optional;

/** Carries one or more diagnostics out of the phase that found them. */
public final class DiagnosticException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** With one diagnostic. */
    public DiagnosticException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** With all diagnostics a phase found, in the order of their places. */
    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.get(0).message());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** These diagnostics, those without a place at the given one. */
    public DiagnosticException orAt(Optional<Span> place) {
        return new DiagnosticException(diagnostics.stream().map(diagnostic -> diagnostic.orAt(place)).toList());
    }

    /** What is wrong; never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
