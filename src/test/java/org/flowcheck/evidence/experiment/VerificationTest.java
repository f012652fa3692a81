package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.ClaimResult;
import org.flowcheck.evidence.claim.MethodNote;
import org.flowcheck.evidence.claim.PaperDossier;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.Verdict.Word;
import org.flowcheck.evidence.claim.VerifyReport;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from claim files to a report, on claims whose truth is known. */
class VerificationTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/flowcheck/evidence/experiment/small-report.txt");

    @TempDir
    private Path folder;

    private void claim(String id, String body) throws IOException {
        Path file = folder.resolve("proofs-check/test/" + id + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "flowcheck: 1\nclaim: " + id + "\nsource: {paper: test, at: here}\nstates that: " + id + "\n"
                + body);
    }

    private VerifyReport verify(int threads, Watch watch, String... selection) {
        Verification verification = new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.QUICK, 1, threads));
        List<Path> files = new ClaimCatalogue(folder, Optional.empty()).select(List.of(selection));
        return verification.verify(verification.read(files), watch);
    }

    private void smallSet() throws IOException {
        String run = "runs: {r: {model: k-logistic, K0: [0.1, 0.5], until: 3, samples: 13}}\nfor all: {t: times}\n";
        claim("a-holds", "kind: pathwise\n" + run + "check: r.K[t] <= 1\ncontrol: {replace: [\"1\", \"0.95\"]}\n");
        claim("b-equal", "kind: pathwise\n" + run
                + "check: r.K[t] == r.K[0]/(r.K[0] + (1 - r.K[0])*Exp[-2*t])\ncontrol: {replace: [\"-2*t\", \"-2.1*t\"]}\n");
        claim("c-violated", "kind: pathwise\n" + run + "check: r.K[t] <= 0.9\ncontrol: {replace: [\"0.9\", \"0.8\"]}\n"
                + "expect: violated\nfinding: K passes 0.9\n");
        claim("d-tight", "kind: pathwise\n" + run + "check: r.K[t] >= r.K[0]\ncontrol: {replace: [\">=\", \"<=\"]}\n");
        claim("e-unmet", "kind: pathwise\n" + run + "given: r.K[t] > 2\ncheck: r.K[t] <= 1\n"
                + "control: {replace: [\"1\", \"0.9\"]}\nexpect: hypotheses not met\nfinding: K stays below 1\n");
        claim("f-proved", "kind: identity\nprove: {model: k-logistic, identity: \"Dt[K] == 2*K*(1 - K)\"}\n" + run
                + "quantities: {rate: \"Dt[K]\"}\ncheck: r.rate[t] == 2*r.K[t]*(1 - r.K[t])\n"
                + "control: {replace: [\"2*K\", \"2.1*K\"]}\n");
        claim("g-limit", "kind: limit\nruns: {r: {model: k-logistic, K0: [0.1, 0.5], until: 6}}\n"
                + "check: \"Abs[Limit[r.K[t], t] - 1] <= 0.001\"\ncontrol: {replace: [\"- 1\", \"- 1.05\"]}\n");
        claim("h-untwinned", "kind: pathwise\n" + run + "check: r.K[t] <= 1\ncontrol: {replace: [\"1\", \"1.05\"]}\n");
    }

    @Test
    void aSmallSetOfClaimsGetsTheVerdictsItShould() throws IOException {
        smallSet();
        VerifyReport report = verify(2, Watch.NONE);
        List<Word> words = report.claims().stream().map(claim -> claim.verdict().word()).toList();
        assertEquals(List.of(Word.HOLDS, Word.HOLDS, Word.VIOLATED, Word.INCONCLUSIVE, Word.HYPOTHESES_NOT_MET, Word.PROVED,
                Word.CONSISTENT, Word.HOLDS), words);
        assertEquals(List.of(true, true, true, true, false, true, true, false),
                report.claims().stream().map(ClaimResult::controlled).toList());
        assertEquals("4 proved or hold, 1 consistent, 2 findings, 3 unexpected", report.summary());
        assertTrue(report.complete());
    }

    /** Numbers that depend on the last digits of a run are masked: what is golden is what a reader is told. */
    @Test
    void theReportOfASmallSetReadsAsItsGoldenText() throws IOException {
        smallSet();
        String text = verify(1, Watch.NONE).claims().stream().map(VerificationTest::lines).collect(Collectors.joining("\n"));
        if ("write".equals(System.getProperty("flowcheck.goldens"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertEquals(Files.readString(GOLDEN), text);
    }

    private static String lines(ClaimResult claim) {
        String masked = claim.evidence().replaceAll("(error|difference|\\+-|margin) [0-9.e-]+", "$1 *")
                .replaceAll("[0-9.]+e-[0-9]+", "*");
        StringBuilder text = new StringBuilder(claim.id() + ": " + claim.verdict().text() + "; expected "
                + claim.expected().text() + "\n  evidence: " + masked + "\n  scope: " + claim.scope() + "\n");
        if (!claim.command().isEmpty()) {
            text.append("  again: ").append(claim.command()).append('\n');
        }
        claim.twins().forEach(twin -> text.append("  twin: ").append(twin.what()).append(": ")
                .append(twin.verdict().text()).append(", ").append(twin.refuted() ? "refuted" : "not refuted")
                .append(twin.smallest().map(at -> " at " + at).orElse("")).append('\n'));
        return text.toString();
    }

    /** K' = sum of a^2 + w^2 starts at 2 m^(1 - 2 alpha) on average, with a relative noise of m^(-1/2). */
    @Test
    void ordersAndLimitsOverWidthsAreJudgedFromTheRuns() throws IOException {
        String run = "kind: order\nruns: {r: {model: two-layer-descent, m: [100, 200, 400, 800, 1600], alpha: [0.75, 1],"
                + " seeds: 16, until: 1, samples: 5}}\n";
        claim("a-order", run + "check: {order of: \"r.Kp[0]\", in: r.m, equals: \"r.m^(1 - 2*r.alpha)\"}\n"
                + "control:\n  - {replace: [\"r.m^(1 -\", \"r.m^(1.1 -\"]}\n"
                + "  - {replace: [\"r.m^(1 -\", \"r.m^(0.9 -\"]}\n");
        claim("b-off", run + "check: {order of: \"r.Kp[0]\", in: r.m, at most: \"r.m^(0.5 - 1.5*r.alpha)\"}\n"
                + "control: {replace: [\"(0.5 -\", \"(0.4 -\"]}\nexpect: violated\nfinding: wrong at alpha = 0.75\n");
        claim("c-limit", run + "check: {limit of: \"r.Kp[0]*r.m^(2*r.alpha - 1)\", in: r.m, equals: 2, rate: "
                + "\"r.m^(-1/2)\", resolution: 0.4}\ncontrol: {replace: [\"r.Kp[0]\", \"1.3*r.Kp[0]\"]}\n");
        List<ClaimResult> results = verify(2, Watch.NONE).claims();
        assertEquals(List.of(Word.CONSISTENT, Word.VIOLATED, Word.CONSISTENT),
                results.stream().map(result -> result.verdict().word()).toList());
        assertEquals(List.of(true, true, true), results.stream().map(ClaimResult::controlled).toList());
        assertTrue(results.get(1).evidence().startsWith("alpha 0.75: slope -0.")
                && !results.get(1).evidence().contains("alpha 1:"), results.get(1).evidence());
        assertTrue(results.get(0).evidence().startsWith("alpha 0.75: slope -0."), results.get(0).evidence());
        assertTrue(results.get(0).evidence().contains("refuted from 0.0"), results.get(0).evidence());
        assertTrue(results.get(2).evidence().contains("limit"), results.get(2).evidence());
    }

    /** The odds (1 - K)/K fall as exp(-2 t): they are 1 at log((1 - K0)/K0)/2, and their root at half of that time. */
    @Test
    void firstTimesAndRangesAreThoseOfTheLogisticEquation() throws IOException {
        String run = "kind: pathwise\nruns: {r: {model: k-logistic, K0: [0.1, 0.3], until: 3, samples: 121}}\n";
        String exit = "FirstTime[r.K[v] >= 1/2, v]";
        claim("a-exit", run + "check: \"" + exit + " <= Log[(1 - r.K0)/r.K0]/2 + 0.001\"\n"
                + "control: {replace: [\"+ 0.001\", \"- 0.001\"]}\n");
        claim("b-value", run + "check: \"At[r.K[u], u, " + exit + "/2] <= 1/(1 + Sqrt[(1 - r.K0)/r.K0]) + 0.001\"\n"
                + "control: {replace: [\"+ 0.001\", \"- 0.001\"]}\n");
        claim("c-integral", run + "quantities: {rate: \"Dt[K]\"}\n"
                + "check: \"Abs[Integral[r.rate[u], {u, 0, " + exit + "}] - (1/2 - r.K0)] <= 0.001\"\n"
                + "control: {replace: [\"(1/2\", \"(0.51\"]}\n");
        claim("d-range", run + "check: \"Sup[r.K[u], {u, 0, " + exit + "}] <= 0.501\"\n"
                + "control: {replace: [\"0.501\", \"0.499\"]}\n");
        claim("e-onwards", run + "for all: {t: times}\ncheck:\n  - \"Sup[r.K[u], {u, t, end}] == r.K[end]\"\n"
                + "  - \"Inf[r.K[u], {u, t, end}] >= 0.999*r.K[t]\"\n"
                + "control:\n  - {replace: [\"Sup[r.K[u], {u, t, end}]\", \"Sup[r.K[u], {u, 0, t}]\"]}\n"
                + "  - {replace: [\"Inf[r.K[u], {u, t, end}]\", \"Inf[r.K[u], {u, 0, end}]\"]}\n");
        List<ClaimResult> results = verify(2, Watch.NONE).claims();
        assertEquals(List.of(Word.HOLDS, Word.HOLDS, Word.HOLDS, Word.HOLDS, Word.HOLDS),
                results.stream().map(result -> result.verdict().word()).toList());
        assertTrue(results.stream().allMatch(ClaimResult::controlled));
    }

    /**
     * An operator goes through the samples of the run that its body reads, wherever it stands and whichever run is
     * named first: here the short run has 3 samples to the time 1, the long one 121 to the time 3, and K is known in
     * closed form.
     */
    @Test
    void anOperatorGoesThroughTheRunItReads() throws IOException {
        String runs = "kind: pathwise\nruns:\n  short: {model: k-logistic, K0: [0.1, 0.3], until: 1, samples: 3}\n"
                + "  long: {model: k-logistic, K0: [0.1, 0.3], until: 3, samples: 121}\n";
        claim("a-largest", runs + "check: \"short.K0 + 0.6 <= Sup[long.K[u], u]\"\n"
                + "control: {replace: [\"0.6\", \"0.9\"]}\n");
        claim("b-exit", runs + "check: \"Log[(1 - short.K0)/short.K0]/2 >= FirstTime[long.K[v] >= 1/2, v] - 0.001\"\n"
                + "control: {replace: [\"- 0.001\", \"+ 0.001\"]}\n");
        // The odds (1 - K)/K fall as exp(-2 t).
        claim("c-number", runs + "numbers: {passed: \"FirstTime[short.K0 + 0.2 <= long.K[v], v]\"}\n"
                + "check: \"passed <= Log[(1 - short.K0)/short.K0*(short.K0 + 0.2)/(0.8 - short.K0)]/2 + 0.001\"\n"
                + "control: {replace: [\"+ 0.001\", \"- 0.001\"]}\n");
        // K' is at most 1/2, so that the smallest lies at u = t.
        claim("d-two-times", runs + "for all: {t: times}\ncheck: \"short.K[t] == Inf[long.K[u] + Abs[u - t], u]\"\n"
                + "control: {replace: [\"u - t\", \"u - 1.1*t\"]}\n");
        claim("e-range", runs + "for all: {t: times}\ncheck:\n  - \"short.K[t] == Inf[long.K[u], {u, t, end}]\"\n"
                + "  - \"short.K[t] + 0.1 <= Sup[long.K[u], {u, t, end}]\"\n"
                + "control: [{replace: [\"{u, t, end}]\", \"{u, 0, end}]\"]}, {replace: [\"0.1\", \"0.9\"]}]\n");
        List<ClaimResult> results = verify(2, Watch.NONE).claims();
        assertEquals(List.of(Word.HOLDS, Word.HOLDS, Word.HOLDS, Word.HOLDS, Word.HOLDS),
                results.stream().map(result -> result.verdict().word()).toList());
        assertTrue(results.stream().allMatch(ClaimResult::controlled));
    }

    /** Two plans with their widths in other orders draw the same numbers, run by run. */
    @Test
    void runsOfTwoNamesArePairedOnTheSameDraws() throws IOException {
        claim("a-paired", "kind: pathwise\nruns:\n"
                + "  r: {model: two-layer-descent, m: [10, 20, 5], alpha: [0.75, 1], seeds: 3, until: 2, samples: 5}\n"
                + "  s: {model: two-layer-descent, m: [5, 10, 20], alpha: [1, 0.75], seeds: 4, until: 2, samples: 5}\n"
                + "for all: {t: times}\ncheck: r.K[t] == s.K[t]\ncontrol: {replace: [s.K, 1.001*s.K]}\n");
        ClaimResult result = verify(2, Watch.NONE).claims().get(0);
        assertEquals(Word.HOLDS, result.verdict().word());
        assertTrue(result.controlled());
    }

    /** The least product of pairs of columns, summed out and by the matrix that the flow conserves. */
    @Test
    void aConditionOnAllPairsIsOneMinimum() throws IOException {
        claim("a-pairs", "kind: pathwise\nruns: {r: {model: three-layer-effective, m: [1, 2, 7], seeds: 2, until: blow-up,"
                + " up to: 1e6, samples: 20}}\nquantities:\n"
                + "  summed: \"Minimum[c[i]*c[j]*Sum[b[k, i]*b[k, j], {k, m}], {i, m}, {j, m}]\"\n"
                + "  conserved: \"Minimum[c[i]*c[j]*(c[i]*c[j] + Initial[Sum[b[k, i]*b[k, j], {k, m}] - c[i]*c[j]]),"
                + " {i, m}, {j, i}]\"\n"
                + "for all: {t: times}\ncheck: \"r.summed[t] == r.conserved[t]\"\n"
                + "control:\n  - {replace: [\"(c[i]*c[j] + \", \"(1.05*c[i]*c[j] + \"], in: quantities}\n"
                + "  - {replace: [\"{j, i}\", \"{j, i, i}\"], in: quantities}\n");
        ClaimResult result = verify(2, Watch.NONE).claims().get(0);
        assertEquals(Word.HOLDS, result.verdict().word(), result::toString);
        assertTrue(result.controlled(), result::toString);
    }

    /** Laws of weights: shifted by 1/4, equal where the weights are, and no farther apart than neuron by neuron. */
    @Test
    void distancesBetweenLawsAreMeasuredAtEverySample() throws IOException {
        String run = "kind: pathwise\nruns: {r: {model: two-layer-descent, m: [5, 50], alpha: 0.75, INITIALseeds: 2, until: 2,"
                + " samples: 5}}\nfor all: {t: times}\n";
        claim("a-shift", run.replace("INITIAL", "") + "quantities:\n  w2: \"WassersteinDistance[a[k], a[k] + 1/4, {k, m}]\"\n"
                + "check: \"r.w2[t] == 1/4\"\ncontrol: {replace: [\"1/4\", \"0.2500001\"]}\n");
        claim("b-balanced", run.replace("INITIAL", "initial: balanced, ") + "quantities:\n  size: \"Norm[a]/Sqrt[m]\"\n"
                + "  w2: \"WassersteinDistance[Abs[a[k]], Norm[w[k]], {k, m}]\"\n"
                + "check: \"r.w2[t] + r.size[t] == r.size[t]\"\ncontrol: {replace: [\"== r\", \"== 1.001*r\"]}\n");
        claim("c-neurons", run.replace("INITIAL", "") + "quantities:\n"
                + "  l2: \"Sum[(Abs[a[k]] - Norm[w[k]])^2, {k, m}]/m\"\n"
                + "  w2: \"WassersteinDistance[Abs[a[k]], Norm[w[k]], {k, m}]\"\n"
                + "  rates: \"WassersteinDistance[Dt[a[k]], Dt[a[k]] + l2, {k, m}]\"\n"
                + "check: \"r.w2[t]^2 < r.l2[t] && r.rates[t] >= 0.99*r.l2[t]\"\n"
                + "control:\n  - {replace: [\"r.l2[t] &&\", \"0.1*r.l2[t] &&\"]}\n"
                + "  - {replace: [\"0.99\", \"1.01\"]}\n");
        List<ClaimResult> results = verify(2, Watch.NONE).claims();
        assertEquals(List.of(Word.HOLDS, Word.HOLDS, Word.HOLDS),
                results.stream().map(result -> result.verdict().word()).toList(), results::toString);
        assertTrue(results.stream().allMatch(ClaimResult::controlled), results::toString);
    }

    /**
     * Of two singular values the sum of squares and the product are elementary; projections of rows and columns by
     * Pythagoras and through the matrix itself, along the run.
     */
    @Test
    void singularValuesAndProjectionsAreMeasuredAtEverySample() throws IOException {
        String run = "kind: pathwise\nruns: {r: {model: three-layer-effective, m: M, seeds: 3, until: 0.1,"
                + " samples: 5}}\nfor all: {t: times}\n";
        String b = "quantities:\n  B: \"Matrix[{{k, m}}, {b[k, l], {l, m}}]\"\n";
        claim("a-values", run.replace("M", "2") + b + "  s: \"SingularValue[B, 1]\"\n  next: \"SingularValue[B, m]\"\n"
                + "  squares: \"FrobeniusNorm[b]^2\"\n  det: \"Abs[b[1, 1]*b[2, 2] - b[1, 2]*b[2, 1]]\"\n"
                + "check:\n  - \"r.s[t]^2 + r.next[t]^2 == r.squares[t]\"\n  - \"r.s[t]*r.next[t] == r.det[t]\"\n"
                + "  - \"r.s[t] > r.next[t]\"\n"
                + "control:\n  - {replace: [\"== r.squares\", \"== 1.0000001*r.squares\"]}\n"
                + "  - {replace: [\"== r.det\", \"== 1.0000001*r.det\"]}\n");
        // v_r.(B^T a) = s_r u_r.a, and c in the basis of the v_r; both of one and of all vectors of a family.
        claim("b-projections", run.replace("M", "3") + b + "  s: \"SingularValue[B, 2]\"\n"
                + "  left: \"SingularProjection[B, 2, a[k], {0}]\"\n"
                + "  through: \"SingularProjection[B, 2, 0, {Sum[b[k, l]*a[k], {k, m}]}]\"\n"
                + "  one: \"SingularProjection[B, 1, 0, {c[l]}]\"\n  two: \"SingularProjection[B, 2, 0, {c[l]}]\"\n"
                + "  three: \"SingularProjection[B, 3, 0, {c[l]}]\"\n  all: \"Norm[c]\"\n"
                + "  unit: \"SingularProjection[B, 1, KroneckerDelta[k, i], {0}, {i, m}]\"\n"
                + "check:\n  - \"r.through[t] == r.s[t]*r.left[t]\"\n"
                + "  - \"r.one[t]^2 + r.two[t]^2 + r.three[t]^2 == r.all[t]^2\"\n  - \"r.unit[t] == 1\"\n"
                + "control:\n  - {replace: [\"== r.s[t]\", \"== 1.00001*r.s[t]\"]}\n"
                + "  - {replace: [\"== r.all[t]\", \"== 1.00001*r.all[t]\"]}\n"
                + "  - {replace: [\"== 1\", \"== 1.00001\"]}\n");
        claim("c-blocks", run.replace("M", "3") + "quantities:\n"
                + "  B: \"Matrix[{{k, m}}, {b[k, l], {l, m}}]\"\n"
                + "  parts: \"Matrix[{{k, m}}, {b[k, 1]}, {b[k, l + 1], {l, m - 1}}]\"\n"
                + "  s: \"SingularValue[B, 1]\"\n  p: \"SingularValue[parts, 1]\"\n"
                + "  x: \"SingularProjection[B, 1, 0, {c[l]}]\"\n"
                + "  y: \"SingularProjection[parts, 1, 0, {c[1], c[l + 1]}]\"\n"
                + "check:\n  - \"r.s[t] == r.p[t]\"\n  - \"r.x[t] == r.y[t]\"\n"
                + "control:\n  - {replace: [\"== r.p\", \"== 1.001*r.p\"]}\n"
                + "  - {replace: [\"{c[1], c\", \"{c[2], c\"], in: quantities}\n");
        List<ClaimResult> results = verify(2, Watch.NONE).claims();
        assertEquals(List.of(Word.HOLDS, Word.HOLDS, Word.HOLDS),
                results.stream().map(result -> result.verdict().word()).toList(), results::toString);
        assertTrue(results.stream().allMatch(ClaimResult::controlled), results::toString);
    }

    /** Equal singular values are values, but have no vectors: neither a statement nor its contrary holds. */
    @Test
    void equalSingularValuesHaveNoVectors() throws IOException {
        for (String apart : List.of("0", "1e-13")) {
            String run = "kind: pathwise\nruns: {r: {model: three-layer-effective, m: 3, until: 0.1, samples: 3}}\n"
                    + "for all: {t: times}\nquantities:\n"
                    + "  I: \"Matrix[{{k, m}}, {KroneckerDelta[k, l]*(1 + " + apart + "*(k - 1)), {l, m}}]\"\n";
            String vector = run + "  x: \"SingularProjection[I, 1, 0, {c[l]}]\"\n  all: \"Norm[c]\"\n";
            String control = "control: {replace: [\"[t]\", \"[t]/1000\"]}\n";
            claim("a-value", run + "  s: \"SingularValue[I, 1]\"\ncheck: \"r.s[t] == 1 + 2*" + apart + "\"\n" + control);
            claim("b-vector", vector + "check: \"r.x[t] <= 1.001*r.all[t]\"\n" + control);
            claim("c-contrary", vector + "check: \"r.x[t] > 1.001*r.all[t]\"\n" + control);
            assertEquals(List.of(Word.HOLDS, Word.INCONCLUSIVE, Word.INCONCLUSIVE), verify(2, Watch.NONE).claims()
                    .stream().map(result -> result.verdict().word()).toList(), apart);
        }
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        smallSet();
        assertEquals(verify(1, Watch.NONE), verify(2, Watch.NONE));
    }

    /** What a report says reproduces a claim's numbers does: no claim's result depends on those it is judged with. */
    @Test
    void aClaimAloneIsJudgedAsAmongOthers() throws IOException {
        smallSet();
        String run = "kind: pathwise\nruns: {r: {model: k-logistic, K0: [0.1, 0.5], until: 3, samples: 13}}\nfor all: {t: times}\n";
        claim("i-square", run + "quantities: {square: \"K^2\"}\ncheck: r.square[t] >= 0\ncontrol: {replace: [\">=\", \"<=\"]}\n");
        // The error of this one is all rounding, whose pattern must not hang on the quantities of other claims.
        claim("j-rounded", run + "quantities: {one: \"(K + 1/3) - (K - 2/3)\"}\ncheck: r.one[t] == r.one[0]\n"
                + "control: {replace: [\"== r\", \"== 1.05*r\"]}\n");
        claim("k-cube", run + "quantities: {cube: \"K^3\"}\ncheck: \"r.cube[t] - r.cube[0] >= r.K[0]^3*(1 - r.K[0])*t*0\"\n"
                + "control: {replace: [\">=\", \"<=\"]}\n");
        for (ClaimResult among : verify(2, Watch.NONE).claims()) {
            assertEquals(List.of(among), verify(1, Watch.NONE, among.id()).claims());
        }
    }

    @Test
    void aDossierTellsWhatWasUsed() throws IOException {
        smallSet();
        Verification verification = new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.STANDARD, 5, 1));
        List<Path> files = new ClaimCatalogue(folder, Optional.empty()).select(List.of());
        List<Claim> claims = verification.read(files);
        List<PaperDossier> dossiers = verification.dossiers(claims, files, List.of(), verification.verify(claims, Watch.NONE));
        assertEquals(1, dossiers.size());
        PaperDossier dossier = dossiers.get(0);
        assertEquals(claims, dossier.claims().stream().map(PaperDossier.ClaimFile::claim).toList());
        assertEquals(claims.stream().map(Claim::id).toList(), dossier.claims().stream().map(PaperDossier.ClaimFile::selection).toList());
        // The first is the one that claims name, the second the fuller one that it is said to follow from.
        assertEquals(List.of("k-logistic", "two-layer-descent"), dossier.models().stream().map(studied -> studied.model().name()).toList());
        Map<String, String> notes = dossier.methods().stream().collect(Collectors.toMap(MethodNote::topic, MethodNote::text));
        assertTrue(notes.get("draws").startsWith("Seeds run from 5 to at most 8, 4 times as many"), notes.get("draws"));
        assertTrue(notes.get("integration").startsWith("DormandPrince853, relative tolerance "
                + ScopeText.plain(IntegrationSettings.DEFAULT_RELATIVE_TOLERANCE)), notes.get("integration"));
        assertTrue(notes.get("integration").contains(ScopeText.plain(TimeIntegration.COARSENING) + " times as large"), notes.get("integration"));
        assertTrue(notes.containsKey("proofs") && notes.containsKey("margins"), notes.keySet()::toString);
        assertFalse(notes.containsKey("blow-up") || notes.containsKey("statistics"), "no claim needs these");
    }

    @Test
    void claimsAreSelectedByIdPaperAndPath() throws IOException {
        smallSet();
        assertEquals(List.of("b-equal"), ids(verify(1, Watch.NONE, "b-equal")));
        assertEquals(8, verify(2, Watch.NONE, "test").claims().size());
        assertEquals(List.of("a-holds"), ids(verify(1, Watch.NONE, "proofs-check/test/a-holds.yaml")));
        DiagnosticException unknown = org.junit.jupiter.api.Assertions.assertThrows(DiagnosticException.class,
                () -> verify(1, Watch.NONE, "a-hold"));
        assertEquals(Code.FILE_NOT_FOUND, unknown.diagnostics().get(0).code());
        assertEquals("a-holds", unknown.diagnostics().get(0).suggestion());
    }

    private static List<String> ids(VerifyReport report) {
        return report.claims().stream().map(ClaimResult::id).toList();
    }

    @Test
    void equalRunsOfSeveralClaimsAreMadeOnce() throws IOException {
        smallSet();
        AtomicInteger total = new AtomicInteger();
        verify(1, new Watch() {
            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void progress(double done, int all) {
                total.set(all);
            }
        });
        // Two grids of two runs each, and eight claims.
        assertEquals(2 + 2 + 8, total.get());
    }

    @Test
    void aCancelledVerificationKeepsWhatItHas() throws IOException {
        smallSet();
        VerifyReport report = verify(1, Watch.cancelledBy(() -> true));
        assertFalse(report.complete());
        assertTrue(report.claims().isEmpty());
    }

    @Test
    void aRefutedProofWinsOverAgreement() throws IOException {
        claim("wrong", "kind: identity\nprove: {model: k-logistic, identity: \"Dt[K] == K\"}\n"
                + "control: {replace: [\"== K\", \"== 2*K\"]}\n");
        Verification verification = new Verification(new ModelLibrary(folder, Optional.of(Path.of(""))),
                new Verification.Settings(Thoroughness.QUICK, 1, 1),
                obligation -> new ProofFinding(obligation.text(), ProofFinding.Status.REFUTED, 0, "1 != 2", "a point"));
        List<Claim> claims = verification.read(new ClaimCatalogue(folder, Optional.empty()).select(List.of()));
        ClaimResult result = verification.verify(claims, Watch.NONE).claims().get(0);
        assertEquals(Word.VIOLATED, result.verdict().word());
        assertTrue(result.evidence().contains("1 != 2"));
    }

    @Test
    void constantsAreComputed() throws IOException {
        claim("a-proved", "kind: identity\nprove:\n"
                + "  - {sub-exponential norm of: \"ChiSquareDistribution[1]\", equals: 8/3}\n"
                + "  - {sub-exponential norm of: \"ChiSquareDistribution[d]\", below: 2*d + 1, "
                + "with: {d: [1, 2, 3, 10]}}\n"
                + "  - {growth exponent of: \"d*m^(-alpha)/Sqrt[m]\", in: m, equals: -1/2 - alpha}\n"
                + "  - {multiplicity of: \"z*Tanh[z]\", in: z, equals: 2}\n"
                + "  - {parameters: [a, b], where: a > 50, identity: \"Sqrt[a*b] == Sqrt[a]*Sqrt[b]\"}\n"
                + "control:\n  - {replace: [\"8/3\", \"2.8\"]}\n  - {replace: [\"2*d\", \"1.4*d\"]}\n"
                + "  - {replace: [\"-1/2\", \"-0.6\"]}\n  - {replace: [\"Tanh[z]\", \"Cosh[z]\"]}\n"
                + "  - {replace: [\"Sqrt[b]\", \"1.05*Sqrt[b]\"]}\n");
        claim("b-refuted", "kind: identity\nprove: {sub-exponential norm of: \"ChiSquareDistribution[d]\", below: 3}\n"
                + "control: {replace: [\"3\", \"2.9\"]}\nexpect: violated\nfinding: the norm grows\n");
        claim("c-refuted", "kind: identity\nprove: {multiplicity of: \"Abs[z]\", in: z, equals: 1}\n"
                + "control: {replace: [\"Abs[z]\", \"z^2\"]}\nexpect: violated\nfinding: a kink\n");
        claim("d-open", "kind: identity\nprove: {growth exponent of: \"m^a + m^b\", in: m, equals: a}\n"
                + "control: {replace: [\"m^a + m^b\", \"m^(1.1*a)\"]}\n");
        VerifyReport report = verify(2, Watch.NONE);
        assertEquals(List.of(Word.PROVED, Word.VIOLATED, Word.VIOLATED, Word.INCONCLUSIVE),
                report.claims().stream().map(claim -> claim.verdict().word()).toList());
        assertTrue(report.claims().stream().allMatch(ClaimResult::controlled));
        assertEquals(List.of("residual 0; norm == 8/3, < 2*d + 1; exponent == -alpha - 1/2; multiplicity == 2",
                        "4.00 >= 3.00 at d = 2",
                        "multiplicity of Abs[z]: none (its derivative of order 1 does not exist at zero), not 1",
                        "not proved: growth exponent of m^a + m^b in m == a (the larger of the exponents a and b"
                                + " depends on the parameters)"),
                report.claims().stream().map(ClaimResult::evidence).toList());
        assertEquals(List.of("d 1; d 1, 2, 3, 10; at z = 0; all a > 50, b; m to infinity, d > 0, real alpha",
                "all d from 1", "at z = 0", "m to infinity, real a, b"),
                report.claims().stream().map(ClaimResult::scope).toList());
    }

    /** Claims may come from strangers: no path in one shows what stands in files elsewhere. */
    @Test
    void modelsOutsideTheFolderAreNotRead(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.yaml"), "a secret\n");
        Files.createSymbolicLink(folder.resolve("link.yaml"), secret);
        for (String model : List.of(secret.toString(), folder.relativize(secret).toString(), "link.yaml")) {
            claim("outside", "kind: pathwise\nruns: {r: {model: \"" + model + "\", until: 1}}\ncheck: r.x[end] > 0\n"
                    + "control: {replace: [\">\", \"<\"]}\n");
            DiagnosticException refused = assertThrows(DiagnosticException.class, () -> verify(1, Watch.NONE));
            assertEquals(Code.FILE_NOT_FOUND, refused.diagnostics().get(0).code());
            assertTrue(refused.diagnostics().get(0).message().contains("leads out"), refused.getMessage());
            assertFalse(refused.getMessage().contains("a secret"), refused.getMessage());
        }
    }
}
