package org.flowcheck.simulation.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;

/**
 * Reads one JSON object (RFC 8259) whose values are numbers or rectangular nested lists of numbers, and nothing else.
 * Every refusal names its place.
 */
final class JsonArrays {

    /** Deepest nesting of lists. */
    static final int DEEPEST = 8;
    /** Most numbers in a file. */
    static final int MOST_NUMBERS = 1 << 24;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?");
    private static final Pattern WORD = Pattern.compile("[-+]?[\\p{Alnum}_.+-]++");

    private final SourceText source;
    private final String text;
    private int at;
    private int numbers;

    private JsonArrays(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /**
     * Reads a text.
     *
     * @throws DiagnosticException if it is anything else
     */
    static NamedArrays parse(SourceText source) {
        return new JsonArrays(source).document();
    }

    private NamedArrays document() {
        if (text.startsWith("\uFEFF")) {
            throw Diagnostic.of(Code.NOT_UTF8, source.name() + " starts with a byte-order mark").exception();
        }
        if (text.isBlank()) {
            throw Diagnostic.of(Code.FILE_EMPTY, source.name() + " is empty")
                    .expecting("a JSON object such as {\"a\": [1, 2, 3]}").exception();
        }
        Map<String, NamedArrays.Entry> entries = new LinkedHashMap<>();
        expect('{', "a JSON object such as {\"a\": [1, 2, 3]}");
        if (!take('}')) {
            do {
                member(entries);
            } while (take(','));
            expect('}', "',' or '}'");
        }
        skipSpace();
        if (at < text.length()) {
            throw syntax(at, at + 1, "there is more text after the JSON object", "the end of the file");
        }
        return new NamedArrays(source.name(), entries);
    }

    private void member(Map<String, NamedArrays.Entry> entries) {
        skipSpace();
        int start = at;
        String name = name();
        int end = at;
        expect(':', "':'");
        skipSpace();
        int valueStart = at;
        ArrayBuilder builder = new ArrayBuilder();
        value(builder, 0);
        NamedArrays.Entry entry = new NamedArrays.Entry(builder.build(), Optional.of(source.span(valueStart, at)));
        if (entries.put(name, entry) != null) {
            throw Diagnostic.at(source.span(start, end), Code.DUPLICATE_ARRAY,
                    "the array '" + name + "' stands here again")
                    .exception();
        }
    }

    private String name() {
        if (at >= text.length() || text.charAt(at) != '"') {
            throw syntax(at, at + 1, "a name is missing", "a name in double quotes");
        }
        int start = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                break;
            }
            if (c == '\\') {
                name.append(escape());
            } else {
                name.append(c);
                at++;
            }
        }
        if (at >= text.length() || text.charAt(at) != '"') {
            throw syntax(start, at, "a name in quotes has no end", "'\"'");
        }
        at++;
        return name.toString();
    }

    private char escape() {
        int start = at;
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int simple = "\"\\/bfnrt".indexOf(kind);
        if (simple >= 0) {
            at += 2;
            return "\"\\/\b\f\n\r\t".charAt(simple);
        }
        if (kind == 'u' && at + 6 <= text.length() && text.substring(at + 2, at + 6).matches("[0-9A-Fa-f]{4}")) {
            at += 6;
            return (char) Integer.parseInt(text.substring(start + 2, start + 6), 16);
        }
        throw syntax(start, Math.min(start + 2, text.length()), "no such escape in JSON",
                "\\\", \\\\ or \\u and four digits");
    }

    private void value(ArrayBuilder builder, int depth) {
        skipSpace();
        int start = at;
        if (!take('[')) {
            builder.number(number(), depth, this, start);
            return;
        }
        if (depth == DEEPEST) {
            throw Diagnostic.at(source.span(start, start + 1), Code.NESTING_TOO_DEEP,
                    "lists are nested more than " + DEEPEST + " deep").exception();
        }
        int count = 0;
        if (!take(']')) {
            do {
                value(builder, depth + 1);
                count++;
            } while (take(','));
            expect(']', "',' or ']'");
        }
        builder.list(count, depth, this, start);
    }

    private double number() {
        int start = at;
        Matcher matcher = NUMBER.matcher(text).region(at, text.length());
        Matcher word = WORD.matcher(text).region(at, text.length());
        String found = word.lookingAt() ? word.group() : "";
        if (found.matches("[-+]?(?i:nan|inf|infinity)")) {
            throw Diagnostic.at(source.span(start, start + found.length()), Code.NON_FINITE_NUMBER,
                    found + " is not a number of JSON, nor one a state can start at").expecting("a finite number")
                    .exception();
        }
        if (!matcher.lookingAt() || !found.equals(matcher.group())) {
            throw syntax(start, start + Math.max(1, found.length()), "this is not a number",
                    "a number or a list of numbers");
        }
        at = matcher.end();
        double value = Double.parseDouble(matcher.group());
        if (Double.isInfinite(value)) {
            throw Diagnostic.at(source.span(start, at), Code.NON_FINITE_NUMBER,
                    matcher.group() + " is too large for a double")
                    .exception();
        }
        if (++numbers > MOST_NUMBERS) {
            throw Diagnostic.at(source.span(start, at), Code.ARRAY_TOO_LARGE, "more than " + MOST_NUMBERS + " numbers")
                    .exception();
        }
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char wanted) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted, String expected) {
        if (!take(wanted)) {
            throw syntax(at, at + 1, "the JSON text goes wrong here", expected);
        }
    }

    private DiagnosticException syntax(int start, int end, String message, String expected) {
        int last = Math.min(end, text.length());
        String found = start < last ? "'" + text.substring(start, last) + "'" : "the end of the file";
        return Diagnostic.at(source.span(Math.min(start, last), last), Code.JSON_SYNTAX, message)
                .expecting(expected).finding(found).exception();
    }

    /** Collects the numbers of one array and checks that all lists of a level are equally long. */
    private static final class ArrayBuilder {

        private final List<Integer> lengths = new ArrayList<>();
        private double[] values = new double[16];
        private int count;
        private int numberDepth = -1;

        void number(double value, int depth, JsonArrays place, int start) {
            if (numberDepth < 0) {
                numberDepth = depth;
            }
            if (depth != numberDepth) {
                throw ragged(place, start, "numbers stand at different depths of the list");
            }
            if (lengths.size() > depth) {
                throw ragged(place, start, "a number stands among lists");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        void list(int length, int depth, JsonArrays place, int start) {
            while (lengths.size() <= depth) {
                lengths.add(-1);
            }
            if (numberDepth >= 0 && depth >= numberDepth) {
                throw ragged(place, start, "a list stands among numbers");
            }
            if (lengths.get(depth) >= 0 && lengths.get(depth) != length) {
                throw ragged(place, start,
                        "this list has " + length + " elements, the one before " + lengths.get(depth));
            }
            lengths.set(depth, length);
        }

        private static DiagnosticException ragged(JsonArrays place, int start, String message) {
            return Diagnostic.at(place.source.span(start, start + 1), Code.RAGGED_ARRAY, message)
                    .expecting("lists of equal length").exception();
        }

        NumericArray build() {
            return NumericArray.owning(lengths.stream().mapToInt(Integer::intValue).toArray(),
                    Arrays.copyOf(values, count));
        }
    }
}
