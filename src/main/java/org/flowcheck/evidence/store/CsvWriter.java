package org.flowcheck.evidence.store;

import java.io.IOException;
import java.util.List;

/**
 * Writes comma-separated values by RFC 4180, but with line feeds alone (which every reader takes): a header, then rows
 * of as many fields. Fields with a comma, a quote or a line break are quoted. Numbers are written by
 * {@link NumberText#exact}, so reading them back gives the same doubles.
 */
public final class CsvWriter {

    private final Appendable out;
    private final int width;

    /** Writes the header to {@code out}; the caller closes it. */
    public CsvWriter(Appendable out, List<String> header) throws IOException {
        if (header.isEmpty()) {
            throw new IllegalArgumentException("a header without names");
        }
        this.out = out;
        this.width = header.size();
        row(header);
    }

    /** Writes a row of text. */
    public void row(List<String> fields) throws IOException {
        requireWidth(fields.size());
        String separator = "";
        for (String field : fields) {
            out.append(separator).append(quoted(field));
            separator = ",";
        }
        out.append('\n');
    }

    /** Writes a row of numbers. */
    public void row(double... values) throws IOException {
        requireWidth(values.length);
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",").append(NumberText.exact(values[i]));
        }
        out.append('\n');
    }

    /** A field, quoted where needed. An empty line would be a missing row, so a lone empty field is quoted too. */
    private String quoted(String field) {
        boolean special = width == 1 && field.isEmpty();
        for (int i = 0; i < field.length() && !special; i++) {
            char letter = field.charAt(i);
            special = letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
        }
        return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private void requireWidth(int fields) {
        if (fields != width) {
            throw new IllegalArgumentException("a row of " + fields + " fields under a header of " + width);
        }
    }
}
