package org.flowcheck.evidence.report.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.JudgingMethod;
import org.flowcheck.evidence.claim.MethodNote;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Paper;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.claim.StudiedModel;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.evidence.claim.WidthCheck;
import org.flowcheck.evidence.claim.Written;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.evidence.language.ProjectModels;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Source;

/**
 * A dossier of six claims about the logistic equation, with invented findings; every text that a file of a stranger
 * could bring goes through a function, so that the same dossier can be had with hostile texts.
 */
final class SampleDossier {

    static final RunFacts RUN = new RunFacts(List.of("verify", "sample", "--seed", "3"), "0.0.0",
            Optional.of("0123abc"), 2,
            "17.0.1 Some Vendor", "Linux, a processor", Instant.parse("2026-01-31T12:00:00Z"),
            Instant.parse("2026-01-31T12:00:12.34Z"));

    private static final String RUNS = """
            runs:
              r: {model: k-logistic, K0: [0.1, 0.5], seeds: 2, until: 3, samples: 13}
            for all: {t: times}
            """;
    private static final String RATE = """
            quantities:
              rate: "Dt[K]"
            """;

    private final UnaryOperator<String> text;
    private final List<PaperDossier.ClaimFile> claims = new ArrayList<>();
    private final List<ClaimResult> results = new ArrayList<>();

    private SampleDossier(UnaryOperator<String> text) {
        this.text = text;
    }

    /**
     * The dossier.
     *
     * @param text what each text of it is turned into
     */
    static PaperDossier of(UnaryOperator<String> text) {
        SampleDossier sample = new SampleDossier(text);
        sample.add("sp-1", "the rate of K is 2 K (1 - K)", "identity", """
                prove: {model: k-logistic, identity: "Dt[K] == 2*K*(1 - K)"}
                check: "r.rate[t] == 2*r.K[t]*(1 - r.K[t])"
                control: {replace: ["2*", "2.1*"]}
                """, "", Verdict.Word.PROVED, Verdict.Word.PROVED);
        sample.add("sp-1p", "the rate of K is K (1 - K), as printed", "identity", """
                prove: {model: k-logistic, identity: "Dt[K] == 1*K*(1 - K)"}
                check: "r.rate[t] == 1*r.K[t]*(1 - r.K[t])"
                control: {replace: ["1*", "3*"]}
                expect: violated
                """, "The printed rate lacks a factor 2 (sp-1).", Verdict.Word.VIOLATED, Verdict.Word.VIOLATED);
        sample.add("sp-2", "K stays below 1", "pathwise", """
                check:
                  - {that: "r.K[t] <= 1", given: "r.K[t] > 0.2", equality: "r.K[t] == 1"}
                  - "-1/3*r.K[t]^(-4/3)*r.rate[t] <= 0 && r.K[t] > 0"
                control: {replace: ["1", "0.95"]}
                """, "", Verdict.Word.HOLDS, Verdict.Word.HOLDS);
        sample.add("sp-3", "K tends to 1", "limit", """
                check: "Abs[Limit[r.K[u], u] - 1] <= 0.001"
                control: {replace: ["- 1]", "- 1.05]"]}
                """, "", Verdict.Word.CONSISTENT, Verdict.Word.INCONCLUSIVE);
        sample.add("sp-4", "where K starts above 2 it falls", "audit", """
                given: "r.K[t] > 2"
                check: "r.rate[t] < 0"
                control: {replace: ["< 0", "> 0"]}
                expect: hypotheses not met
                """, "No start lies above 2.", Verdict.Word.HYPOTHESES_NOT_MET, Verdict.Word.HYPOTHESES_NOT_MET);
        sample.add("sp-5", "the first overlap is of the order m^-1", "order", """
                runs:
                  r: {model: two-layer-descent, m: [10, 20, 50, 100, 200], alpha: 1, seeds: 2, until: 1, samples: 5}
                numbers: {half: "FirstTime[r.K[v] >= 1/2, v]"}
                for all: {t: times}
                check:
                  - {order of: "r.Kp[0]", in: r.m, equals: "1/r.m"}
                  - {that: "r.K[t] < 1", given: "t < half"}
                control: {replace: ["1/r.m", "1/r.m^1.3"]}
                """, "", Verdict.Word.CONSISTENT, Verdict.Word.CONSISTENT);
        return sample.dossier();
    }

