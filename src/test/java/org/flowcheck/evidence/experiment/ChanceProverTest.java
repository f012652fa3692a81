package org.flowcheck.evidence.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Claim;
import org.flowcheck.evidence.claim.Obligation;
import org.flowcheck.evidence.claim.ProofFinding;
import org.flowcheck.evidence.claim.ProofFinding.Status;
import org.flowcheck.evidence.claim.Verdict;
import org.flowcheck.evidence.language.ClaimReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chances of events of known laws, against closed forms. */
class ChanceProverTest {

    private static ProofFinding prove(String of, String bound, String with) {
        Claim claim = ClaimReader.read(new SourceText("c.yaml", "flowcheck: 1\nclaim: c\nsource: {paper: test, at: here}\n"
                + "states that: a chance\nkind: probability\nprove: {probability of: \"" + of + "\", " + bound + with + "}\n"
                + "control: {replace: [\"[\", \"[1 + \"]}\nexpect: holds\n"), (name, span) -> {
                    throw new AssertionError(name);
                });
        return ConstantProver.prove((Obligation.Constant) claim.obligations().get(0));
    }

    /** chi^2 of two degrees exceeds x with chance exp(-x/2); one normal lies beyond 1.96 with chance 0.05. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ChiSquareDistribution[2] <= 2*Log[20] | at least: 0.9499 | COMPUTED",
        "ChiSquareDistribution[2] <= 2*Log[20] | at least: 0.9501 | REFUTED",
        "ChiSquareDistribution[2] <= 2*Log[20] | at least: 19/20 | UNDECIDED",
        "ChiSquareDistribution[2] <= 2*Log[20] | at most: 0.9501 | COMPUTED",
        "ChiSquareDistribution[2] <= 2*Log[20] | at most: 0.9499 | REFUTED",
        "ChiSquareDistribution[2] >= 2*Log[20] | at least: 0.0499 | COMPUTED",
        "2*Log[20] >= ChiSquareDistribution[2] > 2*Log[2] | at least: 0.4499 | COMPUTED",
        "2*Log[20] >= ChiSquareDistribution[2] > 2*Log[2] | above: 0.4501 | REFUTED",
        "ChiSquareDistribution[2] <= 2*Log[20] && ChiSquareDistribution[2] <= 2*Log[10] | at least: 0.8549 | COMPUTED",
        "ChiSquareDistribution[2] <= 2*Log[20] && ChiSquareDistribution[2] <= 2*Log[10] | at least: 0.8551 | REFUTED",
        "LargestNormalDistribution[1] <= 1.9599 | below: 0.95 | COMPUTED",
        "LargestNormalDistribution[1] <= 1.96 | at least: 0.95 | COMPUTED",
        "LargestNormalDistribution[2] <= 1.96 | at least: 0.9025 | COMPUTED",
        "LargestNormalDistribution[2] <= 1.96 | at least: 0.903 | REFUTED",
        "LargestNormalDistribution[3] >= 1 | at least: 0.68 | COMPUTED",
        "ChiSquareDistribution[3] <= -1 | at most: 1e-9 | COMPUTED",
        "ChiSquareDistribution[5/2] <= 1 | at least: 0.5 | UNDECIDED",
        "ChiSquareDistribution[3] <= Log[-1] | at least: 0.5 | UNDECIDED"})
    void chancesAreThoseOfTheClosedForms(String of, String bound, Status expected) {
        assertEquals(expected, prove(of, bound, "").status());
    }

    /** One combination of values that fails, or is not decided, is enough. */
    @ParameterizedTest
    @CsvSource({"'0.9499, 0.94', COMPUTED", "'0.94, 19/20, 0.9', UNDECIDED", "'0.94, 0.9501, 19/20', REFUTED"})
    void theWorstCombinationDecides(String bounds, Status expected) {
        ProofFinding finding = prove("ChiSquareDistribution[n] <= 2*Log[20]", "at least: p",
                ", with: {n: [1, 2], p: [" + bounds + "]}");
        assertEquals(expected, finding.status());
        assertTrue(finding.detail().contains("n 2"), finding.detail());
    }

    /** multi-stage, Lemma 3: 200 normals, delta = 0.05. */
    @Test
    void theLargestOfManyStaysFarBelowItsBound() {
        ProofFinding finding = prove("LargestNormalDistribution[m*(d + 1)] <= Sqrt[2*Log[2*m*(d + 1)/delta]]",
                "at least: 1 - delta", ", with: {m: 100, d: 1, delta: 0.05}");
        assertEquals("m 100, d 1, delta 0.05: fails with chance 0.00447 against at most 0.0500", finding.detail());
        assertEquals(Verdict.of(Verdict.Word.HOLDS), finding.verdict());
    }
}
