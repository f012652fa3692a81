package org.flowcheck.cli;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;

/** Checks numbers of the command line. */
final class Positive {

    private Positive() {
    }

    /** Refuses a time that is not a finite positive number. */
    static double time(double value, String option) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw Diagnostic.of(Code.WRONG_USAGE, option + " " + value).expecting("a positive number").exception();
        }
        return value;
    }
}
