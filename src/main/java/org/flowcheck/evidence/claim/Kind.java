package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of statement a claim makes, which decides how it is judged and which verdict it may reach. */
public enum Kind {
    /** Exact: proved symbolically, and witnessed along trajectories. */
    IDENTITY(Verdict.Word.PROVED),
    /** A relation along every trajectory. */
    PATHWISE(Verdict.Word.HOLDS),
    /** Holds with a stated chance over the draw. */
    PROBABILITY(Verdict.Word.CONSISTENT),
    /** A power law with an unnamed constant. */
    ORDER(Verdict.Word.CONSISTENT),
    /** A trend and its extrapolation. */
    LIMIT(Verdict.Word.CONSISTENT),
    /** Whether hypotheses hold for given runs. */
    AUDIT(Verdict.Word.HOLDS),
    /** A figure of the paper, with what is to be seen in it. */
    FIGURE(Verdict.Word.HOLDS);

    private final Verdict.Word best;

    Kind(Verdict.Word best) {
        this.best = best;
    }

    /** The verdict a claim of this kind reaches at best, which is also what it expects unless it says otherwise. */
    public Verdict.Word best() {
        return best;
    }

    /** The word in claim files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
