package org.flowcheck.evidence.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Tables of numbers as colours, side by side on one scale of colours; the first row stands at the top, as in a matrix.
 *
 * @param title a line above the picture; may be empty
 * @param x what the columns are
 * @param y what the rows are
 * @param colours what the numbers are, and their colours
 * @param rows the number of each row in the order shown, for the file of numbers; rows may be sorted
 * @param columns the number of each column in the order shown
 * @param panels the tables, one or more, all of these rows and columns
 */
public record HeatMap(Label title, Label x, Label y, ColourScale colours, List<Integer> rows, List<Integer> columns,
                      List<Panel> panels) implements Picture {

    /**
     * One table.
     *
     * @param title what stands above it
     * @param values {@code values[row][column]}; what is no number is shown grey
     * @param errors by how much each may be off, not negative
     */
    public record Panel(Label title, double[][] values, double[][] errors) {
        /** Copies the tables; refuses tables of different shapes. */
        public Panel {
            Objects.requireNonNull(title, "title");
            if (values.length != errors.length) {
                throw new IllegalArgumentException(values.length + " rows with errors of " + errors.length);
            }
            for (int row = 0; row < values.length; row++) {
                if (values[row].length != errors[row].length) {
                    throw new IllegalArgumentException("row " + row + " has " + values[row].length + " values and "
                            + errors[row].length + " errors");
                }
            }
            values = copy(values);
            errors = copy(errors);
        }

        private static double[][] copy(double[][] table) {
            return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
        }

        /** A value. */
        public double value(int row, int column) {
            return values[row][column];
        }

        /** By how much a value may be off. */
        public double error(int row, int column) {
            return errors[row][column];
        }

        @Override
        public double[][] values() {
            return copy(values);
        }

        @Override
        public double[][] errors() {
            return copy(errors);
        }
    }

    /** Copies the lists; refuses no panels, empty tables and tables of another shape than the first one's. */
    public HeatMap {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(colours, "colours");
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        panels = List.copyOf(panels);
        if (panels.isEmpty() || rows.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException(panels.size() + " tables of " + rows.size() + " by " + columns.size());
        }
        for (Panel panel : panels) {
            int wanted = columns.size();
            if (panel.values.length != rows.size() || Arrays.stream(panel.values).anyMatch(row -> row.length != wanted)) {
                throw new IllegalArgumentException("a table that is not " + rows.size() + " by " + wanted);
            }
        }
    }
}
