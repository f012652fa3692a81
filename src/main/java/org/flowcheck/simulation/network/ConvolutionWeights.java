package org.flowcheck.simulation.network;

/** The parameters of a state as the passes of a convolutional network read them; all threads read the same. */
final class ConvolutionWeights {

    private final ConvolutionPlaces places;
    private final ConvolutionBatches batches;
    private final double largestInput;
    /** W of each kernel, in the order of the patch. */
    final double[][] kernels;
    final double[] biases;
    /** a of each kernel, in rows of a batch. */
    final double[][][] output;
    /** Whether no argument of a kernel is large enough to be cut off. */
    final boolean[] outOfReach;

    private ConvolutionWeights(ConvolutionPlaces places, ConvolutionBatches batches, double largestInput) {
        this.places = places;
        this.batches = batches;
        this.largestInput = largestInput;
        int kernelCount = places.kernels();
        this.kernels = new double[kernelCount][places.patch()];
        this.biases = new double[kernelCount];
        this.output = new double[kernelCount][batches.rows()][ConvolutionRows.LENGTH];
        this.outOfReach = new boolean[kernelCount];
    }

    static ConvolutionWeights of(ConvolutionFlow flow, ConvolutionBatches batches) {
        return new ConvolutionWeights(flow.places(), batches, Rows.largest(flow.inputs(), flow.inputs().length));
    }

    /** Copies the parameters of a state. */
    void load(double[] state) {
        int count = places.kernels();
        for (int k = 0; k < places.patch(); k++) {
            int place = places.kernelWeights() + k * count;
            for (int b = 0; b < count; b++) {
                kernels[b][k] = state[place + b];
            }
        }
        System.arraycopy(state, places.biases(), biases, 0, count);
        for (int row = 0; row < batches.rows(); row++) {
            int from = batches.firstPosition(row);
            for (int j = from; j < batches.firstPosition(row + 1); j++) {
                int place = places.outputWeights() + j % places.positions() * count;
                for (int b = 0; b < count; b++) {
                    output[b][row][j - from] = state[place + b];
                }
            }
        }
        for (int b = 0; b < count; b++) {
            double sum = 0;
            for (double w : kernels[b]) {
                sum += Math.abs(w);
            }
            outOfReach[b] = Saturation.outOfReach(0.25 * (Math.abs(biases[b]) + largestInput * sum));
        }
    }
}
