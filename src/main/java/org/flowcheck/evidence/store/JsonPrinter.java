package org.flowcheck.evidence.store;

import java.util.List;
import java.util.Map;

/** Prints {@link Json}: UTF-8 safe (lone surrogates are escaped), no trailing blanks, line feeds only. */
final class JsonPrinter {

    private static final String INDENT = "  ";
    /** Inner objects of plain values, and lists of strings, up to this length stand on one line. */
    private static final int LINE = 100;

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private JsonPrinter(boolean indented) {
        this.indented = indented;
    }

    static String print(Json value, boolean indented) {
        JsonPrinter printer = new JsonPrinter(indented);
        printer.value(value, 0);
        return printer.out.toString();
    }

    private void value(Json value, int depth) {
        if (value instanceof Json.Text text) {
            string(text.value());
        } else if (value instanceof Json.Real real) {
            out.append(Double.isFinite(real.value()) ? NumberText.exact(real.value()) : "null");
        } else if (value instanceof Json.Whole whole) {
            out.append(whole.value());
        } else if (value instanceof Json.Truth truth) {
            out.append(truth.value());
        } else if (value instanceof Json.Array array) {
            array(array.items(), depth);
        } else if (value instanceof Json.Members object) {
            members(object.members(), depth);
        } else {
            out.append("null");
        }
    }

    private void array(List<Json> items, int depth) {
        boolean lines = indented && (items.stream().anyMatch(JsonPrinter::nested) || longTexts(items));
        out.append('[');
        String separator = "";
        for (Json item : items) {
            out.append(separator);
            breakLine(lines, depth + 1);
            value(item, depth + 1);
            separator = lines ? "," : ", ";
        }
        breakLine(lines, depth);
        out.append(']');
    }

    /** Whether strings would make a long line; numbers may. */
    private static boolean longTexts(List<Json> items) {
        int length = 0;
        for (Json item : items) {
            length += item instanceof Json.Text text ? text.value().length() : 0;
        }
        return length > LINE;
    }

    private void members(Map<String, Json> members, int depth) {
        boolean lines = indented && !members.isEmpty() && (depth == 0 || !fitsOnALine(members));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(separator);
            breakLine(lines, depth + 1);
            string(member.getKey());
            out.append(": ");
            value(member.getValue(), depth + 1);
            separator = lines ? "," : ", ";
        }
        breakLine(lines, depth);
        out.append('}');
    }

    /** Whether members hold nothing but plain values and lists of them, and are short. */
    private static boolean fitsOnALine(Map<String, Json> members) {
        for (Json each : members.values()) {
            boolean deep = each instanceof Json.Members
                    || each instanceof Json.Array array && array.items().stream().anyMatch(JsonPrinter::nested);
            if (deep) {
                return false;
            }
        }
        return print(new Json.Members(members), false).length() <= LINE;
    }

    private static boolean nested(Json item) {
        return item instanceof Json.Array || item instanceof Json.Members;
    }

    private void breakLine(boolean wanted, int depth) {
        if (wanted) {
            out.append('\n').append(INDENT.repeat(depth));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (mustEscape(text, i)) {
                        out.append(String.format("\\u%04x", (int) letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }

    /**
     * Control characters by the standard; U+2028 and U+2029 for JavaScript; halves of surrogate pairs for UTF-8; signs
     * that reorder text, since JSON is also printed on terminals.
     */
    private static boolean mustEscape(String text, int at) {
        char letter = text.charAt(at);
        if (Character.isHighSurrogate(letter)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(letter)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT
                || letter == '\u2028' || letter == '\u2029';
    }
}
