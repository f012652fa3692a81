package org.flowcheck.evidence.experiment;

import org.flowcheck.evidence.store.NumberText;
import org.flowcheck.theory.calculus.Proof;
import org.flowcheck.theory.calculus.ReductionProof;
import org.flowcheck.theory.calculus.SetInvariance;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.SignRange;
import org.flowcheck.theory.model.Reduces;

/** The words in which comparisons with fuller models are told, the same in text, LaTeX, JSON and claims. */
final class ReductionWords {

    private static final int DIGITS = 3;

    private ReductionWords() {
    }

    /** What is said of rates that are compared. */
    enum Rates {
        /** The stated rates follow for all sizes. */
        EQUAL("equal"),
        /** They follow for the sizes tried. */
        FOR_SMALL_SIZES("equal for small sizes"),
        /** They follow on a set that the fuller dynamics leave at once: no solution is one of the reduced model. */
        ON_SET_ONLY("equal on the set only"),
        /** They do not follow. */
        DIFFERENT("different"),
        /** Neither. */
        NOT_DECIDED("not decided");

        private final String word;

        Rates(String word) {
            this.word = word;
        }

        /** The words. */
        String word() {
            return word;
        }

        /** What was found about one state. */
        static Rates of(ReductionProof.Comparing state, ReductionProof.Result result) {
            return of(state.proof(), result.leaves(state));
        }

        /** What was found about all states together. */
        static Rates of(ReductionProof.Result result) {
            return of(result.rates(), result.leaves());
        }

        private static Rates of(Proof proof, boolean leaves) {
            if (proof instanceof Proof.Refuted) {
                return DIFFERENT;
            }
            if (proof instanceof Proof.Undecided) {
                return NOT_DECIDED;
            }
            return leaves ? ON_SET_ONLY : proof instanceof Proof.Proved ? EQUAL : FOR_SMALL_SIZES;
        }
    }

    /** Whether the clock of a reduction is known to be positive; else that is an assumption. */
    static boolean isForward(Reduces reduces) {
        return reduces.clock().map(clock -> SignRange.of(reduces.full(), clock).isPositive()).orElse(true);
    }

    /** What is said of a set, as JSON has it: {@code stays}, {@code leaves} or {@code not decided}. */
    static String staying(Proof proof) {
        return proof instanceof Proof.Proved ? "stays" : proof instanceof Proof.Refuted ? "leaves" : "not decided";
    }

    /** The same in a clause: {@code the flow stays on this set: proved}. */
    static String sentence(SetInvariance.Staying equation, boolean map) {
        String what = map ? "the map" : "the flow";
        Proof proof = equation.proof();
        if (proof instanceof Proof.Proved) {
            return what + " stays on this set: proved";
        }
        if (proof instanceof Proof.ProvedForSizes sizes) {
            return what + " stays on this set for sizes 1.." + sizes.largest() + "; for others it is not decided";
        }
        if (proof instanceof Proof.Refuted apart) {
            return what + " leaves this set at once: "
                    + (map ? "one step later the left side is " : "the left side moves at the rate ")
                    + NumberText.rounded(apart.left(), DIGITS) + ", the right side " + (map ? "" : "at ")
                    + NumberText.rounded(apart.right(), DIGITS) + ", at a random point of the set";
        }
        return "whether " + what + " stays on this set is not decided";
    }

    /** The same in the scope of a claim: {@code as long as Kp == 2*K}. */
    static String scope(SetInvariance.Staying equation, boolean map) {
        String set = ExpressionText.of(equation.equation());
        String what = map ? "the map" : "the flow";
        return equation.proof() instanceof Proof.Proved ? "on " + set + ", where " + what + " stays"
                : equation.proof() instanceof Proof.Refuted ? "on " + set + ", which " + what + " leaves at once"
                : "as long as " + set;
    }
}
