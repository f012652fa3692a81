package org.flowcheck.evidence.statistics;

/**
 * One error rate for a whole catalogue of statements: the chance that any of them is judged wrongly by bad luck of the
 * draw is at most {@value #FAMILY}. It is shared out evenly over a number of statistical statements fixed in advance
 * (Bonferroni), so that no statement's level depends on which others are run. {@link Holm} tells of a catalogue as a
 * whole, but its answer for one statement hangs on the others.
 */
public final class FamilyLevel {

    /** Chance, at most, of one or more errors over the catalogue. */
    public static final double FAMILY = 0.05;
    /** Statements the level is shared out over: an upper bound of those whose judgement rests on random draws. */
    public static final int SHARES = 100;

    private FamilyLevel() {
    }

    /**
     * The level of one two-sided interval.
     *
     * @param intervals how many intervals one statement needs at once; at least 1
     */
    public static double each(int intervals) {
        if (intervals < 1) {
            throw new IllegalArgumentException(intervals + " intervals");
        }
        return FAMILY / SHARES / intervals;
    }

    /**
     * The chance, at most, of one or more errors over so many statements judged at their shares: above {@link #FAMILY}
     * once there are more than {@value #SHARES}.
     *
     * @param statements 0 or more
     */
    public static double ofCatalogue(int statements) {
        if (statements < 0) {
            throw new IllegalArgumentException(statements + " statements");
        }
        return Math.min(1, statements * each(1));
    }
}
