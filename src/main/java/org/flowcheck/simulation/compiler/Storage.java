package org.flowcheck.simulation.compiler;

/**
 * A flat array of doubles that generated code reads or writes.
 *
 * @param kind what it holds
 * @param number which one of its kind, from 0
 */
record Storage(Kind kind, int number) {

    static final Storage STATE = new Storage(Kind.STATE, 0);
    static final Storage START = new Storage(Kind.START, 0);
    static final Storage SCALARS = new Storage(Kind.SCALARS, 0);
    static final Storage RESULT = new Storage(Kind.RESULT, 0);

    enum Kind {
        /** The state y of the call. */
        STATE("y"),
        /** The state at time zero. */
        START("y0"),
        /** Standard random numbers of one draw, or the numbers of one data array. */
        DRAW("d"),
        /** Intermediate numbers without index. */
        SCALARS("s"),
        /** An intermediate array. */
        SCRATCH("c"),
        /** What the program computes. */
        RESULT("out");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    static Storage draw(int number) {
        return new Storage(Kind.DRAW, number);
    }

    static Storage scratch(int number) {
        return new Storage(Kind.SCRATCH, number);
    }

    /** The name in generated code. */
    String code() {
        return kind == Kind.DRAW || kind == Kind.SCRATCH ? kind.prefix + number : kind.prefix;
    }

    /** What is written or read at an index: numbers share one array, so they are told apart by their place in it. */
    String name(Affine index) {
        return kind == Kind.SCALARS ? code() + index.constant() : code();
    }
}
