package org.flowcheck.theory.expression;

import java.util.Optional;
import org.flowcheck.diagnostic.Span;

/**
 * Where a node of a formula came from. All origins are equal, so that formulas compare by what they say and not by
 * where they stand.
 */
public final class Origin {

    private static final Origin COMPUTED = new Origin(null);

    private final Span span;

    private Origin(Span span) {
        this.span = span;
    }

    /** A node written by a user. */
    public static Origin at(Span span) {
        return new Origin(span);
    }

    /** A node that flowcheck computed. */
    public static Origin computed() {
        return COMPUTED;
    }

    /** The place in the user's text, if it was written by one. */
    public Optional<Span> span() {
        return Optional.ofNullable(span);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return span == null ? "computed" : span.place();
    }
}
