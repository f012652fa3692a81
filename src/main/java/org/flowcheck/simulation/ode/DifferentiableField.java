package org.flowcheck.simulation.ode;

/**
 * The right-hand side of y' = f(y) with its derivatives in reverse mode.
 *
 * <p>An instance may hold scratch arrays, so it belongs to one thread at a time.
 */
public interface DifferentiableField {

    /** Number of components of the state; at least 1. */
    int dimension();

    /**
     * Writes f(y) into {@code yDot}; what is not defined is not finite.
     *
     * @param y state, length {@link #dimension()}; not modified
     * @param yDot result, of the same length; overwritten
     */
    void derivatives(double[] y, double[] yDot);

    /**
     * Writes the transposed Jacobian times a vector: {@code out_j = sum_i weights_i df_i/dy_j}.
     *
     * @param y state, length {@link #dimension()}; not modified
     * @param weights one for each component of f; not modified
     * @param out result, length {@link #dimension()}; overwritten
     */
    void pullBack(double[] y, double[] weights, double[] out);
}
