package org.flowcheck.evidence.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flowcheck.diagnostic.Excerpt;

/** Widths and line breaks of text in terminal columns. */
final class TextWrap {

    private TextWrap() {
    }

    /** Text fit for a terminal: line breaks become blanks, other control characters are replaced. */
    static String tame(String text) {
        return Excerpt.clean(text.replace("\r\n", " ").replace('\n', ' ').replace('\r', ' '));
    }

    /** Terminal columns a text takes: combining marks none, East Asian wide characters two, all else one. */
    static int width(String text) {
        return text.codePoints().map(TextWrap::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = point >= 0x1100 && (point <= 0x115F || point >= 0x2E80 && point <= 0xA4CF
                || point >= 0xAC00 && point <= 0xD7A3 || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F || point >= 0xFF00 && point <= 0xFF60
                || point >= 0x1F300 && point <= 0x1FAFF || point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /**
     * Breaks a text at blanks into lines of at most {@code width} columns; a longer word is cut. An empty text is one
     * empty line, and no line starts or ends with a blank.
     */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            int wanted = width(rest);
            if (used > 0 && used + 1 + wanted <= width) {
                line.append(' ').append(rest);
                used += 1 + wanted;
                continue;
            }
            if (used > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > width) {
                int cut = fitting(rest, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(rest);
            used = width(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** As {@link #wrap}, with as few lines, but of about equal width: no lone word on the last line. */
    static List<String> balance(String text, int width) {
        List<String> best = wrap(text, width);
        int count = best.size();
        int longestWord = Arrays.stream(text.strip().split("\\s+")).mapToInt(TextWrap::width).max().orElse(0);
        for (int narrower = width - 1; count > 1 && narrower >= longestWord; narrower--) {
            List<String> lines = wrap(text, narrower);
            if (lines.size() > count) {
                break;
            }
            best = lines;
        }
        return best;
    }

    /** How many chars of a text fit into {@code width} columns, at least one character. */
    private static int fitting(String text, int width) {
        int end = Character.charCount(text.codePointAt(0));
        int used = width(text.codePointAt(0));
        while (end < text.length()) {
            int point = text.codePointAt(end);
            used += width(point);
            if (used > width) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }
}
