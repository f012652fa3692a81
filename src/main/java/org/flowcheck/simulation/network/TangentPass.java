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
    /** Sums of longer rows are folded before they are added up. */
    private static final int SHORT = 128;

    private final double[][] samples;
    private final NeuronBlock[] blocks;
    private final TangentRows[] rows;
    private final double[] products = new double[FOUR * TangentRows.STEP];
    private final double[] folded = new double[TangentRows.LENGTH + SHORT];
    private final double[] e = new double[FOUR];
    private final Step[] forward = {this::fill, this::takeTangents, this::addProducts};
    private final Step[] backward = {this::addOuterSums, this::addInnerSums};
    /** The samples under way. */
    private int first;
    private int count;
    private NeuronSums[] sums;

    TangentPass(double[][] samples, NeuronBlock[] blocks) {
        this.samples = samples;
        this.blocks = blocks;
        this.rows = new TangentRows[blocks.length];
        for (int b = 0; b < blocks.length; b++) {
            rows[b] = new TangentRows();
        }
    }

    /** To be called when the weights in the blocks have changed. */
    void load() {
        for (int b = 0; b < blocks.length; b++) {
            rows[b].setFirstColumn(blocks[b].quarters[0], blocks[b].count());
        }
    }

    /** Writes the outputs at up to four samples. */
    void outputs(int firstSample, int howMany, double[] outputs) {
        first = firstSample;
        count = howMany;
        Arrays.fill(products, 0);
        for (int b = 0; b < blocks.length; b++) {
            run(forward, b);
        }
        for (int l = 0; l < count; l++) {
            outputs[first + l] = sumOfProducts(l);
        }
    }

    /** Adds what the samples of the last outputs contribute to the gradient. */
    void addGradient(double[] residuals, NeuronSums[] target) {
        sums = target;
        Arrays.fill(e, 0);
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
        rows[b].addProductsTo(products, blocks[b].outer, count);
    }

    private double sumOfProducts(int l) {
        int length = blocks[0].count();
        if (length <= SHORT) {
            System.arraycopy(products, l * TangentRows.STEP, folded, 0, length);
            return Rows.sum(folded, length);
        }
        System.arraycopy(products, l * TangentRows.STEP, folded, 0, TangentRows.LENGTH);
        Rows.fold512(folded);
        Rows.fold128(folded);
        return Rows.sum(folded, 32);
    }

    private void addOuterSums(int b) {
        rows[b].addTo(sums[b].outer, e[0], e[1], e[2], e[3]);
    }

    private void addInnerSums(int b) {
        int last = count - 1;
        double[] x0 = samples[first];
        double[] x1 = samples[first + Math.min(1, last)];
        double[] x2 = samples[first + Math.min(2, last)];
        double[] x3 = samples[first + last];
        for (int j = 0; j < x0.length; j++) {
            rows[b].addSlopesTo(sums[b].inner[j], e[0] * x0[j], e[1] * x1[j], e[2] * x2[j], e[3] * x3[j]);
        }
    }
}
