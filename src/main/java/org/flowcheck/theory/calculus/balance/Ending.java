package org.flowcheck.theory.calculus.balance;

import java.util.List;
import org.flowcheck.theory.expression.Expression;

/**
 * How a stage ends.
 *
 * @param kind what happens
 * @param caughtUp the terms that catch up then
 * @param why why it is not decided what happens; empty where it is
 */
public record Ending(Kind kind, List<CaughtUp> caughtUp, String why) {

    /** No end. */
    static final Ending NONE = new Ending(Kind.NONE, List.of());

    /** An end of which it is decided what happens. */
    Ending(Kind kind, List<CaughtUp> caughtUp) {
        this(kind, caughtUp, "");
    }

    /**
     * A term that catches up.
     *
     * @param components in the rate of which components
     * @param term the term
     */
    public record CaughtUp(Components components, Expression term) {
    }

    /** What happens at the end of a stage. */
    public enum Kind {
        /** Nothing: it goes on for ever. */
        NONE,
        /** A term takes over the rate of components on which nothing else depends. */
        DRIVES,
        /** A term catches up that opposes the growth, so that the sizes stay where they are. */
        OPPOSES,
        /** A term catches up that adds to the growth: it becomes faster than any power of the width. */
        REINFORCES,
        /** A term catches up that feeds back on what it is made of, and its sign is not known. */
        FEEDS_BACK,
        /**
         * The sums over the width in the residuals of a descending sum of squares have become as large as what drives
         * the states: the drive is used up.
         */
        USES_UP,
        /** The rest of the rates has become as large as what drives the states; what follows is not told. */
        MEETS,
        /** Components drive each other around a circle: from here on they grow exponentially. */
        EXPLODES,
        /** Components drive each other around a circle and do not grow: they decay or turn around. */
        DAMPS,
        /** It is not decided what happens, for a reason that is said. */
        UNDECIDED,
        /** The argument of a function outgrows the place at which its size is known. */
        LEAVES_RANGE
    }

    /** Copies the terms. */
    public Ending {
        caughtUp = List.copyOf(caughtUp);
    }
}
