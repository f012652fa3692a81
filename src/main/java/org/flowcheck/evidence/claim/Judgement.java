package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;

/**
 * What was found about a claim, in parts.
 *
 * @param verdict the verdict
 * @param checks one report per check
 * @param proofs one finding per obligation
 */
public record Judgement(Verdict verdict, List<CheckReport> checks, List<ProofFinding> proofs) {

    /** Copies the lists. */
    public Judgement {
        checks = List.copyOf(checks);
        proofs = List.copyOf(proofs);
    }

    /**
     * The check that decides the verdict: the weakest; among equals an inequality before an equality, then the one with
     * the smallest margin.
     */
    public Optional<CheckReport> deciding() {
        return checks.stream().reduce((one, other) -> {
            int byWord = one.verdict().compareTo(other.verdict());
            if (byWord != 0) {
                return byWord > 0 ? one : other;
            }
            if (one.ofEquality() != other.ofEquality()) {
                return one.ofEquality() ? other : one;
            }
            return margin(other) < margin(one) ? other : one;
        });
    }

    /** The confirmed equality with the largest difference. */
    public Optional<CheckReport> loosestEquality() {
        return checks.stream().filter(check -> check.ofEquality() && check.verdict() == Verdict.Word.HOLDS)
                .reduce((one, other) -> margin(other) < margin(one) ? other : one);
    }

    private static double margin(CheckReport report) {
        return report.worst().map(CheckReport.Sample::relativeMargin).orElse(Double.POSITIVE_INFINITY);
    }
}
