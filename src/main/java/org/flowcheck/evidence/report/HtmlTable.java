package org.flowcheck.evidence.report;

import java.util.List;
import java.util.Locale;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.Table;

/** Draws a table as an HTML {@code <table>} with a caption; classes: {@code number}, and a verdict's tone. */
public final class HtmlTable {

    private HtmlTable() {
    }

    /** The table as an HTML fragment, ending with a line feed. */
    public static String render(Table table) {
        StringBuilder out = new StringBuilder("<table>\n");
        if (!table.title().isEmpty() || !table.subtitle().isEmpty()) {
            out.append("<caption>").append(escape(table.title()));
            if (!table.subtitle().isEmpty()) {
                out.append(" <small>").append(escape(table.subtitle())).append("</small>");
            }
            out.append("</caption>\n");
        }
        out.append("<thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"")
                    .append(column.alignment() == Column.Alignment.RIGHT ? " class=\"number\"" : "")
                    .append('>').append(escape(column.heading())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append("<td").append(kind(row.get(i), table.columns().get(i))).append('>')
                        .append(escape(row.get(i).shown())).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
        table.notes().forEach(note -> out.append("<p>").append(escape(note)).append("</p>\n"));
        return out.toString();
    }

    private static String kind(Cell cell, Column column) {
        if (cell instanceof Cell.Verdict verdict) {
            return " class=\"" + verdict.tone().name().toLowerCase(Locale.ROOT) + '"';
        }
        return column.alignment() == Column.Alignment.RIGHT ? " class=\"number\"" : "";
    }

    /**
     * Text with HTML's special characters escaped, and control characters and what is no character replaced; fit for
     * content and attributes.
     */
    public static String escape(String text) {
        StringBuilder characters = new StringBuilder(text.length());
        TextWrap.tame(text).codePoints().forEach(point -> characters.appendCodePoint(
                point >= 0xD800 && point <= 0xDFFF || (point & 0xFFFE) == 0xFFFE ? 0xFFFD : point));
        return characters.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }
}
