package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.store.NumberText;

/** Everything about one claim: what it says, what was looked at, what was found, and how to see it again. */
final class ClaimSection {

    private static final int DIGITS = 3;

    private final PaperDossier.ClaimFile file;
    private final Claim claim;
    private final ClaimResult result;
    private final VerifyReport report;
    private final ClaimFormulas formulas;

    private ClaimSection(PaperDossier.ClaimFile file, ClaimResult result, VerifyReport report) {
        this.file = file;
        this.claim = file.claim();
        this.result = result;
        this.report = report;
        this.formulas = new ClaimFormulas(claim);
    }

    /**
     * The section.
     *
     * @param anchor its anchor
     * @param figures the figures of the claim
     */
    static Block.Section of(PaperDossier.ClaimFile file, ClaimResult result, VerifyReport report, String anchor,
                            List<ReportFigure> figures) {
        ClaimSection section = new ClaimSection(file, result, report);
        List<Inline> heading = new ArrayList<>(List.of(new Inline.Words(result.id() + " "),
                new Inline.Judged(result.verdict())));
        heading.addAll(tags(result));
        List<Block> blocks = section.blocks();
        figures.forEach(figure -> blocks.add(new Block.Picture(figure)));
        return new Block.Section(anchor, heading, false, blocks);
    }

