package org.flowcheck.evidence.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.store.RunFolder;

/**
 * The report of a verification as files: {@code report.html} and {@code report.md}. Where a run is about several
 * papers, these tell of all and lead to a page for each, {@code report-PAPER.html}.
 *
 * @param report the verdicts on all claims
 * @param dossiers what is told of each paper
 * @param run how the run was made
 * @param figures figures of claims, by the claims' ids
 */
public record ReportPages(VerifyReport report, List<PaperDossier> dossiers, RunFacts run,
                          Map<String, List<ReportFigure>> figures) {

    private static final String MAIN = "report";
    private static final String HTML = ".html";
    private static final String MARKDOWN = ".md";

    /** Copies the collections. */
    public ReportPages {
        dossiers = List.copyOf(dossiers);
        figures = Map.copyOf(figures);
    }

    /** The files by name, the main page first. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (dossiers.size() == 1) {
            Page page = PaperPage.of(dossiers.get(0), run, figures);
            files.put(MAIN + HTML, HtmlPage.of(page));
            files.put(MAIN + MARKDOWN, MarkdownPage.of(page));
            return files;
        }
        List<String> names = names();
        files.put(MAIN + HTML, HtmlPage.of(OverviewPage.of(report, dossiers, ending(names, HTML), run)));
        files.put(MAIN + MARKDOWN, MarkdownPage.of(OverviewPage.of(report, dossiers, ending(names, MARKDOWN), run)));
        for (int i = 0; i < dossiers.size(); i++) {
            Page page = PaperPage.of(dossiers.get(i), run, figures);
            files.put(names.get(i) + HTML, HtmlPage.of(page));
            files.put(names.get(i) + MARKDOWN, MarkdownPage.of(page));
        }
        return files;
    }

    private List<String> names() {
        Anchors taken = new Anchors();
        List<String> names = new ArrayList<>();
        dossiers.forEach(dossier -> names.add(taken.of(MAIN, dossier.name().isEmpty() ? "claims" : dossier.name())));
        return names;
    }

    private static List<String> ending(List<String> names, String ending) {
        return names.stream().map(name -> name + ending).toList();
    }

    /**
     * Writes the files.
     *
     * @return where the main page lies
     * @throws org.flowcheck.diagnostic.DiagnosticException if the disk refuses
     */
    public Path write(RunFolder folder) {
        files().forEach(folder::write);
        return folder.path().resolve(MAIN + HTML);
    }
}
