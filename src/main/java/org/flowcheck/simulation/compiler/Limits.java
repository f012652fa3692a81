package org.flowcheck.simulation.compiler;

/** The sizes past which a system is refused with a diagnostic instead of exhausting the machine. */
final class Limits {

    /** Components of the state: 2^24, 128 MB a copy. */
    static final long STATE_DIMENSION = 1L << 24;
    /** Random numbers in one draw: 2^24. */
    static final long DRAW_SIZE = 1L << 24;
    /** Intermediate numbers of one program: 2^25, 256 MB a thread. */
    static final long SCRATCH_SIZE = 1L << 25;
    /** Values that one program writes. */
    static final long RESULTS = 1L << 24;
    /** Loop nests of one program. */
    static final int NESTS = 20_000;
    /** Operations of one program, written out. */
    static final int OPERATIONS = 400_000;
    /** Range splits of one formula; further conditions are tested element by element. */
    static final int SPLITS = 100;

    private Limits() {
    }
}
