package org.flowcheck.evidence.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Check;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.Quantity;
import org.flowcheck.evidence.claim.Twin;
import org.flowcheck.evidence.claim.Value;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.syntax.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimReaderTest {

    private static final String HEAD = """
            flowcheck: 1
            claim: sample
            source: {paper: multi-stage, at: "(19)"}
            states that: K grows
            kind: pathwise
            runs:
              r: {model: k-logistic, K0: [0.1, 0.2], seeds: 3, until: 2}
              s: {model: k-logistic, K0: [0.3, 0.4], seeds: 3, until: 2}
            """;

    static List<Path> claims() {
        try (Stream<Path> files = Files.walk(Path.of("proofs-check"))) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith(PaperReader.FILE))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Claim read(String tail) {
        return ClaimReader.read(new SourceText("sample.yaml", HEAD + tail), ProjectModels::find);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyClaimOfTheProjectIsReadAndHasTwins(Path file) {
        Claim claim = ClaimReader.read(SourceFile.read(file), ProjectModels::find);
        assertEquals(file.getFileName().toString(), claim.id() + ".yaml");
        assertFalse(claim.twins().isEmpty());
        for (Twin twin : claim.twins()) {
            assertFalse(twin.claim().checks().isEmpty() && twin.claim().widths().isEmpty()
                    && twin.claim().obligations().isEmpty(), twin.what());
            // What a twin measures is measured with the claim.
            assertTrue(claim.quantities().stream().map(Value.Series::quantity).toList().containsAll(
                    twin.claim().quantities().stream().map(Value.Series::quantity).toList()), twin.what());
        }
    }

    @Test
    void aNumberStandsForItsFormulaAndCanBeFalsified() {
        String named = """
                numbers:
                  start: "r.K[0]"
                  twice: "2*start"
                for all: {t: times}
                check: "r.K[t] < twice"
                control: {replace: ["2*", "1*"], in: numbers}
                """;
        Claim claim = read(named);
        Claim written = read("for all: {t: times}\ncheck: \"r.K[t] < 2*r.K[0]\"\n"
                + "control: {replace: [\"2*\", \"1*\"]}\n");
        assertEquals(written.checks().get(0).comparison(), claim.checks().get(0).comparison());
        assertEquals(written.twins().get(0).claim().checks().get(0).comparison(),
                claim.twins().get(0).claim().checks().get(0).comparison());
    }

    @Test
    void aRunMayEndAtAFormulaOfItsParameters() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", HEAD.replace("until: 2", "until: \"2*Log[1/K0]\"")
                + "for all: {t: times}\ncheck: r.K[t] > 0\ncontrol: {replace: [\">\", \"<\"]}\n"), ProjectModels::find);
        Extent.UntilTime until = (Extent.UntilTime) claim.runs().get(0).extent();
        assertEquals(2 * Math.log(10), until.end(Map.of("K0", 0.1)), 1e-15);
        assertThrows(DiagnosticException.class, () -> until.end(Map.of("K0", 2.0)));
    }

    @Test
    void aRunKnowsItsGridAndExtent() {
        Claim claim = read("for all: {t: times}\ncheck: r.K[t] > 0\ncontrol: {replace: [\">\", \"<\"]}\n");
        assertEquals(6, claim.runs().get(0).size());
        assertEquals(new Extent.UntilTime(Constant.of(2), RunReader.DEFAULT_SAMPLES,
                OptionalDouble.empty()), claim.runs().get(0).extent());
        assertEquals(Verdict.Word.HOLDS, claim.expected());
    }

    @Test
    void conjunctionsAndChainsAreSeparateChecks() {
        Claim claim = read("for all: {t: times}\ncheck: \"0 < r.K[t] <= 1 && s.K[t] > 0\"\n"
                + "control: {replace: [\"> 0\", \"< 0\"]}\n");
        assertEquals(List.of("r", "r", "s"), claim.checks().stream().map(Check::run).toList());
        assertEquals(2, claim.quantities().size());
    }

    @Test
    void aHypothesisAboutOtherRunsDoesNotApply() {
        Claim claim = read("for all: {t: times}\ngiven: r.K[t] > 0.5\ncheck:\n"
                + "  - r.K[t] > 0\n  - s.K[t] > 0\ncontrol: {replace: [\"> 0\", \"< 0\"]}\n");
        assertTrue(claim.checks().get(0).given().isPresent());
        assertTrue(claim.checks().get(1).given().isEmpty());
    }

    @Test
    void quantitiesMayUseEarlierOnesAndRates() {
        Claim claim = read("quantities:\n  twice: 2*K\n  rate: Dt[twice]\nfor all: {t: times}\n"
                + "check: r.rate[t] > 0\ncontrol: {replace: [\">\", \"<\"]}\n");
        Expression rate = ((Quantity.Scalar) claim.quantities().get(0).quantity()).formula();
        assertEquals("Dt[2*K]", ExpressionText.of(rate));
    }

    @Test
    void aDialTurnsTheOneNumberThatATwinChanges() {
        Claim claim = read("for all: {t: times}\ncheck: r.K[t] <= 2*r.K[0]*Exp[2*t]\n"
                + "control:\n  - {replace: [\"r.K[0]\", \"0.95*r.K[0]\"]}\n  - {replace: [\"2*t\", \"1.9*t\"]}\n"
                + "  - {replace: [\"Exp\", \"Log\"]}\n");
        Twin.Dial factor = claim.twins().get(0).dial().orElseThrow();
        assertEquals(1, factor.claimed());
        assertEquals(0.95, factor.falsified());
        assertEquals("r.K[t] <= 2*0.75*r.K[0]*Exp[2*t]", factor.at().apply(0.75).checks().get(0).text());
        Twin.Dial inside = claim.twins().get(1).dial().orElseThrow();
        assertEquals(2, inside.claimed());
        assertEquals(1.9, inside.falsified());
        assertEquals("r.K[t] <= 2*r.K[0]*Exp[(1.5)*t]", inside.at().apply(1.5).checks().get(0).text());
        assertTrue(claim.twins().get(2).dial().isEmpty());
    }

    @Test
    void aTwinKeepsOnlyWhatItChanges() {
        Claim claim = read("for all: {t: times}\ncheck:\n  - r.K[t] > 0\n  - s.K[t] <= 1\n"
                + "prove: {model: k-logistic, identity: \"Dt[K] == 2*K*(1 - K)\"}\n"
                + "control:\n  - {replace: [\"<= 1\", \"<= 0.5\"]}\n  - {replace: [\"2*K\", \"3*K\"], in: prove}\n");
        assertEquals(1, claim.twins().get(0).claim().checks().size());
        assertEquals(0, claim.twins().get(0).claim().obligations().size());
        assertEquals(0, claim.twins().get(1).claim().checks().size());
        assertEquals(1, claim.twins().get(1).claim().obligations().size());
    }

    private static Claim readConstants(String tail) {
        return ClaimReader.read(new SourceText("sample.yaml", "flowcheck: 1\nclaim: sample\n"
                + "source: {paper: test, at: here}\nstates that: constants\nkind: identity\n" + tail),
                ProjectModels::find);
    }

    @Test
    void eachRelationOfANormIsAnObligation() {
        Claim claim = readConstants("prove: {sub-exponential norm of: \"ChiSquareDistribution[n]\", at least: 8/3, "
                + "below: 2*n + 1, with: {n: [1, 4]}}\ncontrol: {replace: [\"8/3\", \"2.8\"]}\n");
        assertEquals(List.of("sub-exponential norm of ChiSquareDistribution[n] < 2*n + 1",
                        "sub-exponential norm of ChiSquareDistribution[n] >= 8/3"),
                claim.obligations().stream().map(Obligation::text).toList());
        Obligation.Norm norm = (Obligation.Norm) claim.obligations().get(0);
        assertEquals(List.of(1, 4), norm.degrees());
        assertEquals("n", norm.parameter());
        assertEquals(List.of("sub-exponential norm of ChiSquareDistribution[n] >= 2.8"),
                claim.twins().get(0).claim().obligations().stream().map(Obligation::text).toList());
        assertTrue(claim.twins().get(0).dial().isEmpty());
    }

    @Test
    void constantsMayUseQuantitiesAndAControlMayReplaceTheirFormulas() {
        Claim claim = readConstants("quantities:\n  alpha: Sqrt[m]\n  kappa: beta/alpha\n"
                + "prove:\n  - {growth exponent of: kappa, in: m, equals: -1/2}\n"
                + "  - {multiplicity of: z, in: z, equals: 1}\n"
                + "control:\n  - {replace: [\"kappa\", \"kappa*m^0.1\"]}\n"
                + "  - {replace: [\"Sqrt[m]\", \"m\"], in: quantities}\n");
        Obligation.Exponent exponent = (Obligation.Exponent) claim.obligations().get(0);
        assertEquals("beta/Sqrt[m]", ExpressionText.of(exponent.formula()));
        Obligation.Exponent twin = (Obligation.Exponent) claim.twins().get(0).claim().obligations().get(0);
        assertEquals("beta*m^0.1/Sqrt[m]", ExpressionText.of(twin.formula()));
        assertEquals(1, claim.twins().get(0).claim().obligations().size());
        assertEquals(2, claim.twins().get(1).claim().obligations().size());
    }

    @Test
    void namesInConstantsAreParametersButForIndicesFunctionsAndNumbers() {
        Claim claim = readConstants("prove: {growth exponent of: \"Sum[Exp[x], {k, 3}] + Pi*x^b + If[x > c, E, 1]\", "
                + "in: x, equals: 0}\ncontrol: {replace: [\"3\", \"4\"]}\n");
        Obligation.Exponent exponent = (Obligation.Exponent) claim.obligations().get(0);
        assertEquals(Set.of("b", "c", "x"), Traversal.freeNames(exponent.formula()));
    }

    @Test
    void parametersHaveADomain() {
        Claim claim = readConstants("prove: {parameters: [m, d], where: [m > 0, d >= 1], "
                + "identity: [\"m*d == d*m\", \"m == m*1\"]}\ncontrol: {replace: [\"d*m\", \"2*d*m\"]}\n");
        assertEquals(2, claim.obligations().size());
        Obligation.Identity identity = (Obligation.Identity) claim.obligations().get(0);
        assertEquals(List.of("m > 0", "d >= 1"), identity.model().domain().stream().map(ExpressionText::of).toList());
        assertTrue(identity.model().states().isEmpty());
        assertEquals(1, claim.twins().get(0).claim().obligations().size());
    }

    /** Runs sampled at different times go together where no time runs through both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "r.K[end] >= Sup[late.K[u], u] | true",
        "r.K[t] >= Inf[late.K[u], {u, 1, end}] | true",
        "r.K[end] >= At[late.K[u], u, FirstTime[r.K[v] > 0.5, v]] | true",
        "r.K[end] >= FirstTime[late.K[v] >= r.K0 + 0.2, v] | true",
        "r.K[end] >= FirstTime[r.K0 + 0.2 <= late.K[v], v] | true",
        "r.K[t] >= late.K[t] | false",
        "r.K[end] >= late.K[t] | false",
        "Sup[r.K[u] - late.K[u], u] >= 0 | false",
        "0 <= r.K[0] - FirstTime[r.K[v] > late.K[v], v] | false",
        "0 <= r.K[0] - FirstTime[r.K[v] > late.K[0], v] | false"})
    void runsOfDifferentTimesShareNone(String check, boolean fits) {
        String text = HEAD.replace("  s:", "  late: {model: k-logistic, K0: [0.1, 0.2], seeds: 3, until: 5, samples: 30}\n  s:")
                + "for all: {t: times}\ncheck: \"" + check + "\"\ncontrol: {replace: [\"r.K\", \"2*r.K\"]}\n";
        SourceText source = new SourceText("sample.yaml", text);
        if (fits) {
            assertEquals(1, ClaimReader.read(source, ProjectModels::find).checks().size());
        } else {
            DiagnosticException refused = assertThrows(DiagnosticException.class,
                    () -> ClaimReader.read(source, ProjectModels::find));
            assertEquals("one 'until', a time, and one 'samples' in both", refused.diagnostics().get(0).expected());
        }
    }

    private static final String BESIDE_A_BLOW_UP = """
            flowcheck: 1
            claim: sample
            source: {paper: three-layer, at: "Theorem 1"}
            states that: a network leaves its plateau before its effective model blows up
            kind: pathwise
            runs:
              full: {model: three-layer, m: 5, seeds: 3, until: 40, samples: 50}
              reduced: {model: three-layer-effective, m: 5, seeds: 4, until: blow-up, up to: 1e3, samples: 20}
            check: "FirstTime[full.loss[v] <= full.loss[0]/2, v] <= %s"
            control: {replace: ["<=", ">="]}
            """;

    /** A blow-up time belongs to no sample, so that runs which are sampled in other ways go together in it. */
    @Test
    void aBlowUpTimeStandsBesideRunsToATime() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", BESIDE_A_BLOW_UP.formatted(
                "reduced.T/full.eps + 0*reduced.delta")), ProjectModels::find);
        assertEquals(1, claim.checks().size());
        String fewer = BESIDE_A_BLOW_UP.replace("seeds: 4", "seeds: 2").formatted("reduced.T");
        assertThrows(DiagnosticException.class, () -> ClaimReader.read(new SourceText("sample.yaml", fewer),
                ProjectModels::find));
    }

    /** Several quantities speak of one matrix, and the names in its formulas are written out. */
    @Test
    void singularValuesSpeakOfAMatrixByItsName() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: cnn-condensation, at: "(35)"}
                states that: there is a gap
                kind: pathwise
                runs:
                  r: {model: power-iteration, m: [1, 2, 3], W1: 2, H1: 2, M: 1, until: 2, samples: 20}
                quantities:
                  half: "zc/2"
                  Z: "Matrix[{{u, W1}, {v, H1}}, {z[u + p - 1, v + q - 1], {p, m}, {q, m}}, {2*half}]"
                  s: "SingularValue[Z, 1]"
                  last: "SingularValue[Z, 2*m - m]"
                  x: "SingularProjection[Z, m, half, {W[p, q, b], c[b]}, {b, M}]"
                for all: {t: times}
                check: "r.s[t] - r.last[t] >= -r.x[t]"
                control: {replace: [">=", "<"]}
                """), ProjectModels::find);
        List<Quantity> found = claim.quantities().stream().map(Value.Series::quantity).toList();
        Quantity.SingularValue first = (Quantity.SingularValue) found.get(0);
        Quantity.SingularValue last = (Quantity.SingularValue) found.get(1);
        Quantity.SingularProjection x = (Quantity.SingularProjection) found.get(2);
        assertEquals(first.matrix(), last.matrix());
        assertEquals(first.matrix(), x.matrix());
        assertEquals(List.of("u", "v"), first.matrix().rows().stream().map(axis -> axis.index()).toList());
        assertEquals(List.of(2, 0), first.matrix().blocks().stream().map(block -> block.columns().size()).toList());
        assertEquals(Set.of("zc"), Traversal.freeNames(first.matrix().blocks().get(1).entry()));
        assertEquals(Set.of("m"), Traversal.freeNames(last.place()));
        assertEquals(List.of(Set.of("W", "b", "p", "q"), Set.of("b", "c")),
                x.right().stream().map(Traversal::freeNames).toList());
        assertEquals("b", x.family().get(0).index());
    }

    /** A number in the place of an index gives what one would have written with the number. */
    @Test
    void aQuantityWithIndicesIsTheFormulaWithTheirNumbers() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: cnn-condensation, at: "(35)"}
                states that: parts are less than the whole
                kind: pathwise
                runs:
                  r: {model: power-iteration-channels, m: 2, W1: 2, H1: 2, C0: 2, M: 1, until: 2, samples: 20}
                quantities:
                  twice: "2*zc"
                  Z: "Matrix[{{u, W1}, {v, H1}}, {z[u + p - 1, v + q - 1, l], {l, C0}, {p, m}, {q, m}}, {zc}]"
                  s[k]: "SingularValue[Z, k]"
                  s2: "SingularValue[Z, 2]"
                  part[k, i]: "SingularProjection[Z, k, 0, {KroneckerDelta[l, i], 0}]"
                  part12: "SingularProjection[Z, 1, 0, {KroneckerDelta[l, 2], 0}]"
                  mixed[k, i]: "Exp[twice*k] + Cos[zc*i]"
                  mixed12: "Exp[twice*1] + Cos[zc*2]"
                for all: {t: times}
                check: >-
                  r.s[2, t] + r.s2[t] + r.part[1, 2, t] + r.part12[t] + r.mixed[1, 2, t] + r.mixed12[t]
                  + r.s[3, t] + r.part[2, 1, t] + r.mixed[2, 1, t] >= 0
                control: {replace: [">=", "<"]}
                """), ProjectModels::find);
        List<Value.Series> found = claim.quantities();
        // Equal ones are measured once: each pair above is one series.
        assertEquals(List.of("s[2]", "part[1, 2]", "mixed[1, 2]", "s[3]", "part[2, 1]", "mixed[2, 1]"),
                found.stream().map(Value.Series::name).toList());
    }

    /** One stands alone, the other behind a run: neither is taken for the other, and both are used. */
    @Test
    void aNumberAndAQuantityMayHaveOneName() {
        Claim claim = ClaimReader.read(new SourceText("sample.yaml", """
                flowcheck: 1
                claim: sample
                source: {paper: cnn-condensation, at: "(35)"}
                states that: singular values are positive
                kind: pathwise
                runs:
                  r: {model: power-iteration, m: 2, W1: 2, H1: 2, M: 1, until: 2, samples: 20}
                quantities:
                  Z: "Matrix[{{u, W1}, {v, H1}}, {z[u + p - 1, v + q - 1], {p, m}, {q, m}}, {zc}]"
                  s[k]: "SingularValue[Z, k]"
                numbers:
                  s: "r.s[2, 0]"
                check: s >= 0
                control: {replace: [">=", "<"]}
                """), ProjectModels::find);
        assertEquals(List.of("s[2]"), claim.quantities().stream().map(Value.Series::name).toList());
    }
}