    /** What a reader should see next to a verdict. */
    static List<Inline> tags(ClaimResult result) {
        List<Inline> tags = new ArrayList<>();
        if (!result.finding().isEmpty()) {
            tags.add(new Inline.Words(" "));
            tags.add(new Inline.Tag("finding", false));
        }
        if (!result.asExpected() || !result.controlled()) {
            tags.add(new Inline.Words(" "));
            tags.add(new Inline.Tag("unexpected", true));
        }
        return tags;
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(List.of(new Inline.Strong(result.statement()))));
        blocks.add(new Block.Facts(List.of(
                Block.Fact.of("in the paper", result.source().at()),
                Block.Fact.of("kind", result.kind().word()),
                Block.Fact.of("expected", result.asExpected() ? "" : result.expected().text()),
                Block.Fact.of("evidence", result.evidence()),
                margin(),
                Block.Fact.of("scope", result.scope()),
                Block.Fact.of("finding", result.finding()),
                new Block.Fact("judge it again", List.of(new Inline.Code(command()))),
                new Block.Fact("see the run", result.command().isEmpty() ? List.of()
                        : List.of(new Inline.Code(ShellWords.here(result.command())))))));
        if (!claim.checks().isEmpty()) {
            blocks.add(title("Checked on trajectories"));
            blocks.add(new Block.Bullets(checks()));
        }
        if (!claim.widths().isEmpty()) {
            blocks.add(title("Fitted over widths"));
            blocks.add(new Block.Bullets(widths()));
        }
        if (!claim.runs().isEmpty()) {
            List<List<Inline>> quantities = formulas.quantities();
            if (!quantities.isEmpty()) {
                blocks.add(new Block.Paragraph(Inline.words("where")));
                blocks.add(new Block.Bullets(quantities));
            }
            blocks.add(RunsTable.of(claim));
        }
        if (!claim.obligations().isEmpty()) {
            blocks.add(title("Proofs"));
            blocks.addAll(proofs());
        }
        blocks.add(title("Falsified twins"));
        blocks.add(twins(result));
        blocks.add(new Block.Folded("the formulas as they stand in the claim's file",
                List.of(new Block.Listing(formulas.asWritten()))));
        return blocks;
    }

    private static Block title(String text) {
        return new Block.Paragraph(List.of(new Inline.Strong(text)));
    }

    /** What decided; the margin of an equality is minus the distance of its sides. */
    private Block.Fact margin() {
        if (result.margin().isEmpty() || result.error().isEmpty()) {
            return Block.Fact.of("margin", "");
        }
        double margin = result.margin().getAsDouble();
        boolean apart = margin <= 0 && result.verdict().word().confirms();
        return Block.Fact.of(apart ? "difference" : "margin", figures(apart ? Math.abs(margin) : margin) + ", error "
                + figures(result.error().getAsDouble()) + (result.at().isEmpty() ? "" : ", at " + result.at()));
    }

    private static String figures(double value) {
        return NumberText.rounded(value, DIGITS);
    }

    /** The command that gives these very numbers: seed, effort and, where images are drawn, files decide them. */
    private String command() {
        return command(file, report);
    }

    static String command(PaperDossier.ClaimFile file, VerifyReport report) {
        return ShellWords.command(List.of("verify", file.selection(), "--seed", Long.toString(report.seed()),
                "--effort",
                report.effort()));
    }

    private List<List<Inline>> checks() {
        List<List<Inline>> lines = new ArrayList<>();
        for (int i = 0; i < claim.checks().size(); i++) {
            ClaimResult.CheckResult shown = result.checks().get(i);
            List<Inline> line = new ArrayList<>(formulas.check(claim.checks().get(i)));
            line.add(new Inline.Words(" "));
            line.add(new Inline.Judged(Verdict.of(shown.word())));
            line.add(new Inline.Words(" " + shown.evidence() + places(shown)));
            lines.add(line);
        }
        return lines;
    }

    /** Statements over widths come after the checks. */
    private List<List<Inline>> widths() {
        List<List<Inline>> lines = new ArrayList<>();
        for (int i = 0; i < claim.widths().size(); i++) {
            ClaimResult.CheckResult shown = result.checks().get(claim.checks().size() + i);
            lines.add(List.of(new Inline.Code(shown.text()), new Inline.Words(" "),
                    new Inline.Judged(Verdict.of(shown.word())),
                    new Inline.Words(" " + shown.evidence() + "; " + shown.samples() + " runs")));
        }
        return lines;
    }

    private static String places(ClaimResult.CheckResult shown) {
        String at = shown.at().isEmpty() || shown.evidence().contains(shown.at()) ? "" : ", at " + shown.at();
        String of = shown.excluded() > 0 ? " of " + (shown.samples() + shown.excluded()) : "";
        return at + "; " + shown.samples() + of + (shown.samples() == 1 && of.isEmpty() ? " place" : " places");
    }

    /** What all proofs share is said once. */
    private List<Block> proofs() {
        List<List<Inline>> lines = new ArrayList<>();
        Set<String> details = result.proofs().stream().map(ProofFinding::detail).collect(Collectors.toSet());
        boolean shared = details.size() == 1 && result.proofs().size() > 1;
        for (int i = 0; i < claim.obligations().size(); i++) {
            ProofFinding proof = result.proofs().get(i);
            List<Inline> line = new ArrayList<>(ClaimFormulas.obligation(claim.obligations().get(i)));
            line.add(new Inline.Words(" "));
            line.add(new Inline.Judged(proof.verdict()));
            List<String> words = new ArrayList<>(shared ? List.of() : List.of(proof.detail()));
            if (!proof.counterexample().isEmpty()) {
                words.add("at " + proof.counterexample());
            }
            words.addAll(proof.where());
            line.add(new Inline.Words(" " + String.join("; ", words)));
            lines.add(line);
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Bullets(lines)));
        if (shared) {
            blocks.add(new Block.Paragraph(Inline.words("Each: " + details.iterator().next() + ".")));
        }
        return blocks;
    }

    private static Block twins(ClaimResult result) {
        List<String> headings = List.of("change", "verdict", "refuted", "smallest change refuted");
        boolean searched = result.twins().stream().anyMatch(twin -> twin.smallest().isPresent());
        int columns = searched ? headings.size() : headings.size() - 1;
        return new Block.Grid(headings.subList(0, columns), result.twins().stream().map(twin -> List.of(
                List.<Inline>of(new Inline.Code(twin.what())), Inline.words(twin.verdict().text()), refuted(twin),
                Inline.words(twin.smallest().map(at -> "at " + at).orElse(""))).subList(0, columns)).toList());
    }

    private static List<Inline> refuted(ClaimResult.TwinResult twin) {
        return twin.refuted() ? Inline.words("yes") : List.of(new Inline.Tag("no", true));
    }
}
