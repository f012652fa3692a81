package org.flowcheck.simulation.network;

/**
 * Half the work on samples that lie symmetrically about zero, {@code x_i = -x_(n+1-i)} to the last bit, as on a grid of
 * an interval: the tangent is odd, so the outputs are, and its slope is even, so that of the residuals only
 * {@code e_i - e_(n+1-i)} matters. The middle one of an odd number of samples lies at zero and moves nothing.
 */
final class MirroredKernel implements TwoLayerKernel {

    private final TwoLayerKernel half;
    private final int samples;
    private final double[] outputsOfHalf;
    private final double[] differences;

    /**
     * A kernel.
     *
     * @param half a kernel of the first n/2 samples
     * @param samples n, at least 2
     */
    MirroredKernel(TwoLayerKernel half, int samples) {
        this.half = half;
        this.samples = samples;
        this.outputsOfHalf = new double[samples / 2];
        this.differences = new double[samples / 2];
    }

    /** Whether samples lie so: n rows of d numbers. */
    static boolean fits(double[] inputs, int dimension) {
        int samples = inputs.length / dimension;
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < dimension; j++) {
                if (inputs[i * dimension + j] != -inputs[(samples - 1 - i) * dimension + j]) {
                    return false;
                }
            }
        }
        return samples > 1;
    }

    @Override
    public String route() {
        return half.route() + " of one half of symmetric data";
    }

    @Override
    public void outputs(double[] state, double[] outputs) {
        half.outputs(state, outputsOfHalf);
        outputs[samples / 2] = 0;
        for (int i = 0; i < outputsOfHalf.length; i++) {
            outputs[i] = outputsOfHalf[i];
            outputs[samples - 1 - i] = -outputsOfHalf[i];
        }
    }

    /** With {@code e_i = s f_i - y_i} and odd f the difference is {@code 2 s f_i - (y_i - y_(n+1-i))}. */
    @Override
    public void rates(double[] state, double[] labels, double scale, double[] rates) {
        for (int i = 0; i < differences.length; i++) {
            differences[i] = labels[i] - labels[samples - 1 - i];
        }
        half.rates(state, differences, 2 * scale, rates);
    }
}
