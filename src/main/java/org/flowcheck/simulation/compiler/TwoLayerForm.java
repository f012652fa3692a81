package org.flowcheck.simulation.compiler;

import org.flowcheck.theory.expression.Expression;

/**
 * What a gradient flow of one hidden layer with the activation tanh looks like in a model, with
 * {@code e_i = s Sum_k a_k tanh(Sum_j w_kj x_ij) - y_i}, {@code a_k' = p Sum_i e_i tanh(...)},
 * {@code w_kj' = q a_k Sum_i e_i tanh'(...) x_ij}.
 *
 * @param outer the state a
 * @param inner the state w, with one index or two
 * @param network x, y and s
 * @param samples n
 * @param outputRate p
 * @param inputRate q
 */
record TwoLayerForm(String outer, String inner, Residual network, int samples, double outputRate, double inputRate) {

    /** The index of samples in {@link Inputs} and {@link Residual#labels}. */
    static final String SAMPLE = "@i";
    /** The index of inputs in {@link Inputs}. */
    static final String INPUT = "@j";

    /**
     * The e_i of given states a and w.
     *
     * @param inputs x
     * @param labels y, a formula of the index of samples, without states and time
     * @param outputScale s
     */
    record Residual(Inputs inputs, Expression labels, double outputScale) {
    }

    /**
     * x_ij.
     *
     * @param value a formula of the two indices (of the samples' alone where w has one), without states and time
     * @param scale a factor
     */
    record Inputs(Expression value, double scale) {
    }
}
