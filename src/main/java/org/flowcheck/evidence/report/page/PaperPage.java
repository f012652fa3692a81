package org.flowcheck.evidence.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.Kind;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.Verdict;

/** The page of one paper. */
final class PaperPage {

    private static final String NOTATION =
            "In formulas of trajectories, x_r(t) is the quantity x of the runs r at a sampled "
            + "time t, and T_r is their blow-up time.";

    private final PaperDossier dossier;
    private final RunFacts run;
    private final Map<String, List<ReportFigure>> figures;
    private final Map<String, String> anchors = new LinkedHashMap<>();

    private PaperPage(PaperDossier dossier, RunFacts run, Map<String, List<ReportFigure>> figures) {
        this.dossier = dossier;
        this.run = run;
        this.figures = figures;
        Anchors taken = new Anchors();
        dossier.claims().forEach(file -> anchors.putIfAbsent(file.claim().id(), taken.of("claim", file.claim().id())));
    }

    /**
     * The page.
     *
     * @param figures figures of claims, by the claims' ids
     */
    static Page of(PaperDossier dossier, RunFacts run, Map<String, List<ReportFigure>> figures) {
        return new PaperPage(dossier, run, figures).page();
    }

    /** The anchor of a claim's section, which pages of several papers lead to. */
    static String anchor(String id) {
        return new Anchors().of("claim", id);
    }

    /** The title of a paper's page. */
    static String title(PaperDossier dossier) {
        return dossier.paper().map(Paper::title).orElse(dossier.name().isEmpty() ? "Claims" : dossier.name());
    }

    private Page page() {
        List<Block.Section> sections = new ArrayList<>();
        sections.add(new Block.Section("summary", Inline.words("Summary"), false,
                SummaryBlocks.of(dossier.report(), run)));
        sections.add(new Block.Section("claims", Inline.words("Claims"), false, List.of(table())));
        sections.add(new Block.Section("evidence", Inline.words("Evidence"), false, claims()));
        sections.add(new Block.Section("hypotheses", Inline.words("Hypotheses"), false, hypotheses()));
        sections.add(new Block.Section("findings", Inline.words("Findings"), false,
                new FindingBlocks(dossier, anchors).blocks()));
        sections.add(new Block.Section("methods", Inline.words("Methods"), false, methods()));
        sections.add(new Block.Section("models", Inline.words("Models"), false, ModelSections.of(dossier.models())));
        return new Page(title(dossier), head(), sections);
    }

    private List<Block> head() {
        List<Block> blocks = new ArrayList<>();
        dossier.paper().ifPresent(paper -> {
            List<String> appeared = new ArrayList<>(paper.venue().map(List::of).orElse(List.of()));
            paper.year().ifPresent(year -> appeared.add(Integer.toString(year)));
            List<Inline> line = new ArrayList<>(Inline.words(String.join(", ", paper.authors())
                    + (appeared.isEmpty() ? "" : ". ") + String.join(", ", appeared)));
            paper.arxiv().ifPresent(number -> {
                line.add(new Inline.Words(". "));
                line.add(new Inline.Link("https://arxiv.org/abs/" + number, "arXiv:" + number));
            });
            line.add(new Inline.Words("."));
            blocks.add(new Block.Paragraph(line));
            blocks.add(new Block.Paragraph(Inline.words(paper.setting())));
        });
        return blocks;
    }

    private Block table() {
        return new Block.Grid(List.of("id", "statement", "in the paper", "kind", "verdict", "scope", "twin"),
                dossier.report().claims().stream().map(result -> row(result, "#" + anchors.get(result.id()))).toList());
    }

    /** A claim's row. */
    static List<List<Inline>> row(ClaimResult result, String target) {
        List<Inline> verdict = new ArrayList<>(List.of(new Inline.Judged(result.verdict())));
        verdict.addAll(ClaimSection.tags(result));
        String twins = result.twins().size() > 1 && result.controlled() ? "all " + result.twins().size() + " refuted"
                : result.control();
        return List.of(List.of(new Inline.Link(target, result.id())), Inline.words(result.statement()),
                Inline.words(result.source().at()), Inline.words(result.kind().word()), verdict,
                Inline.words(result.scope()), Inline.words(twins));
    }

    private List<Block> claims() {
        List<Block> blocks = new ArrayList<>();
        Anchors taken = new Anchors();
        for (int i = 0; i < dossier.claims().size(); i++) {
            PaperDossier.ClaimFile file = dossier.claims().get(i);
            blocks.add(ClaimSection.of(file, dossier.report().claims().get(i), dossier.report(),
                    taken.of("claim", file.claim().id()), figures.getOrDefault(file.claim().id(), List.of())));
        }
        return blocks;
    }

    /** Claims about hypotheses, claims whose hypotheses nothing met, and how often hypotheses of checks were met. */
    private List<Block> hypotheses() {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int i = 0; i < dossier.claims().size(); i++) {
            Claim claim = dossier.claims().get(i).claim();
            ClaimResult result = dossier.report().claims().get(i);
            boolean whole = result.kind() == Kind.AUDIT || result.verdict().word() == Verdict.Word.HYPOTHESES_NOT_MET;
            if (whole) {
                rows.add(hypothesis(result, Inline.words(result.statement()), result.evidence()));
            }
            ClaimFormulas formulas = new ClaimFormulas(claim);
            for (int j = 0; j < claim.checks().size(); j++) {
                ClaimResult.CheckResult shown = result.checks().get(j);
                String met = "met at " + shown.samples() + " of " + (shown.samples() + shown.excluded()) + " places";
                claim.checks().get(j).wording().flatMap(Check.Wording::given).ifPresent(given ->
                        rows.add(hypothesis(result, List.of(formulas.written(given, false)), met)));
            }
        }
        return List.of(rows.isEmpty()
                ? new Block.Paragraph(Inline.words("No claim here is about hypotheses, or has any."))
                : new Block.Grid(List.of("claim", "hypothesis", "what was found", "verdict of the claim"),
                        rows.stream().distinct().toList()));
    }

    private List<List<Inline>> hypothesis(ClaimResult result, List<Inline> what, String found) {
        return List.of(List.of(new Inline.Link("#" + anchors.get(result.id()), result.id())), what, Inline.words(found),
                List.of(new Inline.Judged(result.verdict())));
    }

    private List<Block> methods() {
        List<Block.Fact> facts = new ArrayList<>();
        if (dossier.claims().stream().anyMatch(file -> !file.claim().checks().isEmpty())) {
            facts.add(Block.Fact.of("notation", NOTATION));
        }
        dossier.methods().forEach(note -> facts.add(Block.Fact.of(note.topic(), note.text())));
        return List.of(new Block.Facts(facts));
    }
}
