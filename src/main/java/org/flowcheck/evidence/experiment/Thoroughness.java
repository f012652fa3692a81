package org.flowcheck.evidence.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How many draws a verification spends on each claim: the ensembles that the claims state, or multiples of them. */
public enum Thoroughness {
    /** The ensembles as stated: about a minute for all claims. */
    QUICK(1),
    /** Four times as many draws: about twice as narrow intervals. */
    STANDARD(4),
    /** Sixteen times as many draws. */
    PAPER(16);

    private final int factor;

    Thoroughness(int factor) {
        this.factor = factor;
    }

    /** How many times the stated number of seeds is drawn. */
    int factor() {
        return factor;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }

    /** The level of a word. */
    public static Optional<Thoroughness> of(String word) {
        return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
    }
}
