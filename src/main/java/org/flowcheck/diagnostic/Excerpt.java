package org.flowcheck.diagnostic;

/** Renders a diagnostic as the text a user reads: place, message, the line with a caret, expectation, suggestion. */
public final class Excerpt {

    /** Columns of a long line shown on either side of the place. */
    private static final int CONTEXT = 70;

    private Excerpt() {
    }

    /** The whole text of a diagnostic, without a line break at its end. */
    public static String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        diagnostic.span().ifPresent(span -> out.append(clean(span.place())).append(": "));
        out.append("error: ").append(clean(diagnostic.message())).append(" [").append(diagnostic.code().id())
                .append(']');
        diagnostic.span().ifPresent(span -> appendLine(out, span));
        appendPart(out, "expected", diagnostic.expected());
        appendPart(out, "found", diagnostic.found());
        appendPart(out, "did you mean", diagnostic.suggestion());
        return out.toString();
    }

    private static void appendPart(StringBuilder out, String label, String text) {
        if (!text.isEmpty()) {
            out.append("\n  ").append(label).append(": ").append(clean(text));
        }
    }

    private static void appendLine(StringBuilder out, Span span) {
        String line = span.source().line(span.line());
        if (line.isBlank()) {
            return;
        }
        int lineStart = span.source().text().lastIndexOf('\n', span.start() - 1) + 1;
        int column = Math.min(span.start() - lineStart, line.length());
        int from = characterStart(line, Math.max(0, column - CONTEXT));
        int to = characterStart(line, Math.min(line.length(), column + CONTEXT));
        String lead = from > 0 ? "..." : "";
        int end = Math.max(column, Math.min(span.end() - lineStart, to));
        int width = Math.max(1, line.codePointCount(column, end));
        out.append("\n  | ").append(lead).append(clean(line.substring(from, to)))
                .append(to < line.length() ? "..." : "");
        out.append("\n  | ").append(" ".repeat(lead.length() + line.codePointCount(from, column)))
                .append("^".repeat(width));
    }

    /** The offset, or one less where it would cut a character of two units. */
    private static int characterStart(String line, int offset) {
        boolean cuts = offset > 0 && offset < line.length() && Character.isLowSurrogate(line.charAt(offset))
                && Character.isHighSurrogate(line.charAt(offset - 1));
        return cuts ? offset - 1 : offset;
    }

    /** Control characters, which could drive a terminal, are shown as a replacement character; tabs as one space. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                out.append(' ');
            } else if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                out.append('\uFFFD');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
