package org.flowcheck.simulation.data;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.diagnostic.Span;

/** The lines of a table one after the other, each as its cells; the array of characters is used again for each line. */
final class CsvLine {

    /** Longest line in characters: {@value}. */
    static final int LONGEST = 1 << 22;

    private final String name;
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int filled;
    private int next;

    private char[] text = new char[256];
    private int length;
    private int number;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int cells;

    /** The lines of a text whose file the user calls {@code name}. */
    CsvLine(String name, Reader in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Goes to the next line and splits it into its cells.
     *
     * @return whether there is one
     * @throws DiagnosticException if it is too long, or quotation marks are not in order
     */
    boolean advance() throws IOException {
        length = 0;
        number++;
        int c = read();
        if (number == 1 && c == '\uFEFF') {
            c = read();
        }
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = read()) {
            if (length == LONGEST) {
                throw Diagnostic.at(span(0, 1), Code.ARRAY_TOO_LARGE,
                                "this line has more than " + LONGEST + " characters")
                        .expecting("a row of the table in each line").exception();
            }
            if (length == text.length) {
                text = Arrays.copyOf(text, 2 * length);
            }
            text[length++] = (char) c;
        }
        if (length > 0 && text[length - 1] == '\r') {
            length--;
        }
        split();
        return true;
    }

    private int read() throws IOException {
        if (next == filled) {
            filled = in.read(buffer, 0, buffer.length);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++];
    }

    private void split() {
        cells = 0;
        int at = 0;
        while (true) {
            at = afterBlanks(at);
            if (at < length && text[at] == '"') {
                at = quoted(at);
            } else {
                int start = at;
                while (at < length && text[at] != ',') {
                    at++;
                }
                int end = at;
                while (end > start && isBlank(text[end - 1])) {
                    end--;
                }
                add(start, end);
            }
            if (at == length) {
                return;
            }
            at++;
        }
    }

    /** Takes a cell in quotation marks and gives the place of the comma after it, or of the line's end. */
    private int quoted(int start) {
        int end = start + 1;
        while (end < length && text[end] != '"') {
            end++;
        }
        if (end == length) {
            throw syntax(start, length, "a quotation mark has no partner in its line", "'\"' after the cell");
        }
        add(start + 1, end);
        int at = afterBlanks(end + 1);
        if (at < length && text[at] != ',') {
            throw syntax(at, at + 1, "there is text after a quotation mark", "a comma, or the end of the line");
        }
        return at;
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < length && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private void add(int start, int end) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        starts[cells] = start;
        ends[cells] = end;
        cells++;
    }

    /** How many cells the line has, at least one. */
    int cells() {
        return cells;
    }

    /** Whether the line holds nothing but blanks. */
    boolean isEmpty() {
        return cells == 1 && afterBlanks(0) == length;
    }

    /** The text of a cell without its quotation marks and the blanks around it. */
    String cell(int cell) {
        return new String(text, starts[cell], ends[cell] - starts[cell]);
    }

    /** Whether a cell is a decimal number: a sign or none, digits, a point and digits or none, an exponent or none. */
    boolean isNumber(int cell) {
        return CsvNumber.matches(text, starts[cell], ends[cell]);
    }

    /** Whether a character stands in the line. */
    boolean holds(char wanted) {
        for (int i = 0; i < length; i++) {
            if (text[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Where a cell stands. */
    Span span(int cell) {
        return span(starts[cell], ends[cell]);
    }

    /** From a cell to the end of the line; the end itself where there is no such cell. */
    Span rest(int cell) {
        return span(cell < cells ? starts[cell] : length, length);
    }

    private Span span(int start, int end) {
        return new SourceText(name, new String(text, 0, length), number).span(start, Math.min(end, length));
    }

    private DiagnosticException syntax(int start, int end, String message, String expected) {
        return Diagnostic.at(span(start, end), Code.TABLE_SYNTAX, message).expecting(expected).exception();
    }
}
