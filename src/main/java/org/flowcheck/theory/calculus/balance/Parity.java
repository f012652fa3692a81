package org.flowcheck.theory.calculus.balance;

/** How a random number enters a product. An even power is not kept: it has a mean. */
enum Parity {
    /** As an odd power: its mean is zero. */
    ODD,
    /** In a way that is neither odd nor even, as in a function of it: it has a mean. */
    MIXED;

    /** The parity of a product; null where it is even. */
    static Parity product(Parity left, Parity right) {
        return left == MIXED || right == MIXED ? MIXED : null;
    }
}
