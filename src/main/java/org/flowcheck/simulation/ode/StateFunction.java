package org.flowcheck.simulation.ode;

/**
 * A scalar g(t, y) of time and state: an observable, an event, an invariant, or a bound on a blow-up time.
 *
 * <p>Like a {@link VectorField}, an instance may hold scratch arrays and belongs to one thread at a time.
 */
@FunctionalInterface
public interface StateFunction {

    /**
     * The value of g(t, y); NaN where g is undefined.
     *
     * @param t time
     * @param y state; not modified and not kept
     */
    double value(double t, double[] y);
}
