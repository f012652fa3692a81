package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * Tangents of blocks of neurons at four samples, one thread: they are computed once, summed up to the outputs, and kept
 * for the gradient, which needs the residuals of these samples only.
 *
 * <p>The steps are called through one place, {@link #run}, where HotSpot sees more receivers than it inlines.
 * So each loop is compiled by itself: as parts of one large method, half of them were left without vector instructions.
 */
final class TangentPass {

    /** One step over four rows. */
    @FunctionalInterface
    private interface Step {
        /** Does the step for a block of neurons. */
        void run(int block);
    }

    private static final int FOUR = TangentRows.ROWS;

    private final double[][] samples;
    private final NeuronBlock[] blocks;
    private final TangentRows[] rows;
    private final double[] lanes = new double[FOUR * RowSums.LANES];
    private final double[] f = new double[FOUR];
    private final double[] e = new double[FOUR];
    /** e_i x_ij, 0 where there is no sample, as e. */
    private final double[] ex = new double[FOUR];
    private final Step[] forward = {this::fill, this::takeTangents, this::addProducts};
    private final Step[] backward;
    /** The samples under way. */
    private int first;
    private int count;
    private NeuronSums[] sums;

    TangentPass(double[][] samples, NeuronBlock[] blocks) {
        this.samples = samples;
        this.blocks = blocks;
        this.rows = new TangentRows[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            rows[b] = new TangentRows(0);
        }
        int dimension = samples[0].length;
        this.backward = new Step[2 + dimension];
        backward[0] = this::addOuterSums;
        backward[1] = block -> rows[block].takeSlopes();
        for (int j = 0; j < dimension; j++) {
            int column = j;
            backward[2 + j] = block -> addInnerSums(block, column);
        }
    }

    /** To be called when the weights in the blocks have changed. */
    void load() {
        for (int b = 0; b < blocks.length; b++) {
            rows[b].setFirstColumn(blocks[b].quarters[0], blocks[b].count());
        }
    }

    /** Writes the outputs at up to four samples, and keeps the tangents. */
    void outputs(int firstSample, int howMany, double[] outputs) {
        Arrays.fill(lanes, 0);
        Arrays.fill(f, 0);
        first = firstSample;
        count = howMany;
        for (int b = 0; b < blocks.length; b++) {
            run(forward, b);
        }
        TangentRows.addLanes(lanes, f);
        System.arraycopy(f, 0, outputs, first, count);
    }

    /** Adds what the samples whose tangents are kept contribute to the gradient, and keeps them no longer. */
    void addGradient(double[] residuals, NeuronSums[] target) {
        sums = target;
        Arrays.fill(e, 0);
        Arrays.fill(ex, 0);
        System.arraycopy(residuals, first, e, 0, count);
        for (int b = 0; b < blocks.length; b++) {
            run(backward, b);
        }
    }

    private static void run(Step[] steps, int block) {
        for (Step step : steps) {
            step.run(block);
        }
    }

    private void fill(int b) {
        NeuronBlock block = blocks[b];
        for (int l = 0; l < count; l++) {
            double[] input = samples[first + l];
            rows[b].fill(l, block.quarters, input, block.outOfReach(input));
        }
    }

    private void takeTangents(int b) {
        rows[b].takeTangents(count);
    }

    private void addProducts(int b) {
        rows[b].addProductsTo(lanes, f, blocks[b].outer, count);
    }

    private void addOuterSums(int b) {
        rows[b].addTo(sums[b].outer, e);
    }

    private void addInnerSums(int b, int j) {
        for (int l = 0; l < count; l++) {
            ex[l] = e[l] * samples[first + l][j];
        }
        rows[b].addTo(sums[b].inner[j], ex);
    }
}
