package org.flowcheck.diagnostic;

import java.util.Objects;

/**
 * A stretch of a {@link SourceText}.
 *
 * @param source the text it lies in
 * @param start offset of its first character
 * @param end offset after its last character; equal to {@code start} for a place between characters
 */
public record Span(SourceText source, int start, int end) {

    /** Refuses a stretch that ends before it starts. */
    public Span {
        Objects.requireNonNull(source, "source");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span from " + start + " to " + end);
        }
    }

    /** Line of the first character, from 1. */
    public int line() {
        return source.lineAt(start);
    }

    /** Column of the first character, from 1, in code points. */
    public int column() {
        return source.columnAt(start);
    }

    /** The smallest span that holds this one and {@code other} of the same text. */
    public Span to(Span other) {
        return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** {@code file:line:column}, the form editors and terminals follow; the name alone of a command line. */
    public String place() {
        return source.isCommandLine() ? source.name() : source.name() + ":" + line() + ":" + column();
    }
}
