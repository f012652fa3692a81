package org.flowcheck.simulation.network;

/**
 * The gradient flow of a network with two hidden layers on n samples:
 *
 * <pre>
 * v_il  = sum_j w_lj x_ij                            h_il = tau(v_il)
 * z_ik  = r sum_l u_kl h_il                          e_i  = s sum_k a_k sigma(z_ik) - y_i
 * a_k'  = A sum_i e_i sigma(z_ik)
 * u_kl' = U a_k sum_i e_i sigma'(z_ik) h_il
 * w_lj' = W sum_i e_i tau'(v_il) x_ij sum_k a_k sigma'(z_ik) u_kl
 * </pre>
 *
 * @param places where a, u and w lie
 * @param outer sigma
 * @param inner tau
 * @param inputs x, n rows of d numbers; not modified
 * @param labels y, n numbers; not modified
 * @param outputScale s
 * @param middleScale r
 * @param outputRate A, -s/n for the loss sum e_i^2/(2n)
 * @param middleRate U, -r s/n for this loss
 * @param inputRate W, likewise
 */
public record ThreeLayerFlow(ThreeLayerPlaces places, Activation outer, Activation inner, double[] inputs,
                             double[] labels, double outputScale, double middleScale, double outputRate,
                             double middleRate, double inputRate) {

    /** Refuses arrays of other lengths. */
    public ThreeLayerFlow {
        if (labels.length < 1 || inputs.length != labels.length * places.dimension()) {
            throw new IllegalArgumentException(inputs.length + " inputs for " + labels.length + " labels");
        }
    }

    /** The number of samples. */
    public int samples() {
        return labels.length;
    }
}
