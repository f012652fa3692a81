package org.flowcheck.evidence.store;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A table as data; {@code evidence.report} draws it for terminals, Markdown, LaTeX, HTML, CSV and JSON.
 *
 * @param title what the table is about; may be empty
 * @param subtitle how it came about (how many, which effort, seed, time); may be empty
 * @param columns at least one, with different ids
 * @param rows each with one cell a column, of the column's kind
 * @param notes lines below the table
 */
public record Table(String title, String subtitle, List<Column> columns, List<List<Cell>> rows, List<String> notes) {

    /** Copies the lists; refuses rows that do not fit the columns. */
    public Table {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(subtitle, "subtitle");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table without columns");
        }
        Set<String> ids = new HashSet<>();
        for (Column column : columns) {
            if (!ids.add(column.id())) {
                throw new IllegalArgumentException("two columns with the id " + column.id());
            }
        }
        for (List<Cell> row : rows) {
            requireFits(columns, row);
        }
    }

    /** A table without title and notes. */
    public static Table of(List<Column> columns, List<List<Cell>> rows) {
        return new Table("", "", columns, rows, List.of());
    }

    /** This table under a title and a subtitle. */
    public Table titled(String newTitle, String newSubtitle) {
        return new Table(newTitle, newSubtitle, columns, rows, notes);
    }

    /** This table with lines below it. */
    public Table noted(List<String> newNotes) {
        return new Table(title, subtitle, columns, rows, newNotes);
    }

    private static void requireFits(List<Column> columns, List<Cell> row) {
        if (row.size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + row.size() + " cells under " + columns.size()
                    + " columns");
        }
        for (int i = 0; i < row.size(); i++) {
            if (!columns.get(i).accepts(row.get(i))) {
                throw new IllegalArgumentException("column " + columns.get(i).id() + " cannot hold " + row.get(i));
            }
        }
    }
}
