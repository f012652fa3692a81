package org.flowcheck.simulation.network;

/**
 * The gradient flow of a convolutional network on n images:
 *
 * <pre>
 * z_iuvb   = sum_pql x_i,u+p-1,v+q-1,l W_pqlb + c_b
 * e_i      = s sum_uvb a_uvb sigma(z_iuvb) - y_i
 * a_uvb'   = A sum_i e_i sigma(z_iuvb)
 * W_pqlb'  = K sum_i e_i sum_uv a_uvb sigma'(z_iuvb) x_i,u+p-1,v+q-1,l
 * c_b'     = C sum_i e_i sum_uv a_uvb sigma'(z_iuvb)
 * </pre>
 *
 * @param places where a, W and c lie
 * @param activation sigma
 * @param inputs x, n images row by row, the channels of a pixel side by side; not modified
 * @param labels y, n numbers; not modified
 * @param outputScale s
 * @param outputRate A, -s/n for the loss sum e_i^2/(2n)
 * @param kernelRate K, likewise
 * @param biasRate C, likewise
 */
public record ConvolutionFlow(ConvolutionPlaces places, Activation activation, double[] inputs, double[] labels,
                              double outputScale, double outputRate, double kernelRate, double biasRate) {

    /** Refuses arrays of other lengths. */
    public ConvolutionFlow {
        if (labels.length < 1 || inputs.length != labels.length * places.imageSize()) {
            throw new IllegalArgumentException(inputs.length + " pixels for " + labels.length + " labels");
        }
    }

    /** The number of images. */
    public int images() {
        return labels.length;
    }
}
