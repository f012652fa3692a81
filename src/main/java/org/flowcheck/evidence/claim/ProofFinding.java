package org.flowcheck.evidence.claim;

import java.util.List;

/**
 * What a prover found about an obligation.
 *
 * @param text the obligation
 * @param status what was found
 * @param sizes for {@link Status#PROVED_FOR_SIZES} the largest size, else 0
 * @param detail how: the steps taken, the two sides where they differ, or why it is undecided
 * @param counterexample the point at which the two sides differ; empty unless refuted
 * @param where on which sets, and whether the dynamics stay there, in words; empty for everywhere
 */
public record ProofFinding(String text, Status status, int sizes, String detail, String counterexample,
                           List<String> where) {

    /** Copies the list. */
    public ProofFinding {
        where = List.copyOf(where);
    }

    /** A finding that holds everywhere. */
    public ProofFinding(String text, Status status, int sizes, String detail, String counterexample) {
        this(text, status, sizes, detail, counterexample, List.of());
    }

    /** What a prover may find. */
    public enum Status {
        /** Proved for all sizes. */
        PROVED,
        /** Proved with the sizes set to 1, 2, ... */
        PROVED_FOR_SIZES,
        /** Computed in floating point at the values listed, beyond the error. */
        COMPUTED,
        /** Refuted by a counterexample. */
        REFUTED,
        /** Neither. */
        UNDECIDED
    }

    /** The verdict this amounts to. */
    public Verdict verdict() {
        return switch (status) {
            case PROVED -> Verdict.of(Verdict.Word.PROVED);
            case PROVED_FOR_SIZES -> Verdict.provedUpTo(sizes);
            case COMPUTED -> Verdict.of(Verdict.Word.HOLDS);
            case REFUTED -> Verdict.of(Verdict.Word.VIOLATED);
            case UNDECIDED -> Verdict.of(Verdict.Word.INCONCLUSIVE);
        };
    }
}
