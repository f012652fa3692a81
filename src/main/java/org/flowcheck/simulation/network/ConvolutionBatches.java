package org.flowcheck.simulation.network;

/**
 * How images are cut into rows of positions: a batch is one image whose hidden maps fill a row or more, or as many
 * smaller ones as a row has room for; its positions, image after image, are cut into rows of nearly equal length.
 * Slices are ranges of batches that threads share. All of this depends on sizes alone.
 *
 * @param positions numbers in a hidden map
 * @param images the number of images
 * @param size images in a batch
 * @param rows rows of a batch
 * @param slices the number of slices
 */
record ConvolutionBatches(int positions, int images, int size, int rows, int slices) {

    /** Below so many multiplications a second thread costs more than it saves. */
    private static final long SMALL = 1 << 18;
    /** Slices at most: each takes as much memory as the state. */
    private static final int SLICES = 8;
    /** Numbers of all slices together, where there are more than one. */
    private static final int SLICE_NUMBERS = 1 << 24;

    static ConvolutionBatches of(ConvolutionPlaces places, int images) {
        int length = ConvolutionRows.LENGTH;
        int positions = places.positions();
        int size = Math.max(1, Math.min(images, length / positions));
        int rows = (size * positions - 1) / length + 1;
        int batches = (images - 1) / size + 1;
        int affordable = (int) Math.max(1, SLICE_NUMBERS / numbers(places));
        return new ConvolutionBatches(positions, images, size, rows, Math.min(batches, Math.min(SLICES, affordable)));
    }

    /** Numbers in the rows of all hidden maps of a batch. */
    static long numbers(ConvolutionPlaces places) {
        long rows = (places.positions() - 1L) / ConvolutionRows.LENGTH + 1;
        return rows * ConvolutionRows.LENGTH * places.kernels();
    }

    /** How many threads are worth while, of those that may be used. */
    int threads(ConvolutionPlaces places, int most) {
        long work = (long) positions * places.kernels() * (places.patch() + 1L);
        return work * images < SMALL ? 1 : Math.min(most, slices);
    }

    /** The first image of a slice; that of the slice after the last one is the number of images. */
    int firstImage(int slice) {
        long batches = (images - 1) / size + 1L;
        return (int) Math.min(images, slice * batches / slices * size);
    }

    /** The first position of a row of a batch; that of the row after the last one is the number of positions. */
    int firstPosition(int row) {
        return (int) ((long) row * size * positions / rows);
    }

    /** The first position of a row of a batch with so many images, which is its end where they do not reach there. */
    int firstPosition(int row, int count) {
        return Math.min(count * positions, firstPosition(row));
    }
}
