package org.flowcheck.evidence.experiment;

import org.flowcheck.simulation.enclosure.Interval;

/**
 * One number along a run: what is proved of it, and what the ordinary run tells.
 *
 * @param name how a reader calls it, such as {@code b[1, 2]}
 * @param column its name in files, such as {@code b_1_2}
 * @param state whether it is a component of the state; else it is an observable
 * @param lower lower ends at the times enclosed, as {@link OutwardDecimals}; NaN where it is not enclosed
 * @param upper upper ends, likewise
 * @param value what the ordinary run gives at the same times; NaN where that did not come so far
 * @param error the absolute error that the ordinary run tells of it
 */
public record EnclosedQuantity(String name, String column, boolean state, double[] lower, double[] upper,
                               double[] value, double[] error) {

    /** Whether the error told holds. */
    enum Told {
        /** All of the box lies within the error of the value. */
        HOLDS("yes"),
        /** All of the box lies beyond. */
        TOO_SMALL("no"),
        /** The box reaches beyond, or a part is missing. */
        OPEN("open");

        private final String word;

        Told(String word) {
            this.word = word;
        }

        /** The word for readers. */
        String word() {
            return word;
        }
    }

    /** Whether the error told at a place holds for sure, is too small for sure, or neither. */
    Told told(int place) {
        if (!isComparable(place)) {
            return Told.OPEN;
        }
        Interval off = off(place);
        return off.magnitude() <= error[place] ? Told.HOLDS
                : least(off) > error[place] ? Told.TOO_SMALL : Told.OPEN;
    }

    /**
     * Whether the largest true error over the run is within the largest one told. Single ones may be above theirs,
     * where the difference of the two runs that they are told by passes through zero.
     */
    Told overall() {
        double told = 0;
        double least = 0;
        double most = 0;
        int places = 0;
        for (int k = 0; k < lower.length; k++) {
            if (isComparable(k)) {
                told = Math.max(told, error[k]);
                least = Math.max(least, least(off(k)));
                most = Math.max(most, off(k).magnitude());
                places++;
            }
        }
        return places > 0 && most <= told ? Told.HOLDS : least > told ? Told.TOO_SMALL : Told.OPEN;
    }

    /** How many times the error told the true one is at least, rounded down. */
    double excess(int place) {
        return Math.nextDown(least(off(place)) / error[place]);
    }

    boolean isEnclosed(int place) {
        return Double.isFinite(lower[place]) && Double.isFinite(upper[place]);
    }

    private boolean isComparable(int place) {
        return isEnclosed(place) && Double.isFinite(value[place]) && Double.isFinite(error[place]);
    }

    private Interval off(int place) {
        return new Interval(lower[place], upper[place]).minus(Interval.of(value[place]));
    }

    private static double least(Interval off) {
        return off.holdsZero() ? 0 : Math.min(Math.abs(off.lower()), Math.abs(off.upper()));
    }
}
