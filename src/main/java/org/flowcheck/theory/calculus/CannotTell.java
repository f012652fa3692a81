package org.flowcheck.theory.calculus;

/** A walk through a formula meets what its rules do not decide. It never leaves this package. */
final class CannotTell extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the reason in words. */
    CannotTell(String reason) {
        super(reason);
    }
}
