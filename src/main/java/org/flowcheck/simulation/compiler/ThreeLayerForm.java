package org.flowcheck.simulation.compiler;

import org.flowcheck.simulation.network.Activation;
import org.flowcheck.theory.expression.Expression;

/**
 * What a gradient flow of two hidden layers looks like in a model; the formulas are those of
 * {@link org.flowcheck.simulation.network.ThreeLayerFlow}.
 *
 * @param output the state a
 * @param middle the state u
 * @param input the state w, with one index or two
 * @param network the residuals
 * @param samples n
 * @param outputRate the factor of the rate of a
 * @param middleRate the factor of the rate of u
 * @param inputRate the factor of the rate of w
 */
record ThreeLayerForm(String output, String middle, String input, Residual network, int samples, double outputRate,
                      double middleRate, double inputRate) {

    /**
     * The e_i of given states.
     *
     * @param outer the neurons next to the output
     * @param labels y, a formula of the index {@link TwoLayerForm#SAMPLE}, without states and time
     * @param outputScale s
     */
    record Residual(Outer outer, Expression labels, double outputScale) {
    }

    /**
     * {@code r Sum_l u_kl tau(...)}, and the activation of it.
     *
     * @param activation sigma
     * @param scale r
     * @param inner the neurons below
     */
    record Outer(Activation activation, double scale, Inner inner) {
    }

    /**
     * {@code Sum_j w_lj x_ij}, and the activation of it.
     *
     * @param activation tau
     * @param inputs x
     */
    record Inner(Activation activation, TwoLayerForm.Inputs inputs) {
    }
}
