package org.flowcheck.evidence.claim;

/**
 * Which version of the data a formula is evaluated on. Comparing versions is how the error of anything computed from
 * the data is estimated, correlations included: a formula is simply evaluated again.
 *
 * @param kind which version
 * @param uncertain for {@link Kind#LOWER} and {@link Kind#UPPER}, which uncertain number is moved to its interval's end
 */
record View(Kind kind, Uncertain uncertain) {

    /** The versions. */
    enum Kind {
        /** The run itself. */
        FINE,
        /** The same run at looser tolerances. */
        COARSE,
        /** The run with every value moved by a rounding of its terms' size, in a fixed pattern of signs. */
        ROUNDED,
        /** The run with one uncertain number at its lower end. */
        LOWER,
        /** The run with one uncertain number at its upper end. */
        UPPER
    }

    static final View FINE = new View(Kind.FINE, null);
    static final View COARSE = new View(Kind.COARSE, null);
    static final View ROUNDED = new View(Kind.ROUNDED, null);

    /** Which end of an uncertain value's interval this view wants: -1 lower, 0 the estimate, +1 upper. */
    int end(Uncertain term) {
        if (!term.equals(uncertain)) {
            return 0;
        }
        return kind == Kind.LOWER ? -1 : 1;
    }
}
