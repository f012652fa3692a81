package org.flowcheck.simulation.data;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;

/**
 * Reads a table of numbers (RFC 4180 as far as numbers need it): names of columns in the first line, then rows of as
 * many finite numbers, separated by commas. Blanks and quotation marks may stand around a cell, lines end with LF or
 * CRLF, and a byte-order mark is passed over. Every refusal names its line and column.
 *
 * <p>The file is read once from its start to its end; what is kept are the numbers, rounded to the nearest double.
 */
public final class CsvReader {

    /** Longest file in bytes: {@value}. */
    public static final long LONGEST_FILE = 1L << 30;
    /** Most numbers in a file: {@value}, as in a data array. */
    public static final int MOST_NUMBERS = 1 << 24;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");
    private static final String HEADER = "a header with the names of the columns, such as x1,x2,y";
    private static final String NUMBER = "a number such as 0.25, -3 or 1e-3";
    private static final String LINES = "lines that end with LF or CRLF";
    private static final String COMMAS = "commas between cells";

    private final String name;
    private final CsvLine line;
    private final int mostNumbers;
    private final List<CsvTable.Column> columns = new ArrayList<>();
    private double[] values = new double[0];
    private int count;

    private CsvReader(String name, Reader in, int mostNumbers) {
        this.name = name;
        this.mostNumbers = mostNumbers;
        this.line = new CsvLine(name, in);
    }

    /**
     * Reads a file.
     *
     * @throws DiagnosticException if it is missing, too large, or not as described above
     */
    public static CsvTable read(Path file) {
        return read(file, MOST_NUMBERS);
    }

    /** The same with another limit. */
    static CsvTable read(Path file, int mostNumbers) {
        try {
            if (!Files.isRegularFile(file)) {
                throw Diagnostic.of(Code.FILE_NOT_FOUND, Files.isDirectory(file) ? file + " is a folder, not a file"
                        : "there is no file " + file).exception();
            }
            if (Files.size(file) > LONGEST_FILE) {
                throw Diagnostic.of(Code.FILE_TOO_LARGE, file + " has " + Files.size(file) + " bytes")
                        .expecting("at most " + LONGEST_FILE).exception();
            }
            try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
                return new CsvReader(file.toString(), in, mostNumbers).table();
            }
        } catch (CharacterCodingException e) {
            throw Diagnostic.of(Code.NOT_UTF8, file + " is not UTF-8 text").exception();
        } catch (IOException e) {
            throw Diagnostic.of(Code.FILE_NOT_FOUND, "cannot read " + file)
                    .finding(String.valueOf(e.getMessage())).exception();
        }
    }

    private CsvTable table() throws IOException {
        if (!line.advance()) {
            throw Diagnostic.of(Code.FILE_EMPTY, name + " is empty").expecting(HEADER).exception();
        }
        header();
        int rows = 0;
        while (line.advance()) {
            row();
            rows++;
        }
        if (rows == 0) {
            throw Diagnostic.at(columns.get(0).span(), Code.TABLE_SYNTAX, "there is no row under the header")
                    .expecting("rows of numbers").exception();
        }
        return new CsvTable(name, columns, rows, values);
    }

    private void header() {
        if (line.isEmpty()) {
            throw Diagnostic.at(line.rest(0), Code.TABLE_SYNTAX, "the first line is empty")
                    .expecting(HEADER).exception();
        }
        if (IntStream.range(0, line.cells()).allMatch(line::isNumber)) {
            throw Diagnostic.at(line.rest(0), Code.TABLE_SYNTAX, "the first line holds numbers, and no names")
                    .expecting(HEADER).exception();
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < line.cells(); i++) {
            String cell = line.cell(i);
            if (!NAME.matcher(cell).matches()) {
                throw Diagnostic.at(line.span(i), Code.TABLE_SYNTAX, cell.isEmpty() ? "a name is missing"
                        : "this is not the name of a column").expecting(remedy(cell)).exception();
            }
            if (!names.add(cell)) {
                throw Diagnostic.at(line.span(i), Code.DUPLICATE_ARRAY, "the column '" + cell + "' stands here again")
                        .exception();
            }
            columns.add(new CsvTable.Column(cell, line.span(i)));
        }
    }

    /** What to write instead, where it can be guessed what wrote the header. */
    private String remedy(String cell) {
        if (line.cells() == 1 && (cell.contains(";") || cell.contains("\t"))) {
            return COMMAS + ", not " + (cell.contains(";") ? "semicolons" : "tabs");
        }
        if (cell.indexOf('\r') >= 0) {
            return LINES;
        }
        if (cell.startsWith("#")) {
            return "a header without '#': numpy.savetxt(..., comments='') writes one";
        }
        return cell.isEmpty() ? HEADER : "letters and digits; columns of their own are separated by commas";
    }

    private void row() {
        int cells = line.cells();
        if (line.isEmpty()) {
            throw Diagnostic.at(line.rest(0), Code.TABLE_SYNTAX, "this line is empty")
                    .expecting(columns.size() == 1 ? "a number" : columns.size() + " numbers").exception();
        }
        if (cells != columns.size()) {
            throw ragged(cells);
        }
        if (count + (long) cells > mostNumbers) {
            throw Diagnostic.at(line.span(0), Code.ARRAY_TOO_LARGE, "with this row there are more than " + mostNumbers
                    + " numbers").exception();
        }
        if (count + cells > values.length) {
            values = Arrays.copyOf(values, Math.min(mostNumbers, Math.max(2 * values.length, count + cells)));
        }
        for (int i = 0; i < cells; i++) {
            values[count++] = number(i);
        }
    }

    private DiagnosticException ragged(int cells) {
        String expected = columns.size() + (columns.size() == 1 ? " cell" : " cells") + " as in the header";
        return Diagnostic.at(line.rest(Math.min(cells, columns.size())), Code.RAGGED_ARRAY,
                        "this row has " + cells + (cells == 1 ? " cell" : " cells"))
                .expecting(line.holds(';') ? expected + "; " + COMMAS + ", and points in numbers" : expected)
                .exception();
    }

    private double number(int cell) {
        String text = line.cell(cell);
        if (!line.isNumber(cell)) {
            if (CsvNumber.isNonFinite(text)) {
                throw Diagnostic.at(line.span(cell), Code.NON_FINITE_NUMBER, text + " is not a finite number")
                        .expecting(NUMBER).exception();
            }
            String expected = text.indexOf('\r') >= 0 ? LINES : NUMBER;
            throw Diagnostic.at(line.span(cell), Code.TABLE_SYNTAX, text.isEmpty() ? "a number is missing"
                    : "this is not a number").expecting(expected)
                    .finding(text.isEmpty() ? "an empty cell" : "'" + text + "'").exception();
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw Diagnostic.at(line.span(cell), Code.NON_FINITE_NUMBER, text + " is too large for a double")
                    .exception();
        }
        return value;
    }
}
