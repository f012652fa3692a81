package org.flowcheck.evidence.report;

import java.util.List;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/** Draws a table as a GitHub-flavoured Markdown pipe table; text is escaped, so it shows as it was written. */
public final class MarkdownTable {

    /** Characters that Markdown or the HTML inside it would read as markup. */
    private static final String SPECIAL = "\\`*_{}[]<>#|~$&!";

    private MarkdownTable() {
    }

    /** The table as Markdown, ending with a line feed. */
    public static String render(Table table) {
        StringBuilder out = new StringBuilder();
        if (!table.title().isEmpty()) {
            out.append("**").append(escape(table.title())).append("**\n\n");
        }
        if (!table.subtitle().isEmpty()) {
            out.append(escape(table.subtitle())).append("\n\n");
        }
        table.columns().forEach(column -> out.append("| ").append(escape(column.heading())).append(' '));
        out.append("|\n");
        table.columns().forEach(column ->
                out.append(column.alignment() == Column.Alignment.RIGHT ? "|---:" : "|:---"));
        out.append("|\n");
        for (List<Cell> row : table.rows()) {
            row.forEach(cell -> out.append("| ").append(entry(cell)).append(' '));
            out.append("|\n");
        }
        table.notes().forEach(note -> out.append('\n').append(escape(note)).append('\n'));
        return out.toString();
    }

    private static String entry(Cell cell) {
        String text = escape(cell.shown());
        boolean bad = cell instanceof Cell.Verdict verdict && verdict.tone() == Cell.Tone.BAD;
        return bad ? "**" + text + "**" : text;
    }

    /** Text with Markdown's special characters escaped by backslashes and control characters replaced. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (char letter : TextWrap.tame(text).toCharArray()) {
            if (SPECIAL.indexOf(letter) >= 0) {
                out.append('\\');
            }
            out.append(letter);
        }
        return out.toString();
    }
}
