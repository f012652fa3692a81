package org.flowcheck.evidence.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.flowcheck.Golden;
import org.flowcheck.evidence.claim.PaperDossier;
import org.junit.jupiter.api.Test;

class ReportPagesTest {

    private static final PaperDossier SAMPLE = SampleDossier.of(text -> text);

    private static Map<String, String> files(PaperDossier... dossiers) {
        return new ReportPages(SAMPLE.report(), List.of(dossiers), SampleDossier.RUN, Map.of()).files();
    }

    @Test
    void thePageOfAPaperReadsAsItWasRead() throws IOException {
        Map<String, String> files = files(SAMPLE);
        assertEquals(List.of("report.html", "report.md"), List.copyOf(files.keySet()));
        Golden.matches(ReportPagesTest.class, "report.html",
                files.get("report.html").replaceAll("(?s)<style>.*</style>", ""));
        Golden.matches(ReportPagesTest.class, "report.md", files.get("report.md"));
    }

    @Test
    void severalPapersHaveAPageEachAndOneOfAll() throws IOException {
        Map<String, String> files = files(SAMPLE, SAMPLE);
        assertEquals(List.of("report.html", "report.md", "report-sample.html", "report-sample.md",
                "report-sample_2.html",
                "report-sample_2.md"), List.copyOf(files.keySet()));
        Golden.matches(ReportPagesTest.class, "overview.md", files.get("report.md"));
        assertEquals(files(SAMPLE).get("report.html"), files.get("report-sample.html"));
    }

    @Test
    void aStatementAsPrintedStandsBesideWhatHoldsInstead() {
        String page = files(SAMPLE).get("report.md");
        String finding = page.substring(page.indexOf("<a id=\"finding-sp-1p\">"),
                page.indexOf("<a id=\"finding-sp-4\">"));
        assertTrue(finding.indexOf("As printed, Section 1") < finding.indexOf("What holds instead, Section 1"),
                finding);
        assertTrue(finding.contains("0.32 \\!= 0.16; at K = 0.2"), finding);
        assertTrue(finding.contains("`Dt[K] == 1*K*(1 - K)`") && finding.contains("`Dt[K] == 2*K*(1 - K)`"), finding);
    }

    @Test
    void onlyClockTimesDifferBetweenRuns() {
        RunFacts later = new RunFacts(SampleDossier.RUN.commandLine(), "0.0.0", SampleDossier.RUN.commit(), 2,
                SampleDossier.RUN.java(),
                SampleDossier.RUN.system(), SampleDossier.RUN.started().plusSeconds(86_400),
                SampleDossier.RUN.ended().plusSeconds(90_000));
        List<String> one = files(SAMPLE).get("report.html").lines().toList();
        List<String> other = new ReportPages(SAMPLE.report(), List.of(SampleDossier.of(text -> text)), later, Map.of())
                .files()
                .get("report.html").lines().toList();
        assertEquals(one.size(), other.size());
        for (int i = 0; i < one.size(); i++) {
            boolean clock = one.get(i).startsWith("<dt>started</dt>") || one.get(i).startsWith("<dt>took</dt>");
            assertTrue(clock || one.get(i).equals(other.get(i)), one.get(i));
        }
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = files(SAMPLE).get("report.html");
        assertFalse(page.contains("<script") || page.contains("<link") || page.contains("@import")
                || page.contains("url("), page);
        assertTrue(page.contains("default-src 'none'"));
        assertTrue(page.length() < 2_000_000);
    }

    /** A verdict is told by its word; the colour comes on top. */
    @Test
    void everyVerdictIsAWord() {
        String page = files(SAMPLE).get("report.html");
        for (String word : List.of("proved", "violated", "holds", "inconclusive", "hypotheses not met")) {
            assertTrue(page.matches("(?s).*<span class=\"verdict [a-z]+\">" + word + "</span>.*"), word);
        }
        assertTrue(page.contains("<span class=\"tag alarming\">unexpected</span>"));
    }
}
