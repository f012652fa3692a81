package org.flowcheck.simulation.ode;

/** Which passages of a function through zero count as an event. */
public enum Crossing {
    /** From negative to positive. */
    UPWARD,
    /** From positive to negative. */
    DOWNWARD,
    /** Either way. */
    ANY;

    /** Whether a passage counts, given the way it goes. */
    boolean counts(boolean increasing) {
        return this == ANY || (this == UPWARD) == increasing;
    }
}
