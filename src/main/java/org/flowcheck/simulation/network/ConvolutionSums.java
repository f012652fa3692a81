package org.flowcheck.simulation.network;

import java.util.Arrays;

/** The gradient of some images, before the factors of the rates. */
final class ConvolutionSums {

    private final ConvolutionPlaces places;
    private final ConvolutionBatches batches;
    /** Of a, by kernel, in rows of a batch: images at the same place of a batch are not told apart. */
    final double[][][] output;
    /** Of W, by kernel, in the order of the patch. */
    final double[][] kernels;
    /** Of c. */
    final double[] biases;

    ConvolutionSums(ConvolutionPlaces places, ConvolutionBatches batches) {
        this.places = places;
        this.batches = batches;
        this.output = new double[places.kernels()][batches.rows()][ConvolutionRows.LENGTH];
        this.kernels = new double[places.kernels()][places.patch()];
        this.biases = new double[places.kernels()];
    }

    void clear() {
        for (double[][] rows : output) {
            for (double[] row : rows) {
                Arrays.fill(row, 0);
            }
        }
        for (double[] row : kernels) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(biases, 0);
    }

    /** Adds the sums of other images. */
    void add(ConvolutionSums other) {
        for (int b = 0; b < biases.length; b++) {
            for (int row = 0; row < output[b].length; row++) {
                Rows.add(output[b][row], other.output[b][row], 1, ConvolutionRows.LENGTH);
            }
            Rows.add(kernels[b], other.kernels[b], 1, kernels[b].length);
        }
        Rows.add(biases, other.biases, 1, biases.length);
    }

    /** Writes the rates. */
    void store(ConvolutionFlow flow, double[] rates) {
        int count = places.kernels();
        Arrays.fill(rates, places.outputWeights(), places.outputWeights() + places.positions() * count, 0);
        for (int row = 0; row < batches.rows(); row++) {
            int from = batches.firstPosition(row);
            for (int j = from; j < batches.firstPosition(row + 1); j++) {
                int place = places.outputWeights() + j % places.positions() * count;
                for (int b = 0; b < count; b++) {
                    rates[place + b] += output[b][row][j - from];
                }
            }
        }
        for (int j = 0; j < places.positions() * count; j++) {
            rates[places.outputWeights() + j] *= flow.outputRate();
        }
        for (int k = 0; k < places.patch(); k++) {
            for (int b = 0; b < count; b++) {
                rates[places.kernelWeights() + k * count + b] = flow.kernelRate() * kernels[b][k];
            }
        }
        for (int b = 0; b < count; b++) {
            rates[places.biases() + b] = flow.biasRate() * biases[b];
        }
    }
}
