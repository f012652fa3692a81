package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * Batches of images through all kernels to their residuals, on one thread. What is kept of a batch is as large as its
 * hidden maps, or twice that; the innermost loops run over rows that stay in the nearest cache.
 */
final class ConvolutionForward {

    private final ConvolutionFlow flow;
    private final ConvolutionBatches batches;
    private final ConvolutionWeights weights;
    private final ConvolutionPatches patches;
    /** sigma(z) and z of the batch, by kernel and row; one row for all z where slopes do not need them. */
    private final double[][][] values;
    private final double[][][] arguments;
    private final double[] argument;
    /** {@code sum_b a sigma(z)}, by row of the batch. */
    private final double[][] outputs;
    private int firstImage;
    private int images;
    /** Which row the patches are of, -1 if none of this batch. */
    private int loaded;

    /**
     * A pass.
     *
     * @param planes the images as {@link ConvolutionPatches#planes} gives them
     */
    ConvolutionForward(ConvolutionFlow flow, ConvolutionBatches batches, ConvolutionWeights weights, double[] planes) {
        this.flow = flow;
        this.batches = batches;
        this.weights = weights;
        int kernels = flow.places().kernels();
        int length = ConvolutionRows.LENGTH;
        this.patches = new ConvolutionPatches(flow.places(), planes);
        this.values = new double[kernels][batches.rows()][length];
        this.arguments = flow.activation().slopesNeedArguments() ? new double[kernels][batches.rows()][length]
                : new double[0][][];
        this.argument = new double[length];
        this.outputs = new double[batches.rows()][length];
    }

    /** Writes the residuals of images from one to before another, which are whole batches but for the last. */
    void residuals(int from, int to, double[] all) {
        for (int image = from; image < to; image += batches.size()) {
            run(image, Math.min(batches.size(), to - image), all);
        }
    }

    /** Writes the residuals of the images of one batch. */
    void run(int first, int count, double[] all) {
        firstImage = first;
        images = count;
        loaded = -1;
        for (int row = 0; row < batches.rows(); row++) {
            runRow(row);
        }
        for (int i = 0; i < count; i++) {
            all[first + i] = flow.outputScale() * output(i) - flow.labels()[first + i];
        }
    }

    private void runRow(int row) {
        Activation sigma = flow.activation();
        int count = count(row);
        double[][] rows = patches(row);
        Arrays.fill(outputs[row], 0);
        for (int b = 0; b < values.length; b++) {
            double[] z = arguments(b, row);
            double[] h = values[b][row];
            ConvolutionRows.arguments(z, weights.biases[b], weights.kernels[b], rows, count);
            if (weights.outOfReach[b]) {
                sigma.valuesWithinReach(z, h, count);
            } else {
                sigma.values(z, h, count);
            }
            ConvolutionRows.addProducts(outputs[row], weights.output[b][row], h, count);
        }
    }

    /** The sum over the positions of an image of the batch. */
    private double output(int image) {
        int positions = batches.positions();
        double sum = 0;
        for (int row = 0; row < batches.rows(); row++) {
            int start = batches.firstPosition(row);
            int from = Math.max(start, image * positions);
            int to = Math.min(batches.firstPosition(row + 1), (image + 1) * positions);
            sum += ConvolutionRows.sum(outputs[row], from - start, to - start);
        }
        return sum;
    }

    /** Positions in a row of the batch. */
    int count(int row) {
        return batches.firstPosition(row + 1, images) - batches.firstPosition(row, images);
    }

    /** The patches of a row of the batch; those of the last row are there after {@link #run}. */
    double[][] patches(int row) {
        if (loaded != row) {
            patches.load(firstImage, batches.firstPosition(row, images), batches.firstPosition(row + 1, images));
            loaded = row;
        }
        return patches.rows;
    }

    /** sigma(z) of a row of the batch. */
    double[] values(int kernel, int row) {
        return values[kernel][row];
    }

    /** z of a row of the batch, if slopes need it. */
    double[] arguments(int kernel, int row) {
        return arguments.length == 0 ? argument : arguments[kernel][row];
    }
}
