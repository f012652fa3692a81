package org.flowcheck.simulation.enclosure;

import java.util.Optional;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.theory.expression.Expression;

/** Says why a formula cannot be written as a {@link Tape}; the caller decides whether that is an error. */
public final class NotOnTapeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Span> place;

    NotOnTapeException(String reason, Expression where) {
        super(reason);
        this.place = where.origin().span();
    }

    NotOnTapeException(String reason) {
        super(reason);
        this.place = Optional.empty();
    }

    /** Where in the model's text, if it stands there. */
    public Optional<Span> place() {
        return place;
    }
}