    private PaperDossier dossier() {
        Model model = ProjectModels.find("k-logistic", null);
        Model told = new Model(model.name(), text.apply(model.title()), source(model.source()), model.parameters(),
                model.activations(), model.draws(), model.data(), model.population(), model.states(),
                model.initialConditions(), model.definitions(), model.dynamics(), model.closedForms(),
                model.invariants(), model.blowUp(), model.observables(), model.domain(), model.asymptotics(),
                model.reduces());
        Model fuller = ProjectModels.find("two-layer-descent", null);
        Paper paper = new Paper(text.apply("sample"), text.apply("On a Logistic Equation"),
                List.of(text.apply("First Author"),
                text.apply("Second Author")), OptionalInt.of(2024), Optional.of(text.apply("A Journal")),
                Optional.of("2301.00001"),
                text.apply("The overlap K follows a logistic equation."), List.of("k-logistic"));
        List<MethodNote> methods =
                new ArrayList<>(List.of(new MethodNote("draws", text.apply("Seeds run from 3 to at most 4."))));
        methods.addAll(JudgingMethod.of(claims.stream().map(PaperDossier.ClaimFile::claim).toList()));
        return new PaperDossier(text.apply("sample"), Optional.of(paper),
                new VerifyReport(results, "quick", 3, true, List.of()), claims,
                List.of(new StudiedModel(told, FlowDerivation.equations(model), text.apply("K' = 2*K*(1 - K)")),
                        new StudiedModel(fuller, FlowDerivation.equations(fuller), text.apply("as text"))), methods);
    }

    private Source source(Source source) {
        return new Source(text.apply(source.paper()), text.apply(source.at()));
    }

    private void add(String id, String statement, String kind, String body, String finding, Verdict.Word expected,
                     Verdict.Word found) {
        Claim read = ClaimReader.read(new SourceText(id + ".yaml", "flowcheck: 1\nclaim: " + id
                + "\nsource: {paper: sample, at: Section " + id.charAt(3) + "}\nstates that: " + statement + "\nkind: "
                + kind + "\n"
                + (body.startsWith("runs:") ? "" : RUNS) + (body.contains("r.rate[") ? RATE : "") + body
                + (finding.isEmpty() ? "" : "finding: \"" + finding + "\"\n")), ProjectModels::find);
        List<Check> checks = read.checks().stream().map(this::told).toList();
        Claim claim = new Claim(text.apply(id), source(read.source()), text.apply(statement), read.kind(),
                read.runs().stream()
                .map(this::told).toList(), read.quantities(), read.times(), checks, read.widths(), read.obligations(),
                read.twins(),
                expected, finding.isEmpty() ? "" : text.apply(finding), read.figures(), read.requirements());
        claims.add(new PaperDossier.ClaimFile(claim, text.apply(id)));
        List<ProofFinding> proofs = read.obligations().stream().map(Obligation::text)
                .map(written -> found == Verdict.Word.VIOLATED
                ? new ProofFinding(text.apply(written), ProofFinding.Status.REFUTED, 0, text.apply("0.32 != 0.16"),
                        text.apply("K = 0.2"),
                        List.of(text.apply("on all of it")))
                : new ProofFinding(text.apply(written), ProofFinding.Status.PROVED, 0, text.apply("normal form"), ""))
                .toList();
        boolean apart = found == Verdict.Word.PROVED;
        results.add(new ClaimResult(claim.id(), claim.source(), claim.statement(), claim.kind(),
                Verdict.of(found), expected,
                claim.finding(), text.apply("smallest margin 0.0123, error 4.5e-12"),
                text.apply("K0 0.1, 0.5, 4 runs, t <= 3"),
                OptionalDouble.of(apart ? -1.5e-13 : 0.0123), OptionalDouble.of(4.5e-12),
                text.apply("K0 0.5, seed 4, t = 0.25"),
                found == Verdict.Word.VIOLATED ? text.apply("flowcheck solve k-logistic K0=0.5 --seed 4 --until 3")
                        : "", 4, 52, proofs,
                List.of(new ClaimResult.TwinResult(text.apply("2* -> 2.1*"), Verdict.of(Verdict.Word.VIOLATED), true,
                        Optional.of("2.000001"))),
                Stream.concat(checks.stream().map(Check::text), claim.widths().stream().map(WidthCheck::text).map(text))
                        .map(written -> new ClaimResult.CheckResult(written,
                        found == Verdict.Word.PROVED || found == Verdict.Word.CONSISTENT ? Verdict.Word.HOLDS : found,
                        text.apply("smallest margin 0.0123, error 4.5e-12"), OptionalDouble.of(0.0123),
                        OptionalDouble.of(4.5e-12), text.apply("K0 0.5, seed 4, t = 0.25"), 40, 12)).toList()));
    }

    private Check told(Check check) {
        return new Check(text.apply(check.text()), check.comparison(), check.run(), check.given(), check.equality(),
                check.wording()
                .map(wording -> new Check.Wording(told(wording.formula()), wording.given().map(this::told),
                        wording.equality().map(this::told))));
    }

    private Written told(Written written) {
        return new Written(text.apply(written.text()), written.formula());
    }

    private RunPlan told(RunPlan plan) {
        return new RunPlan(plan.name(), plan.model(), plan.activations(), List.of("", text.apply("aligned")),
                plan.grid(),
                plan.seeds(), plan.extent());
    }
}
