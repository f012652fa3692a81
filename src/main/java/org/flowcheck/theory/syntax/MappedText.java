package org.flowcheck.theory.syntax;

import java.util.Arrays;
import java.util.Objects;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;

/**
 * A text whose every character knows where it stands in a file. The two differ where YAML unquotes, unfolds or
 * unescapes.
 */
public final class MappedText {

    private final String text;
    private final SourceText source;
    private final int[] offsets;
    private final boolean cutByComment;

    /**
     * A text with its places.
     *
     * @param text the text
     * @param source the file it stands in
     * @param offsets for each character its offset in the file, and one more for the end; not decreasing
     * @param cutByComment whether a YAML comment follows on the last line, which may have cut a formula short
     */
    MappedText(String text, SourceText source, int[] offsets, boolean cutByComment) {
        if (offsets.length != text.length() + 1) {
            throw new IllegalArgumentException(offsets.length + " places for " + text.length() + " characters");
        }
        this.text = Objects.requireNonNull(text, "text");
        this.source = Objects.requireNonNull(source, "source");
        this.offsets = offsets.clone();
        this.cutByComment = cutByComment;
    }

    /** The whole of a source, character by character: a formula from the command line, for example. */
    public static MappedText of(SourceText source) {
        int[] offsets = new int[source.text().length() + 1];
        Arrays.setAll(offsets, i -> i);
        return new MappedText(source.text(), source, offsets, false);
    }

    /** The part from {@code from} (inclusive) to {@code to} (exclusive), with its places. */
    public MappedText part(int from, int to) {
        int[] part = Arrays.copyOfRange(offsets, from, to + 1);
        return new MappedText(text.substring(from, to), source, part, cutByComment && to == text.length());
    }

    /** The text itself. */
    public String text() {
        return text;
    }

    /** Where the characters from {@code from} (inclusive) to {@code to} (exclusive) stand in the file. */
    public Span span(int from, int to) {
        int start = offsets[from];
        return source.span(start, to > from ? Math.max(start, offsets[to - 1] + 1) : start);
    }

    /** Where the whole text stands. */
    public Span span() {
        return span(0, text.length());
    }

    /** Whether a YAML comment follows the text on its last line. */
    public boolean cutByComment() {
        return cutByComment;
    }

    @Override
    public String toString() {
        return text;
    }
}
