package org.flowcheck.theory.expression;

/** A formula has no value in the environment it was given: it names what is missing or out of range. */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what is missing, in words. */
    public EvaluationException(String message) {
        super(message);
    }
}
