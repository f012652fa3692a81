package org.flowcheck.simulation.enclosure;

import java.util.Objects;

/**
 * What is proved of a blow-up time T.
 *
 * @param verdict whether it is as narrow as is asked of a certificate
 * @param lower T is not below: at least the time up to which the solution is enclosed
 * @param upper T is not above; infinite where nothing is proved
 * @param steps validated steps
 * @param reached time up to which the solution is enclosed
 * @param widest width of the last box relative to the largest component
 * @param reason what ended the search
 * @param origin whose statement the bounds of the remaining time are
 */
public record Certificate(Verdict verdict, double lower, double upper, int steps, double reached, double widest,
                          String reason, String origin) {

    /** Relative width that what is certified has at most: {@value}. */
    public static final double NARROW = 1e-8;

    /** The outcome in a word. */
    public enum Verdict {
        /** What was asked for is proved, within a relative width of at most {@link #NARROW}. */
        CERTIFIED("certified"),
        /** The method came to an end without; the bounds hold all the same. */
        NOT_PROVED("not proved"),
        /** Steps or seconds ran out. */
        BUDGET("budget"),
        /** Stopped by the user. */
        CANCELLED("cancelled");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The word for readers. */
        public String word() {
            return word;
        }
    }

    /** Refuses a missing part, and a certificate without bounds. */
    public Certificate {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(origin, "origin");
        if (verdict == Verdict.CERTIFIED && !(lower <= upper && upper < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("certified from " + lower + " to " + upper);
        }
    }

    /** This certificate without one, for another reason. */
    public Certificate notProved(String otherReason) {
        return new Certificate(Verdict.NOT_PROVED, lower, upper, steps, reached, widest, otherReason, origin);
    }

    /** A model or a start of which nothing can be proved. */
    public static Certificate none(String reason, String origin) {
        return new Certificate(Verdict.NOT_PROVED, 0, Double.POSITIVE_INFINITY, 0, 0, 0, reason, origin);
    }

    /** Width of the bounds relative to the upper one, rounded up; infinite where there is no upper one. */
    public double relativeWidth() {
        return upper == Double.POSITIVE_INFINITY ? upper
                : upper == lower ? 0 : Math.nextUp(Interval.sumUp(upper, -lower) / upper);
    }
}
