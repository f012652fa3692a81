package org.flowcheck.simulation.network;

/**
 * The gradient flow of a network with one hidden layer with the activation tanh on n samples:
 *
 * <pre>
 * e_i   = s sum_k a_k tanh(sum_j w_kj x_ij) - y_i
 * a_k'  = p sum_i e_i tanh(sum_j w_kj x_ij)
 * w_kj' = q a_k sum_i e_i (1 - tanh^2(sum_l w_kl x_il)) x_ij
 * </pre>
 *
 * @param places where a and w lie; the state holds nothing else
 * @param inputs x, n rows of d numbers; not modified
 * @param labels y, n numbers; not modified
 * @param outputScale s
 * @param outputRate p, -s/n for the loss sum e_i^2/(2n)
 * @param inputRate q, likewise
 */
public record TwoLayerFlow(TwoLayerPlaces places, double[] inputs, double[] labels, double outputScale,
                           double outputRate, double inputRate) {

    /** Refuses arrays of other lengths. */
    public TwoLayerFlow {
        if (labels.length < 1 || inputs.length != labels.length * places.dimension()) {
            throw new IllegalArgumentException(inputs.length + " inputs for " + labels.length + " labels");
        }
    }

    /** The number of samples. */
    public int samples() {
        return labels.length;
    }

    /** Turns outputs sum_k a_k tanh(...) into residuals e_i, in place. */
    void residuals(double[] outputs) {
        Rows.residuals(outputs, outputScale, labels, 0, outputs.length);
    }
}
