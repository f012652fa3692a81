package org.flowcheck.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.LeftOut;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.store.RunFolder;
import org.flowcheck.evidence.store.Table;

/**
 * A verification in all the forms it is read in, the same content in each.
 *
 * @param report what was found
 */
public record VerifyPages(VerifyReport report) {

    /** The pages of a report. */
    public static VerifyPages of(VerifyReport report) {
        return new VerifyPages(report);
    }

    /** Claims whose verdict is not the expected one, or whose twins are not refuted. */
    public long unexpected() {
        return report.unexpected();
    }

    /** JSON, without a line feed at its end. */
    public String json() {
        return VerdictJson.of(report).pretty();
    }

    /** One table a paper, and the summary, for a terminal. */
    public String terminal(int width, boolean colour) {
        StringBuilder out = new StringBuilder();
        for (Table table : VerdictTable.byPaper(report)) {
            out.append(TerminalTable.render(table, width, colour).stripTrailing()).append("\n\n");
        }
        summary().forEach(line -> out.append(line).append('\n'));
        return out.toString().stripTrailing();
    }

    /** Markdown: a section a paper, the summary below. */
    public String markdown() {
        String tables = VerdictTable.byPaper(report).stream().map(MarkdownTable::render)
                .collect(Collectors.joining("\n"));
        return tables + "\n" + String.join("\n\n", summary()) + "\n";
    }

    /** LaTeX: a table a paper. */
    public String latex() {
        return VerdictTable.byPaper(report).stream().map(LatexTable::render).collect(Collectors.joining("\n"));
    }

    /** Writes verdicts.json, .md, .tex and .csv. */
    public void write(RunFolder folder) {
        folder.write("verdicts.json", json() + "\n");
        folder.write("verdicts.md", markdown());
        folder.write("verdicts.tex", latex());
        folder.write("verdicts.csv", DataTable.csv(VerdictTable.whole(report)));
    }

    private List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(report.summary() + (report.complete() ? "." : "; interrupted: the other claims were not judged."));
        lines.addAll(LeftOut.sentences(report.left()));
        report.claims().stream().filter(claim -> !claim.finding().isEmpty()).findFirst().map(ClaimResult::id)
                .ifPresent(id -> lines.add("next: flowcheck explain " + id));
        return lines;
    }
}
