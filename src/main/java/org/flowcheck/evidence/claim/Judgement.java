package org.flowcheck.evidence.claim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found about a claim, in parts.
 *
 * @param verdict the verdict
 * @param checks one report per check
 * @param widths one report per statement over widths
 * @param proofs one finding per obligation
 */
public record Judgement(Verdict verdict, List<CheckReport> checks, List<WidthReport> widths,
                        List<ProofFinding> proofs) {

    /** Copies the lists. */
    public Judgement {
        checks = List.copyOf(checks);
        widths = List.copyOf(widths);
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

    /** The statement over widths that decides the verdict: the weakest, unless a check is weaker than it. */
    public Optional<WidthReport> decidingWidth() {
        Optional<Verdict.Word> weakestCheck = checks.stream().map(CheckReport::verdict)
                .max(Comparator.naturalOrder());
        return widths.stream().reduce((one, other) -> one.verdict().compareTo(other.verdict()) >= 0 ? one : other)
                .filter(weakest -> weakestCheck.isEmpty() || weakest.verdict().compareTo(weakestCheck.get()) >= 0);
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
