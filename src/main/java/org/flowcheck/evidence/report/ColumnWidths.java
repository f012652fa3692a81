package org.flowcheck.evidence.report;

import java.util.List;
import java.util.Optional;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/** How many characters each column of a table gets, if a line has room for so many. */
final class ColumnWidths {

    /** No text column is wrapped to less than this, unless its entries are shorter. */
    private static final int NARROWEST = 10;
    /** Words up to this length, names and formulas, are cut only where nothing else gives. */
    private static final int LONGEST_WHOLE = 30;

    private ColumnWidths() {
    }

    /** The widths at which nothing wraps: heading or longest entry. */
    static int[] natural(Table table) {
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = TextWrap.width(TextWrap.tame(table.columns().get(i).heading()));
            for (List<Cell> row : table.rows()) {
                widths[i] = Math.max(widths[i], TextWrap.width(TextWrap.tame(row.get(i).shown())));
            }
        }
        return widths;
    }

    /**
     * Widths whose sum is at most {@code room}: the widest text column gives a character at a time, so that long
     * columns end about equally wide and short ones stay whole. Empty if the text columns cannot give enough.
     */
    static Optional<int[]> fit(Table table, int room) {
        return fit(table, room, LONGEST_WHOLE).or(() -> fit(table, room, NARROWEST));
    }

    private static Optional<int[]> fit(Table table, int room, int longestWhole) {
        int[] widths = natural(table);
        int[] narrowest = new int[widths.length];
        for (int i = 0; i < widths.length; i++) {
            narrowest[i] = Math.max(NARROWEST, Math.min(longestWhole, longestWord(table, i)));
        }
        int excess = -room;
        for (int each : widths) {
            excess += each;
        }
        for (; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean gives = table.columns().get(i).kind() == Column.Kind.TEXT && widths[i] > narrowest[i];
                if (gives && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return Optional.empty();
            }
            widths[widest]--;
        }
        return Optional.of(widths);
    }

    private static int longestWord(Table table, int column) {
        int longest = 0;
        for (List<Cell> row : table.rows()) {
            for (String word : TextWrap.tame(row.get(column).shown()).split(" ")) {
                longest = Math.max(longest, TextWrap.width(word));
            }
        }
        return longest;
    }
}
