package org.flowcheck.evidence.report;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/**
 * Draws a table as lines that fit a terminal. The widest text columns are wrapped until the lines fit; where even that
 * is not enough, every row becomes a block of {@code heading: entry} lines. Control characters in the data are
 * replaced, so that a title cannot drive the terminal.
 */
public final class TerminalTable {

    /** Blanks before the first column. */
    private static final String MARGIN = " ";
    /** Blanks between columns. */
    private static final int GAP = 2;
    /** A block's entry that would have less room than this starts on its own line. */
    private static final int NARROWEST_ENTRY = 10;

    private final Table table;
    private final int width;
    private final Palette palette;

    private TerminalTable(Table table, int width, Palette palette) {
        this.table = table;
        this.width = width;
        this.palette = palette;
    }

    /**
     * The table as lines, each ended by a line feed, none wider than {@code width} (a single word that is wider is
     * cut).
     *
     * @param width columns of the terminal, at least 20
     * @param colour whether to colour verdicts and embolden headings by ANSI escapes
     */
    public static String render(Table table, int width, boolean colour) {
        if (width < 20) {
            throw new IllegalArgumentException("terminal width: " + width);
        }
        return new TerminalTable(table, width, colour ? Palette.ANSI : Palette.PLAIN).draw();
    }

    private String draw() {
        StringBuilder out = new StringBuilder();
        title(out);
        int room = width - MARGIN.length() - GAP * (table.columns().size() - 1);
        ColumnWidths.fit(table, room).ifPresentOrElse(widths -> grid(out, widths), () -> blocks(out));
        for (String note : table.notes()) {
            for (String line : TextWrap.wrap(TextWrap.tame(note), width)) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    private void title(StringBuilder out) {
        String left = TextWrap.tame(table.title());
        String right = TextWrap.tame(table.subtitle());
        int space = width - TextWrap.width(left) - TextWrap.width(right);
        if (!left.isEmpty() && !right.isEmpty() && space >= GAP) {
            out.append(palette.heading(left)).append(" ".repeat(space)).append(right).append('\n');
            return;
        }
        for (String line : left.isEmpty() ? List.<String>of() : TextWrap.wrap(left, width)) {
            out.append(palette.heading(line)).append('\n');
        }
        for (String line : right.isEmpty() ? List.<String>of() : TextWrap.wrap(right, width)) {
            out.append(line).append('\n');
        }
    }

    private void grid(StringBuilder out, int[] widths) {
        List<String> headings = new ArrayList<>();
        List<Cell> none = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            headings.add(heading(i));
            none.add(Cell.absent());
        }
        lines(out, widths, headings, none, true);
        for (List<Cell> row : table.rows()) {
            lines(out, widths, row.stream().map(TerminalTable::shown).toList(), row, false);
        }
    }

    private void lines(StringBuilder out, int[] widths, List<String> entries, List<Cell> cells, boolean header) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(TextWrap.balance(entries.get(i), widths[i]));
            height = Math.max(height, wrapped.get(i).size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder(MARGIN);
            int owed = 0;
            for (int i = 0; i < widths.length; i++) {
                String part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                int blanks = widths[i] - TextWrap.width(part);
                boolean right = table.columns().get(i).alignment() == Column.Alignment.RIGHT;
                if (!part.isEmpty()) {
                    text.append(" ".repeat(owed + (right ? blanks : 0)));
                    text.append(header ? palette.heading(part) : palette.entry(part, cells.get(i)));
                    owed = right ? 0 : blanks;
                } else {
                    owed += widths[i];
                }
                owed += GAP;
            }
            out.append(text).append('\n');
        }
    }

    private void blocks(StringBuilder out) {
        for (List<Cell> row : table.rows()) {
            for (int i = 0; i < row.size(); i++) {
                block(out, heading(i) + ":", row.get(i));
            }
            out.append('\n');
        }
    }

    /** The heading, and the entry beside it if there is room, else below it. */
    private void block(StringBuilder out, String heading, Cell cell) {
        String lead = MARGIN + heading + ' ';
        if (width - TextWrap.width(lead) < NARROWEST_ENTRY) {
            for (String line : TextWrap.wrap(heading, width - MARGIN.length())) {
                out.append(MARGIN).append(line).append('\n');
            }
            lead = MARGIN + MARGIN + MARGIN;
        }
        for (String part : TextWrap.wrap(shown(cell), width - TextWrap.width(lead))) {
            out.append(part.isEmpty() ? lead.stripTrailing() : lead + palette.entry(part, cell)).append('\n');
            lead = " ".repeat(TextWrap.width(lead));
        }
    }

    private String heading(int column) {
        return TextWrap.tame(table.columns().get(column).heading());
    }

    private static String shown(Cell cell) {
        return TextWrap.tame(cell.shown());
    }

    /** Colours by ANSI escapes, or none. */
    private enum Palette {
        PLAIN,
        ANSI;

        private String heading(String text) {
            return paint(text, "1");
        }

        private String entry(String text, Cell cell) {
            if (!(cell instanceof Cell.Verdict verdict)) {
                return text;
            }
            return switch (verdict.tone()) {
                case GOOD -> paint(text, "32");
                case NEUTRAL -> text;
                case WARNING -> paint(text, "33");
                case BAD -> paint(text, "1;31");
            };
        }

        private String paint(String text, String code) {
            return this == PLAIN ? text : "\u001b[" + code + 'm' + text + "\u001b[0m";
        }
    }
}
