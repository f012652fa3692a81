package org.flowcheck.cli;

/** The exit codes. */
final class Exit {

    /** Everything as expected. */
    static final int OK = 0;
    /** A verdict differs from the expected one, or an outcome is not the one asked for. */
    static final int UNEXPECTED = 1;
    /** Something is wrong with the input. */
    static final int INPUT = 2;
    /** Something is wrong with the surroundings: disk, missing tool. */
    static final int ENVIRONMENT = 3;
    /** A bug in flowcheck. */
    static final int BUG = 70;
    /** Interrupted by the user. */
    static final int INTERRUPTED = 130;

    private Exit() {
    }
}
