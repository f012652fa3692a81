package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.VerifyReport;

/** The page of a run over several papers: a summary, and a table of claims that leads to the pages of the papers. */
final class OverviewPage {

    private OverviewPage() {
    }

    /**
     * The page.
     *
     * @param report the verdicts on all claims
     * @param files the files of the papers' pages, one for each dossier
     */
    static Page of(VerifyReport report, List<PaperDossier> dossiers, List<String> files, RunFacts run) {
        List<List<List<Inline>>> papers = new ArrayList<>();
        List<Block> tables = new ArrayList<>();
        for (int i = 0; i < dossiers.size(); i++) {
            PaperDossier dossier = dossiers.get(i);
            String file = files.get(i);
            papers.add(List.of(List.of(new Inline.Link(file, PaperPage.title(dossier))),
                    Inline.words(Integer.toString(dossier.report().claims().size())),
                    Inline.words(dossier.report().summary())));
            tables.add(new Block.Section("paper-" + Anchors.slug(dossier.name()),
                    List.of(new Inline.Words(PaperPage.title(dossier))), false, List.of(new Block.Grid(
                            List.of("id", "statement", "in the paper", "kind", "verdict", "scope", "twin"),
                            dossier.report().claims().stream().map(result ->
                                    PaperPage.row(result, file + "#" + PaperPage.anchor(result.id()))).toList()))));
        }
        String title = dossiers.isEmpty() ? "Verification" : "Verification of " + dossiers.size() + " papers";
        return new Page(title, List.of(), List.of(
                new Block.Section("summary", Inline.words("Summary"), false, SummaryBlocks.of(report, run)),
                new Block.Section("papers", Inline.words("Papers"), false,
                        List.of(new Block.Grid(List.of("paper", "claims", "summary"), papers))),
                new Block.Section("claims", Inline.words("Claims"), false, tables)));
    }
}
