package org.flowcheck.simulation.network;

import java.util.Arrays;

/** What hidden numbers see of the images: for each number of a kernel a row over positions. */
final class ConvolutionPatches {

    private final ConvolutionPlaces places;
    /** Images one after the other, each channel by channel: shared. */
    private final double[] planes;
    /** By the number of a kernel, in the order in which W lies. */
    final double[][] rows;

    ConvolutionPatches(ConvolutionPlaces places, double[] planes) {
        this.places = places;
        this.planes = planes;
        this.rows = new double[places.patch()][ConvolutionRows.LENGTH];
    }

    /** The pixels of images channel by channel instead of side by side. */
    static double[] planes(ConvolutionPlaces places, double[] inputs) {
        int channels = places.channels();
        int pixels = (int) (places.imageSize() / channels);
        if (channels == 1) {
            return inputs;
        }
        double[] planes = new double[inputs.length];
        for (int place = 0; place < inputs.length; place++) {
            int image = place / (pixels * channels);
            int pixel = place / channels % pixels;
            planes[(image * channels + place % channels) * pixels + pixel] = inputs[place];
        }
        return planes;
    }

    /**
     * Fills the rows; behind the positions they are 0.
     *
     * @param image the first image of the batch
     * @param from the first position, counted from the first one of that image
     * @param to the position after the last one
     */
    void load(int image, int from, int to) {
        int width = places.columns();
        int positions = places.positions();
        for (int j = from; j < to;) {
            int u = j % positions / width;
            int v = j % width;
            int count = Math.min(to - j, width - v);
            copy(image + j / positions, u, v, j - from, count);
            j += count;
        }
        if (to - from < ConvolutionRows.LENGTH) {
            for (double[] row : rows) {
                Arrays.fill(row, to - from, ConvolutionRows.LENGTH, 0);
            }
        }
    }

    private void copy(int image, int u, int v, int target, int count) {
        int channels = places.channels();
        int width = places.imageColumns();
        int pixels = places.imageRows() * width;
        int k = 0;
        for (int p = 0; p < places.kernelRows(); p++) {
            for (int q = 0; q < places.kernelColumns(); q++) {
                int start = image * channels * pixels + (u + p) * width + v + q;
                for (int l = 0; l < channels; l++) {
                    System.arraycopy(planes, start + l * pixels, rows[k++], target, count);
                }
            }
        }
    }
}
