package org.flowcheck.cli;

import org.flowcheck.evidence.report.DataTable;
import org.flowcheck.evidence.report.LatexTable;
import org.flowcheck.evidence.report.MarkdownTable;
import org.flowcheck.evidence.store.RunFolder;
import org.flowcheck.evidence.store.Table;

/** Writes a table in all its forms. */
final class TableFiles {

    private TableFiles() {
    }

    /** Writes NAME.csv, NAME.md and NAME.tex. */
    static void write(RunFolder folder, String name, Table table) {
        folder.write(name + ".csv", DataTable.csv(table));
        folder.write(name + ".md", MarkdownTable.render(table));
        folder.write(name + ".tex", LatexTable.render(table));
    }
}
