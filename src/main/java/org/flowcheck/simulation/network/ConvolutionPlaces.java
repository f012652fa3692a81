package org.flowcheck.simulation.network;

/**
 * Where the parameters of a convolutional network lie in a flat state; arrays row by row, kernels side by
 * side.
 *
 * @param rows rows of a hidden map, at least 1
 * @param columns columns of a hidden map, at least 1
 * @param kernelRows rows of a kernel, at least 1
 * @param kernelColumns columns of a kernel, at least 1
 * @param channels channels of an image, at least 1
 * @param kernels the number of kernels, at least 1
 * @param outputWeights the place of a_111, of rows x columns x kernels numbers
 * @param kernelWeights the place of W_1111, of kernelRows x kernelColumns x channels x kernels numbers
 * @param biases the place of c_1, of as many numbers as there are kernels
 * @param stateDimension the length of the state, which holds nothing else
 */
public record ConvolutionPlaces(int rows, int columns, int kernelRows, int kernelColumns, int channels, int kernels,
                                int outputWeights, int kernelWeights, int biases, int stateDimension) {

    /** Refuses parameters outside the state, and states with other numbers. */
    public ConvolutionPlaces {
        if (Math.min(Math.min(rows, columns), Math.min(kernelRows, kernelColumns)) < 1
                || Math.min(channels, kernels) < 1) {
            throw new IllegalArgumentException("a convolutional network without parts");
        }
        long output = Math.multiplyExact((long) rows * columns, (long) kernels);
        long weights = Math.multiplyExact(Math.multiplyExact((long) kernelRows * kernelColumns, (long) channels),
                (long) kernels);
        boolean inside = fits(outputWeights, output, stateDimension) && fits(kernelWeights, weights, stateDimension)
                && fits(biases, kernels, stateDimension);
        if (!inside || output + weights + kernels != stateDimension) {
            throw new IllegalArgumentException(output + ", " + weights + " and " + kernels + " numbers at "
                    + outputWeights + ", " + kernelWeights + " and " + biases + " of " + stateDimension);
        }
    }

    private static boolean fits(int place, long size, int dimension) {
        return place >= 0 && place + size <= dimension;
    }

    /** Numbers in a hidden map. */
    public int positions() {
        return rows * columns;
    }

    /** Numbers of an image that a hidden number sees. */
    public int patch() {
        return kernelRows * kernelColumns * channels;
    }

    /** Rows of an image. */
    public int imageRows() {
        return rows + kernelRows - 1;
    }

    /** Columns of an image. */
    public int imageColumns() {
        return columns + kernelColumns - 1;
    }

    /** Numbers in an image, all channels. */
    public long imageSize() {
        return (long) imageRows() * imageColumns() * channels;
    }
}
