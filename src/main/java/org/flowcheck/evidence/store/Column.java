package org.flowcheck.evidence.store;

import java.util.Objects;

/**
 * A column of a {@link Table}.
 *
 * @param id the name in CSV and JSON: lower-case letters, digits and underscores
 * @param title the heading people read
 * @param unit the unit of its numbers; empty if dimensionless or not a number
 * @param alignment where its cells stand
 * @param kind what its cells hold
 */
public record Column(String id, String title, String unit, Alignment alignment, Kind kind) {

    /** Where the cells of a column stand. */
    public enum Alignment {
        /** At the left edge. */
        LEFT,
        /** At the right edge. */
        RIGHT
    }

    /** What the cells of a column hold; {@link Cell.Absent} fits every kind. */
    public enum Kind {
        /** Free text, which may be wrapped. */
        TEXT,
        /** Text that is copied from the table and so never wrapped. */
        NAME,
        /** {@link Cell.Number} or {@link Cell.Count}. */
        NUMBER,
        /** {@link Cell.Verdict}: a word with a tone. */
        VERDICT
    }

    /** Refuses ids that do not work as names elsewhere. */
    public Column {
        if (!id.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("column id: " + id);
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(alignment, "alignment");
        Objects.requireNonNull(kind, "kind");
    }

    /** A column of text at the left. */
    public static Column text(String id, String title) {
        return new Column(id, title, "", Alignment.LEFT, Kind.TEXT);
    }

    /** A column of names at the left. */
    public static Column name(String id, String title) {
        return new Column(id, title, "", Alignment.LEFT, Kind.NAME);
    }

    /** A column of dimensionless numbers at the right. */
    public static Column number(String id, String title) {
        return number(id, title, "");
    }

    /** A column of numbers with a unit at the right. */
    public static Column number(String id, String title, String unit) {
        return new Column(id, title, unit, Alignment.RIGHT, Kind.NUMBER);
    }

    /** A column of verdict words at the left. */
    public static Column verdict(String id, String title) {
        return new Column(id, title, "", Alignment.LEFT, Kind.VERDICT);
    }

    /** The heading with the unit: {@code "T [s]"}. */
    public String heading() {
        return unit.isEmpty() ? title : title + " [" + unit + "]";
    }

    boolean accepts(Cell cell) {
        if (cell instanceof Cell.Absent) {
            return true;
        }
        return switch (kind) {
            case TEXT, NAME -> cell instanceof Cell.Text;
            case NUMBER -> cell instanceof Cell.Number || cell instanceof Cell.Count;
            case VERDICT -> cell instanceof Cell.Verdict;
        };
    }
}
