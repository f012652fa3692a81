package org.flowcheck.evidence.report.page;

import java.util.List;
import org.flowcheck.evidence.claim.Verdict;

/** A part of a line. */
sealed interface Inline {

    /** Words. */
    record Words(String text) implements Inline {
    }

    /** Words that stand out. */
    record Strong(String text) implements Inline {
    }

    /** Something to be typed, or as it stands in a file. */
    record Code(String text) implements Inline {
    }

    /**
     * Words that lead elsewhere.
     *
     * @param target a place of this page, {@code #id}, a file beside it, or an address on the web
     * @param text the words
     */
    record Link(String target, String text) implements Inline {
    }

    /**
     * A verdict: its words, and a colour that says no more than they do.
     *
     * @param verdict the verdict
     */
    record Judged(Verdict verdict) implements Inline {
    }

    /**
     * A remark on a verdict, in a frame.
     *
     * @param text one or two words
     * @param alarming whether it asks for a look
     */
    record Tag(String text, boolean alarming) implements Inline {
    }

    /**
     * A formula.
     *
     * @param pieces MathML, one element for each part between which a line may break
     * @param text the same as text
     * @param alone whether it stands on lines of its own
     */
    record Formula(List<String> pieces, String text, boolean alone) implements Inline {
        /** Copies the pieces. */
        public Formula {
            pieces = List.copyOf(pieces);
        }
    }

    /** A line of words alone. */
    static List<Inline> words(String text) {
        return List.of(new Words(text));
    }
}
