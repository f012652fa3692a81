package org.flowcheck.simulation.ode;

/**
 * The right-hand side of y' = f(t, y) over a flat state.
 *
 * <p>A call allocates nothing. An instance may hold scratch arrays, so it belongs to one thread at a time.
 */
public interface VectorField {

    /** Number of components of the state; at least 1. */
    int dimension();

    /**
     * Writes f(t, y) into {@code yDot}.
     *
     * @param t time
     * @param y state, length {@link #dimension()}; not modified
     * @param yDot result, length {@link #dimension()}; overwritten, never the same array as {@code y}
     */
    void derivatives(double t, double[] y, double[] yDot);

    /**
     * How the field is computed where there is something to tell, in a few words; else empty. May tell of the calls so
     * far, so it is asked for at the end of a run.
     */
    default String route() {
        return "";
    }
}
