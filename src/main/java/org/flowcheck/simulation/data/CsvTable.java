package org.flowcheck.simulation.data;

import java.util.List;
import java.util.Objects;
import org.flowcheck.diagnostic.Span;

/** A table of numbers with named columns; immutable. */
public final class CsvTable {

    private final String source;
    private final List<Column> columns;
    private final int rows;
    /** Row after row; the room at its end is not used. */
    private final double[] values;

    /**
     * A column's name.
     *
     * @param name the name, letters and digits
     * @param span where it stands in the header
     */
    public record Column(String name, Span span) {

        /** Refuses missing parts. */
        public Column {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(span, "span");
        }
    }

    /** A table that takes over {@code values}: the caller must not keep them. */
    CsvTable(String source, List<Column> columns, int rows, double[] values) {
        this.source = Objects.requireNonNull(source, "source");
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.values = values;
    }

    /** What the user calls the file. */
    public String source() {
        return source;
    }

    /** The columns in the order of the file; their names differ. */
    public List<Column> columns() {
        return columns;
    }

    /** How many rows of numbers there are, at least one. */
    public int rows() {
        return rows;
    }

    /** A column, counted from 0, as an array of one index. */
    public NumericArray column(int column) {
        double[] chosen = new double[rows];
        copy(column, chosen, 0, 1);
        return NumericArray.owning(new int[] {rows}, chosen);
    }

    /** Some columns, counted from 0, beside each other in the order given: an array of two indices, rows first. */
    public NumericArray columns(int[] wanted) {
        double[] chosen = new double[Math.multiplyExact(rows, wanted.length)];
        for (int j = 0; j < wanted.length; j++) {
            copy(wanted[j], chosen, j, wanted.length);
        }
        return NumericArray.owning(new int[] {rows, wanted.length}, chosen);
    }

    private void copy(int column, double[] target, int offset, int stride) {
        for (int row = 0; row < rows; row++) {
            target[offset + row * stride] = values[row * columns.size() + column];
        }
    }
}
