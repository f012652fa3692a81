package org.flowcheck.evidence.report;

import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.store.Cell;
import org.flowcheck.evidence.store.Column;
import org.flowcheck.evidence.store.LatexText;
import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.evidence.store.Table;

/**
 * Draws a table as a LaTeX {@code tabular} with the rules of the booktabs package. If the rows are longer than a line,
 * the columns of long text become paragraphs of a share of {@code \linewidth}. Title and notes stand in comments, since
 * captions belong to the paper.
 */
public final class LatexTable {

    /** Characters on a line of a paper, column gaps not counted: a text block of about 13 cm at 9 points. */
    private static final int LINE = 80;

    private LatexTable() {
    }

    /** The table as LaTeX source, ending with a line feed. */
    public static String render(Table table) {
        StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs,array}\n");
        comment(out, table.title());
        comment(out, table.subtitle());
        out.append("\\begin{tabular}{").append(preamble(table)).append("}\n\\toprule\n");
        out.append(table.columns().stream().map(column -> LatexText.escape(column.heading()))
                .collect(Collectors.joining(" & ", "", " \\\\\n\\midrule\n")));
        // The empty group keeps a row that starts with [ or * from being read as an argument of the line end before it.
        for (List<Cell> row : table.rows()) {
            out.append(row.stream().map(LatexTable::entry).collect(Collectors.joining(" & ", "{}", " \\\\\n")));
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
        int[] natural = ColumnWidths.natural(table);
        int[] widths = ColumnWidths.fit(table, LINE).orElse(natural);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] < natural[i]) {
                String share = NumberText.rounded((double) widths[i] / LINE, 2);
                out.append(">{\\raggedright\\arraybackslash}p{").append(share).append("\\linewidth}");
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
