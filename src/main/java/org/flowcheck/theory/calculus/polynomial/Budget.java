package org.flowcheck.theory.calculus.polynomial;

/** Bounds the work of a calculation by counting terms, so that it stops at the same point on every machine. */
final class Budget {

    private final long most;
    private long spent;

    Budget(long most) {
        this.most = most;
    }

    /** Counts terms that are reduced. */
    void spend(int terms) {
        spent += terms;
        if (spent > most) {
            throw new TooComplexException("more than " + most + " terms on the way");
        }
    }
}
