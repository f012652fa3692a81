package org.flowcheck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowcheck.evidence.store.NumberText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that {@code verify} leaves in its run folder. */
class VerifyReportTest {

    private static final Pattern AGAIN = Pattern.compile("<code>\\./flowcheck (verify [^<]*)</code>");

    @TempDir
    private Path folder;

    private void claim(String paper, String id, String check, String twin) throws IOException {
        Path file = folder.resolve("proofs-check").resolve(paper).resolve(id + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "flowcheck: 1\nclaim: " + id + "\nsource: {paper: " + paper
                + ", at: here}\nstates that: K <grows>\n"
                + "kind: pathwise\nruns: {r: {model: k-logistic, K0: [0.1, 0.5], until: 3, samples: 13}}\nfor all: {t: times}\n"
                + "check: " + check + "\ncontrol: {replace: [\"" + twin + "\"]}\n");
    }

    private void twoPapers() throws IOException {
        claim("first", "a-1", "r.K[t] <= 1", "1\", \"0.95");
        claim("first", "a-2", "r.K[end] >= r.K[0]", ">=\", \"<=");
        claim("second", "b-1", "r.K[t] <= 1.5", "1.5\", \"0.9");
        Files.writeString(folder.resolve("proofs-check/first/paper.yaml"),
                "flowcheck: 1\npaper: first\ntitle: On K\nauthors: [A. N. Author]\nsetting: K grows.\nmodels: [k-logistic, two-layer]\n");
    }

    @Test
    void theLastLineNamesThePageAndThePageIsThere() throws IOException {
        twoPapers();
        CommandRun run = CommandRun.in(folder, "verify", "first", "--out", "results");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.err().endsWith("report: " + folder.resolve("results/report.html") + "\n"), run.err());
        String page = Files.readString(folder.resolve("results/report.html"));
        assertTrue(page.contains("<h1>On K</h1>") && page.contains("A. N. Author"), page);
        assertTrue(page.contains("K &lt;grows&gt;") && !page.contains("K <grows>"), page);
        assertTrue(page.contains("id=\"model-two-layer\""), "the paper names a model that no claim uses");
        assertTrue(Files.readString(folder.resolve("results/report.md")).contains("# On K"));
        assertTrue(Files.readString(folder.resolve("results/manifest.json")).contains("\"report.html\", \"report.md\""));
    }

    @Test
    void severalPapersHavePagesThatTheMainOneLeadsTo() throws IOException {
        twoPapers();
        assertEquals(0, CommandRun.in(folder, "verify", "--out", "results").exit());
        String main = Files.readString(folder.resolve("results/report.html"));
        for (String target : List.of("report-first.html#claim-a-1", "report-first.html#claim-a-2",
                "report-second.html#claim-b-1")) {
            assertTrue(main.contains("href=\"" + target + "\""), target);
            String[] parts = target.split("#");
            assertTrue(Files.readString(folder.resolve("results").resolve(parts[0])).contains("id=\"" + parts[1]
                    + "\""), target);
        }
    }

    /** A table of colours stands in the page with its largest error, which is that of its file of numbers. */
    @Test
    void aTableOfColoursTellsItsError() throws IOException {
        Path file = folder.resolve("proofs-check/first/a-3.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                flowcheck: 1
                claim: a-3
                source: {paper: first, at: here}
                states that: weights grow
                kind: figure
                runs: {r: {model: two-layer-descent, m: 3, until: 1, samples: 5, tolerance: 1e-7}}
                quantities: {"D[k, l]": "a[k]*a[l]"}
                check: "r.D[1, 1, 0] >= 0"
                control: {replace: [">= 0", ">= 9"]}
                figures:
                  table:
                    caption: Products of weights.
                    x: {label: neuron}
                    y: {label: neuron}
                    matrix: {entries: "r.D[k, l]", for: "{k, m}, {l, m}", at: [0, end]}
                """);
        CommandRun run = CommandRun.in(folder, "verify", "a-3", "--out", "results");
        assertEquals(0, run.exit(), run.err());
        List<String> rows = Files.readAllLines(folder.resolve("results/plots/a-3-table.csv"));
        assertEquals("panel,row,column,value,error", rows.get(0));
        assertEquals(1 + 2 * 9, rows.size());
        double largest = rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row.split(",")[4])).max().orElseThrow();
        assertTrue(largest > 0);
        String told = "Products of weights. Largest error of an entry: " + NumberText.rounded(largest, 2) + ".";
        for (String page : List.of("report.html", "report.md")) {
            assertTrue(Files.readString(folder.resolve("results").resolve(page)).contains(told), page + ": " + told);
        }
        // Tolerances are quotients of others: 1e-7/100, which no double is exactly.
        assertFalse(Files.readString(folder.resolve("results/report.html")).contains("9999"));
    }

    /** The command that a claim's section tells gives the numbers of this run. */
    @Test
    void theCommandOfAClaimGivesItsNumbersAgain() throws IOException {
        twoPapers();
        Map<String, Object> all = CommandRun.in(folder, "verify", "--seed", "3", "--json", "--out", "results").json();
        String page = Files.readString(folder.resolve("results/report-first.html"));
        Matcher again = AGAIN.matcher(page.substring(page.indexOf("id=\"claim-a-1\"")));
        assertTrue(again.find(), page);
        assertEquals("verify a-1 --seed 3 --effort quick", again.group(1));
        Map<String, Object> one = CommandRun.json(folder, (again.group(1) + " --json").split(" "));
        assertEquals(CommandRun.list(all, "claims").get(0), CommandRun.list(one, "claims").get(0));
    }

    @Test
    void jsonAloneLeavesNoPage() throws IOException {
        twoPapers();
        CommandRun.json(folder, "verify", "a-1", "--json");
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void aPaperIsCheckedLikeModelsAndClaims() throws IOException {
        twoPapers();
        CommandRun run = CommandRun.in(folder, "check", "proofs-check/first/paper.yaml");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().endsWith("paper first, 1 author, 2 models: in order\n"), run.out());
    }

    @Test
    void aFaultyPaperIsToldBeforeAnythingRuns() throws IOException {
        twoPapers();
        Files.writeString(folder.resolve("proofs-check/first/paper.yaml"), "flowcheck: 1\npaper: first\ntitel: On K\n");
        CommandRun run = CommandRun.in(folder, "verify", "first", "--out", "results");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("paper.yaml:3:1: error: a paper has no key 'titel' [unknown-key]"), run.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }
}
