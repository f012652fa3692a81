package org.flowcheck.evidence.claim;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was found about a claim. The words are fixed: reports, scripts and exit codes rest on them.
 *
 * @param word which of the seven
 * @param sizes for {@link Word#PROVED_FOR_SIZES} the largest size proved, else 0
 */
public record Verdict(Word word, int sizes) {

    /** The seven words, from the strongest confirmation to the strongest contradiction. */
    public enum Word {
        /** A symbolic proof for all sizes. */
        PROVED("proved"),
        /** A symbolic proof with the sizes set to 1, 2, ... */
        PROVED_FOR_SIZES("proved for sizes"),
        /** The margin exceeds its error at every sample, and equality is met where it is declared. */
        HOLDS("holds"),
        /** A statistical or limiting statement that the data agree with. */
        CONSISTENT("consistent"),
        /** Somewhere the error exceeds the margin: neither confirmed nor refuted. */
        INCONCLUSIVE("inconclusive"),
        /** No sample meets the claim's hypotheses. */
        HYPOTHESES_NOT_MET("hypotheses not met"),
        /** Contradicted beyond the error. */
        VIOLATED("violated");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        /** The words as printed. */
        public String text() {
            return text;
        }

        /** Whether this says that the claim is right, as far as its scope goes. */
        public boolean confirms() {
            return compareTo(CONSISTENT) <= 0;
        }

        /** The word of a text. */
        public static Optional<Word> of(String text) {
            return Arrays.stream(values()).filter(word -> word.text.equals(text)).findFirst();
        }
    }

    /** Refuses sizes where they mean nothing. */
    public Verdict {
        if (word == Word.PROVED_FOR_SIZES ? sizes < 1 : sizes != 0) {
            throw new IllegalArgumentException(word + " with sizes " + sizes);
        }
    }

    /** A verdict other than {@link Word#PROVED_FOR_SIZES}. */
    public static Verdict of(Word word) {
        return new Verdict(word, 0);
    }

    /** A proof for the sizes 1 to {@code largest}. */
    public static Verdict provedUpTo(int largest) {
        return new Verdict(Word.PROVED_FOR_SIZES, largest);
    }

    /** The weaker of two verdicts. */
    public Verdict weaker(Verdict other) {
        if (word == other.word) {
            return sizes <= other.sizes ? this : other;
        }
        return word.compareTo(other.word) >= 0 ? this : other;
    }

    /** The words as printed: {@code proved for sizes 1..3}. */
    public String text() {
        return switch (word) {
            case PROVED_FOR_SIZES -> sizes == 1 ? word.text + " 1" : word.text + " 1.." + sizes;
            default -> word.text;
        };
    }
}
