package org.flowcheck.theory.syntax;

import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Walks along a YAML scalar as written and as read, and notes where each character that was read stands. Follows the
 * folding rules of YAML 1.2: a line break inside a flow scalar is a space, {@code n} breaks are {@code n - 1} line
 * feeds.
 */
final class ScalarPlaces {

    private final String raw;
    private final String value;
    private final int end;
    private final int[] places;
    private int read;
    private int at;

    private ScalarPlaces(SourceText source, Span span, String value) {
        this.raw = source.text();
        this.value = value;
        this.end = span.end();
        this.at = span.start();
        this.places = new int[value.length() + 1];
    }

    /** The text of a scalar with its places; a place that cannot be followed is that of the character before it. */
    static MappedText map(SourceText source, Span span, ScalarStyle style, String value) {
        ScalarPlaces walk = new ScalarPlaces(source, span, value);
        switch (style) {
            case SINGLE_QUOTED -> walk.quoted('\'');
            case DOUBLE_QUOTED -> walk.quoted('"');
            case LITERAL, FOLDED -> walk.block(span.start());
            default -> walk.plain();
        }
        walk.finish();
        boolean plain = style == ScalarStyle.PLAIN || style == ScalarStyle.JSON_SCALAR_STYLE;
        return new MappedText(value, source, walk.places, plain && commentFollows(source.text(), span.end()));
    }

    private static boolean commentFollows(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i > from && i < text.length() && text.charAt(i) == '#';
    }

    private void plain() {
        while (read < value.length() && at < end) {
            if (!fold()) {
                note(1, 1);
            }
        }
    }

    private void quoted(char quote) {
        at++;
        while (at < end - 1 && (read < value.length() || quote == '"' && raw.charAt(at) == '\\')) {
            char c = raw.charAt(at);
            if (quote == '\'' && c == '\'') {
                note(1, 2);
            } else if (quote == '"' && c == '\\') {
                escape();
            } else if (!fold()) {
                note(1, 1);
            }
        }
    }

    private void escape() {
        char kind = raw.charAt(at + 1);
        switch (kind) {
            case '\n', '\r' -> {
                at++;
                skipBreak();
                skipBlanks();
            }
            case 'x' -> note(1, 4);
            case 'u' -> note(1, 6);
            case 'U' -> note(read + 1 < value.length() && Character.isHighSurrogate(value.charAt(read)) ? 2 : 1, 10);
            default -> note(1, 2);
        }
    }

    /** A line break inside a flow scalar, with the blanks around it. */
    private boolean fold() {
        int ahead = at;
        while (ahead < end && isBlank(raw.charAt(ahead))) {
            ahead++;
        }
        if (ahead >= end || !isBreak(raw.charAt(ahead))) {
            return false;
        }
        int start = at;
        at = ahead;
        int breaks = 0;
        while (at < end && (isBreak(raw.charAt(at)) || isBlank(raw.charAt(at)))) {
            if (isBreak(raw.charAt(at))) {
                skipBreak();
                breaks++;
            } else {
                at++;
            }
        }
        int after = at;
        at = start;
        note(Math.max(1, breaks - 1), 0);
        at = after;
        return true;
    }

    private void block(int header) {
        int line = lineAfter(header);
        int indent = explicitIndent(header);
        if (indent < 0) {
            indent = detectIndent(line);
        } else {
            indent = detectWithExplicit(line, indent);
        }
        at = line;
        while (read < value.length() && at < end) {
            skipIndent(indent);
            while (read < value.length() && at < end && !isBreak(raw.charAt(at))) {
                note(1, 1);
            }
            lineEnd(indent);
        }
    }

    /** The breaks after a line of a block scalar, and the blank lines that follow. */
    private void lineEnd(int indent) {
        int start = at;
        int breaks = 0;
        while (at < end && isBreak(raw.charAt(at))) {
            skipBreak();
            breaks++;
            int ahead = at;
            while (ahead < end && ahead - at < indent && raw.charAt(ahead) == ' ') {
                ahead++;
            }
            if (ahead < end && isBreak(raw.charAt(ahead))) {
                at = ahead;
            }
        }
        int after = at;
        at = start;
        if (read < value.length() && value.charAt(read) == ' ') {
            note(1, 0);
        } else {
            while (breaks > 0 && read < value.length() && value.charAt(read) == '\n') {
                note(1, 0);
                breaks--;
            }
        }
        at = after;
        if (at == start && at < end) {
            at++;
        }
    }

    private int lineAfter(int from) {
        int i = from;
        while (i < end && !isBreak(raw.charAt(i))) {
            i++;
        }
        int saved = at;
        at = i;
        if (at < end) {
            skipBreak();
        }
        int result = at;
        at = saved;
        return result;
    }

    private int explicitIndent(int header) {
        for (int i = header + 1; i < end && !isBreak(raw.charAt(i)) && raw.charAt(i) != '#'; i++) {
            if (Character.isDigit(raw.charAt(i))) {
                return raw.charAt(i) - '0';
            }
        }
        return -1;
    }

    private int detectIndent(int from) {
        int i = from;
        while (i < end) {
            int spaces = 0;
            while (i < end && raw.charAt(i) == ' ') {
                spaces++;
                i++;
            }
            if (i < end && !isBreak(raw.charAt(i))) {
                return spaces;
            }
            i++;
        }
        return 0;
    }

    /** An explicit indicator counts from the parent's indent, which the first line read tells. */
    private int detectWithExplicit(int from, int explicit) {
        int leading = 0;
        while (leading < value.length() && value.charAt(leading) == ' ') {
            leading++;
        }
        return Math.max(explicit, detectIndent(from) - leading);
    }

    private void skipIndent(int indent) {
        int limit = at + indent;
        while (at < Math.min(limit, end) && raw.charAt(at) == ' ') {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < end && isBlank(raw.charAt(at))) {
            at++;
        }
    }

    private void skipBreak() {
        if (raw.charAt(at) == '\r' && at + 1 < end && raw.charAt(at + 1) == '\n') {
            at++;
        }
        at++;
    }

    /** Notes that the next {@code characters} read stand here, and steps over {@code width} characters written. */
    private void note(int characters, int width) {
        for (int i = 0; i < characters && read < value.length(); i++) {
            places[read++] = at;
        }
        at += width;
    }

    private void finish() {
        int last = Math.min(at, end);
        while (read < places.length) {
            places[read++] = last;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
