package org.flowcheck.simulation.network;

/**
 * The two sums over pairs of a neuron and a sample that a gradient flow of one hidden layer consists of. An instance
 * holds scratch memory and what it last saw of a state, so it belongs to one thread at a time; calls allocate nothing
 * that grows with the sizes. The bits of the results depend on the arguments and sizes alone.
 */
public interface TwoLayerKernel {

    /**
     * Writes {@code f_i = sum_k a_k sigma(sum_j w_kj x_ij)}.
     *
     * @param state the state that holds a and w; not modified
     * @param outputs f, one number a sample; overwritten
     */
    void outputs(double[] state, double[] outputs);

    /**
     * Writes {@code sum_i e_i sigma(z_ik)} to the places of a, and {@code a_k sum_i e_i sigma'(z_ik) x_ij} to those of
     * w, where {@code z_ik = sum_j w_kj x_ij} and {@code e_i = s f_i - y_i}.
     *
     * @param state the state that holds a and w; not modified
     * @param labels y, one number a sample; not modified
     * @param scale s
     * @param rates overwritten at the places of a and w
     */
    void rates(double[] state, double[] labels, double scale, double[] rates);

    /** How the sums are computed, in a few words; where that depended on the states so far, how often which way. */
    String route();
}
