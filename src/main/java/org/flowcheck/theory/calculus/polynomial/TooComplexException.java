package org.flowcheck.theory.calculus.polynomial;

/** A formula exceeds what the normal form handles: it says which limit, or which construction. */
public final class TooComplexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the reason in words. */
    public TooComplexException(String message) {
        super(message);
    }
}
