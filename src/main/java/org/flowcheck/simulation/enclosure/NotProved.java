package org.flowcheck.simulation.enclosure;

/**
 * Thrown where an enclosure cannot be given: a division by an interval that holds zero, the logarithm of one that is
 * not positive, overflow. A value for callers within the package, not a bug; it carries no stack trace.
 */
final class NotProved extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    /** Says why in a few words, such as {@code "division by an interval that holds zero"}. */
    NotProved(String reason) {
        super(reason);
    }

    /** None: steps are tried with large boxes first, and fail often. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
