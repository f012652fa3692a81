package org.flowcheck.diagnostic;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong with what a user gave, in parts that tests can assert.
 *
 * @param code which of the closed set of errors this is
 * @param span where, if it has a place in a text
 * @param message one sentence that says what is wrong
 * @param expected what would have been right; empty if the message says it
 * @param found what stands there; empty if the message says it
 * @param suggestion the nearest right spelling or a ready remedy; empty if none is known
 */
public record Diagnostic(Code code, Optional<Span> span, String message, String expected, String found,
                         String suggestion) {

    /** Refuses missing parts: an absent one is the empty string. */
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    /** A diagnostic at a place in a text. */
    public static Diagnostic at(Span span, Code code, String message) {
        return new Diagnostic(code, Optional.of(span), message, "", "", "");
    }

    /** A diagnostic without a place in a text. */
    public static Diagnostic of(Code code, String message) {
        return new Diagnostic(code, Optional.empty(), message, "", "", "");
    }

    /** This diagnostic with what would have been right. */
    public Diagnostic expecting(String what) {
        return new Diagnostic(code, span, message, what, found, suggestion);
    }

    /** This diagnostic with what stands there. */
    public Diagnostic finding(String what) {
        return new Diagnostic(code, span, message, expected, what, suggestion);
    }

    /** This diagnostic with a suggestion; an empty one leaves it as it is. */
    public Diagnostic suggesting(Optional<String> what) {
        return new Diagnostic(code, span, message, expected, found, what.orElse(suggestion));
    }

    /** This diagnostic at a place, unless it has one. */
    public Diagnostic orAt(Optional<Span> place) {
        return span.isPresent() ? this : new Diagnostic(code, place, message, expected, found, suggestion);
    }

    /** This diagnostic as an exception. */
    public DiagnosticException exception() {
        return new DiagnosticException(this);
    }
}
