package org.flowcheck.simulation.compiler;

import java.util.List;
import org.flowcheck.simulation.network.Activation;
import org.flowcheck.theory.expression.Expression;

/**
 * What a gradient flow of a convolutional network looks like in a model; the formulas are those of
 * {@link org.flowcheck.simulation.network.ConvolutionFlow}.
 *
 * @param output the state a, of indices u, v, b
 * @param kernels the state W, of indices p, q, b, or p, q, l, b
 * @param biases the state c, of the index b
 * @param network the residuals
 * @param images n
 * @param outputRate the factor of the rate of a
 * @param kernelRate the factor of the rate of W
 * @param biasRate the factor of the rate of c
 */
record ConvolutionForm(String output, String kernels, String biases, Residual network, int images, double outputRate,
                       double kernelRate, double biasRate) {

    /** The row of a pixel in {@link Pixels}. */
    static final String ROW = "@r";
    /** The column of a pixel. */
    static final String COLUMN = "@s";
    /** The channel of a pixel. */
    static final String CHANNEL = "@l";

    /**
     * The e_i of given states.
     *
     * @param hidden the neurons
     * @param labels y, a formula of the index {@link TwoLayerForm#SAMPLE}, without states and time
     * @param outputScale s
     */
    record Residual(Hidden hidden, Expression labels, double outputScale) {
    }

    /**
     * {@code sigma(Sum_pql x_i,u+p-1,v+q-1,l W_pqlb + c_b)}.
     *
     * @param activation sigma
     * @param pixels x
     */
    record Hidden(Activation activation, Pixels pixels) {
    }

    /**
     * x.
     *
     * @param value a formula of image, row, column and channel (where W has channels), without states and time
     * @param scale a factor, not 0
     */
    record Pixels(Expression value, double scale) {
    }

    /** What the indices of a hidden number and of its kernel's numbers are called in a formula. */
    record Names(String image, String row, String column, String kernel, List<String> inKernel) {
    }
}
