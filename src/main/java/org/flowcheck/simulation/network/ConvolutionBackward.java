package org.flowcheck.simulation.network;

import java.util.Arrays;

/** Batches of images forward and back to the gradient, on one thread. */
final class ConvolutionBackward {

    /** Numbers in lanes at most: 64 MB. With more weights in the kernels, products of rows are plain sums. */
    private static final long LANE_NUMBERS = 1L << 23;

    private final Activation activation;
    private final ConvolutionBatches batches;
    private final ConvolutionWeights weights;
    private final ConvolutionForward forward;
    private final double[] residuals;
    private final double[] gradient;
    /** By kernel and number of the patch, the bias last; empty where there are too many. */
    private final double[][][] lanes;

    ConvolutionBackward(ConvolutionFlow flow, ConvolutionBatches batches, ConvolutionWeights weights,
                        double[] planes) {
        this(flow, batches, weights, planes, LANE_NUMBERS);
    }

    /** A pass with at most so many numbers in lanes. */
    ConvolutionBackward(ConvolutionFlow flow, ConvolutionBatches batches, ConvolutionWeights weights, double[] planes,
                        long laneNumbers) {
        this.activation = flow.activation();
        this.batches = batches;
        this.weights = weights;
        this.forward = new ConvolutionForward(flow, batches, weights, planes);
        this.residuals = new double[ConvolutionRows.LENGTH];
        this.gradient = new double[ConvolutionRows.LENGTH];
        int kernels = flow.places().kernels();
        int numbers = flow.places().patch() + 1;
        boolean room = (long) kernels * numbers * ConvolutionRows.LANES <= laneNumbers;
        this.lanes = room ? new double[kernels][numbers][ConvolutionRows.LANES] : new double[0][][];
    }

    /**
     * The gradient of images from one to before another, which are whole batches but for the last.
     *
     * @param all place for the residuals of all images
     * @param sums where the gradient is written
     */
    void run(int from, int to, double[] all, ConvolutionSums sums) {
        sums.clear();
        for (double[][] ofKernel : lanes) {
            for (double[] row : ofKernel) {
                Arrays.fill(row, 0);
            }
        }
        for (int image = from; image < to; image += batches.size()) {
            forward.run(image, Math.min(batches.size(), to - image), all);
            // From the last row, whose patches are there.
            for (int row = batches.rows() - 1; row >= 0; row--) {
                back(row, image, all, sums);
            }
        }
        for (int b = 0; b < lanes.length; b++) {
            int patch = sums.kernels[b].length;
            for (int k = 0; k < patch; k++) {
                sums.kernels[b][k] = ConvolutionRows.sum(lanes[b][k], 0, ConvolutionRows.LANES);
            }
            sums.biases[b] = ConvolutionRows.sum(lanes[b][patch], 0, ConvolutionRows.LANES);
        }
    }

    private void back(int row, int image, double[] all, ConvolutionSums sums) {
        int count = forward.count(row);
        int first = batches.firstPosition(row);
        double[][] patches = forward.patches(row);
        for (int j = 0; j < count; j++) {
            residuals[j] = all[image + (first + j) / batches.positions()];
        }
        Arrays.fill(gradient, count, gradient.length, 0);
        for (int b = 0; b < sums.biases.length; b++) {
            double[] h = forward.values(b, row);
            ConvolutionRows.addProducts(sums.output[b][row], residuals, h, count);
            activation.slopes(forward.arguments(b, row), h, gradient, count);
            ConvolutionRows.multiply(gradient, residuals, weights.output[b][row], count);
            addProducts(b, patches, count, sums);
        }
    }

    private void addProducts(int kernel, double[][] patches, int count, ConvolutionSums sums) {
        if (lanes.length == 0) {
            for (int k = 0; k < patches.length; k++) {
                sums.kernels[kernel][k] += Rows.dot(gradient, patches[k], count);
            }
            sums.biases[kernel] += ConvolutionRows.sum(gradient, 0, count);
            return;
        }
        double[][] ofKernel = lanes[kernel];
        for (int k = 0; k < patches.length; k++) {
            ConvolutionRows.addToLanes(ofKernel[k], gradient, patches[k]);
        }
        ConvolutionRows.addToLanes(ofKernel[patches.length], gradient);
    }
}
