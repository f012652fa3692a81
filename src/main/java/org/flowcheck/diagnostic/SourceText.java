package org.flowcheck.diagnostic;

import java.util.Objects;

/**
 * A named text that a user wrote: a model file, a claim file, or a command-line setting.
 *
 * @param name what the user calls it: a path as given, or {@code "command line"}
 * @param text the whole text, as decoded; or some lines of a file that is too long to be kept
 * @param firstLine the number that the first line of the text has in the file, from 1
 */
public record SourceText(String name, String text, int firstLine) {

    /** What words of the command line are called; they have no lines to count. */
    private static final String COMMAND_LINE = "command line";

    /** Refuses a text without a name. */
    public SourceText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
        if (firstLine < 1) {
            throw new IllegalArgumentException("line " + firstLine);
        }
    }

    /** A whole text. */
    public SourceText(String name, String text) {
        this(name, text, 1);
    }

    /** Words that a user typed on the command line. */
    public static SourceText ofCommandLine(String words) {
        return new SourceText(COMMAND_LINE, words);
    }

    /** Whether this was typed on the command line. */
    boolean isCommandLine() {
        return name.equals(COMMAND_LINE);
    }

    /** The line of an offset, as the file counts it. */
    public int lineAt(int offset) {
        int line = firstLine;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column of an offset in its line, counted from 1 in code points. */
    public int columnAt(int offset) {
        int end = Math.min(offset, text.length());
        int start = text.lastIndexOf('\n', end - 1) + 1;
        return text.codePointCount(start, end) + 1;
    }

    /** The text of a line (as the file counts it) without its line break; empty past the end. */
    public String line(int number) {
        int start = 0;
        for (int i = firstLine; i < number; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        int end = text.indexOf('\n', start);
        String line = end < 0 ? text.substring(start) : text.substring(start, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** The span from {@code start} (inclusive) to {@code end} (exclusive), both offsets into {@link #text}. */
    public Span span(int start, int end) {
        return new Span(this, start, end);
    }
}
