package org.flowcheck.simulation.enclosure;

/** What a step of a {@link Tape} does. */
public enum Operation {
    /** An exact rational number, {@link TapeStep#number}. */
    NUMBER,
    /** The component {@link TapeStep#first} of the flat state. */
    STATE,
    /** The time. */
    TIME,
    /** first + second. */
    ADD,
    /** first - second. */
    SUBTRACT,
    /** first * second, two different steps. */
    MULTIPLY,
    /** first * first. */
    SQUARE,
    /** first / second. */
    DIVIDE,
    /** -first. */
    NEGATE,
    /** first ^ number, where the number is not whole: first is positive. */
    POWER,
    /** The exponential of first. */
    EXP,
    /** The natural logarithm of first. */
    LOG,
    /** Carlson's integral R_F of first, second and third, none negative and at most one zero. */
    CARLSON_RF
}
