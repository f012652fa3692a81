package org.flowcheck.simulation.ode;

/**
 * The right-hand side f(y) of an autonomous system in about twice the digits of a double: each number is an unevaluated
 * sum high + low with |low| at most half an ulp of high.
 *
 * <p>Wanted where doubles lose what decides: close to a separatrix the deviation from it is small, and rounding f at
 * the size of y drowns it. Like a {@link VectorField}, an instance belongs to one thread at a time.
 */
public interface PreciseField {

    /** Number of components of the state. */
    int dimension();

    /**
     * Writes f(high + low) into rateHigh + rateLow.
     *
     * @param high leading parts of the state; not modified
     * @param low trailing parts of the state; not modified
     * @param rateHigh leading parts of the result; overwritten
     * @param rateLow trailing parts of the result; overwritten
     */
    void derivatives(double[] high, double[] low, double[] rateHigh, double[] rateLow);
}
