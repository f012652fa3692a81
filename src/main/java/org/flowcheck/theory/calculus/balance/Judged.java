package org.flowcheck.theory.calculus.balance;

import java.util.List;

/**
 * What has been found about a term of a rate.
 *
 * @param term the term
 * @param governs whether it governs
 * @param frozen whether it does so with its sums over the width as they are at the start
 * @param neglected what of it is neglected
 */
record Judged(FlowTerm term, boolean governs, boolean frozen, List<Weighed> neglected) {

    /**
     * A piece and what it is compared with.
     *
     * @param piece the piece
     * @param reference the exponent of what governs
     */
    record Weighed(Piece piece, Exponent reference) {

        /** The relative exponent. */
        Exponent relative() {
            return piece.exponent().minus(reference);
        }
    }

    /** Copies the list. */
    Judged {
        neglected = List.copyOf(neglected);
    }

    /** The relative exponents of what is neglected. */
    List<Exponent> relative() {
        return neglected.stream().map(Weighed::relative).toList();
    }
}
