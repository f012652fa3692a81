package org.flowcheck.evidence.report;

import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.LatexText;
import org.flowcheck.evidence.store.Table;

/**
 * Draws a table as a LaTeX {@code tabular} with the rules of the booktabs package. Needs only that package; columns of
 * long text become paragraphs of a share of {@code \linewidth}.
 */
public final class LatexTable {

    /** A text column with a longer entry becomes a paragraph column. */
    private static final int LONGEST_LINE = 28;
    /** Share of the line that all paragraph columns take together, if there are others beside them. */
    private static final double PARAGRAPH_SHARE = 0.7;

    private LatexTable() {
    }

    /** The table as LaTeX source, ending with a line feed. */
    public static String render(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n");
        comment(out, table.title());
        comment(out, table.subtitle());
        out.append("\\begin{tabular}{").append(preamble(table)).append("}\n\\toprule\n");
        out.append(table.columns().stream().map(column -> LatexText.escape(column.heading()))
                .collect(Collectors.joining(" & ", "", " \\\\\n\\midrule\n")));
        for (List<Cell> row : table.rows()) {
            out.append(row.stream().map(LatexTable::entry).collect(Collectors.joining(" & ", "", " \\\\\n")));
        }
        out.append("\\bottomrule\n\\end{tabular}\n");
        table.notes().forEach(note -> comment(out, note));
        return out.toString();
    }

    private static void comment(StringBuilder out, String text) {
        if (!text.isEmpty()) {
            out.append("% ").append(LatexText.oneLine(text)).append('\n');
        }
    }

    private static String preamble(Table table) {
        int count = table.columns().size();
        boolean[] paragraphs = new boolean[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            int column = i;
            paragraphs[i] = table.columns().get(i).kind() == Column.Kind.TEXT
                    && table.rows().stream().anyMatch(row -> row.get(column).shown().length() > LONGEST_LINE);
            total += paragraphs[i] ? 1 : 0;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (paragraphs[i]) {
                long permille = Math.round(1000 * PARAGRAPH_SHARE / total);
                out.append("p{").append("0.").append(String.valueOf(1000 + permille).substring(1)).append("\\linewidth}");
            } else {
                out.append(table.columns().get(i).alignment() == Column.Alignment.RIGHT ? 'r' : 'l');
            }
        }
        return out.toString();
    }

    private static String entry(Cell cell) {
        if (cell instanceof Cell.Number number) {
            return LatexText.number(number.shown());
        }
        if (cell instanceof Cell.Count count) {
            return LatexText.number(count.shown());
        }
        String text = cell instanceof Cell.Absent ? "--" : LatexText.escape(cell.shown());
        boolean bad = cell instanceof Cell.Verdict verdict && verdict.tone() == Cell.Tone.BAD;
        return bad ? "\\textbf{" + text + "}" : text;
    }
}
