package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * Outputs f_i = sum_k a_k sigma(w_k x_i) of m neurons at n samples, and for errors e_i the gradients
 *
 * <pre>
 *   da_k = scale sum_i e_i sigma(w_k x_i)          dw_k = scale a_k sum_i e_i x_i sigma'(w_k x_i)
 * </pre>
 *
 * from the moments M[b][p] = sum of a_k u_k^p over bin b: f_i = sum C[p][i] M[b][p], and with G[b][p] = sum_i e_i
 * C[p][i] the gradients are the polynomial sum_p G[b][p] u^p and its derivative. Outputs and gradients use the same
 * polynomials, so the gradients are exactly those of a loss whose activation is perturbed by the bounds that {@link
 * SeparableFit} reports.
 *
 * <p>An evaluation is, in this order: {@link #gather} of every block; {@link #combine}; {@link #outputs}; {@link
 * #project}; {@link #gradients} of every block. Blocks are independent of each other, so threads may share them out
 * as they like, each with a scratch of its own and a barrier between the steps. The bits do not depend on it: blocks
 * are fixed ranges of neurons, and their moments are added in the order of blocks. {@link #evaluateOutputs} and
 * {@link #evaluateGradients} do it all on one thread. Nothing is allocated after construction.
 *
 * <p>Neurons at or beyond {@link SeparableExpansion#reach()}, or whose weight is no number, are summed pair by pair.
 * {@link #far()} counts them after {@link #combine}: where they are many, a dense kernel is the faster one.
 */
public final class SeparableKernel {

    private final SeparableExpansion expansion;
    private final SeparableBlock[] blocks;
    private final SeparableScratch scratch = new SeparableScratch();
    /** Number of neurons by bin; the last counts those beyond. */
    private final int[] neurons;
    private final double[] moments;
    private final double[] values;
    private final double[] slopes;
    /** Outputs or errors, by tile and lane. */
    private final double[][] tiles;
    private final double[] errors;
    private final double[] lanes = new double[SeparableLoops.LANES];
    private final int[] listed;
    private final double[] factors;
    private double scale;

    /** A kernel for m neurons. It holds 20 bytes a neuron. */
    public SeparableKernel(SeparableExpansion expansion, int m) {
        if (m < 1) {
            throw new IllegalArgumentException("no neurons: " + m);
        }
        this.expansion = expansion;
        this.blocks = new SeparableBlock[(m - 1) / SeparableBlock.NEURONS + 1];
        for (int block = 0; block < blocks.length; block++) {
            int from = block * SeparableBlock.NEURONS;
            blocks[block] = new SeparableBlock(expansion, from, Math.min(m, from + SeparableBlock.NEURONS));
        }
        int columns = expansion.firstColumn(expansion.bins().count());
        this.neurons = new int[expansion.bins().count() + 1];
        this.moments = new double[columns];
        this.values = new double[columns];
        this.slopes = new double[columns];
        this.tiles = new double[SeparableExpansion.tiles(expansion.samples())][SeparableLoops.LANES];
        this.errors = new double[expansion.samples()];
        this.listed = new int[columns + 3];
        this.factors = new double[columns + 3];
    }

    /** Number of blocks that the neurons are cut into. */
    public int blocks() {
        return blocks.length;
    }

    /** What a further thread needs. */
    public SeparableScratch newScratch() {
        return new SeparableScratch();
    }

    /** f of length n from a_k = a[aOffset + k], w_k = w[wOffset + k], on this thread. */
    public void evaluateOutputs(double[] a, int aOffset, double[] w, int wOffset, double[] f) {
        for (int block = 0; block < blocks.length; block++) {
            gather(block, a, aOffset, w, wOffset, scratch);
        }
        combine();
        outputs(f);
    }

    /** The gradients at the weights of the last outputs, on this thread; da and dw may be the same array. */
    public void evaluateGradients(double[] e, double scale, double[] da, int daOffset, double[] dw, int dwOffset) {
        project(e, scale);
        for (int block = 0; block < blocks.length; block++) {
            gradients(block, da, daOffset, dw, dwOffset, scratch);
        }
    }

    /** Sorts the neurons of a block into bins and sums their moments. */
    public void gather(int block, double[] a, int aOffset, double[] w, int wOffset, SeparableScratch own) {
        blocks[block].gather(a, aOffset, w, wOffset, own);
    }

    /** Adds up the moments of all blocks, in their order. */
    public void combine() {
        Arrays.fill(neurons, 0);
        Arrays.fill(moments, 0);
        for (SeparableBlock block : blocks) {
            block.addTo(moments, neurons);
        }
    }

    /** Number of neurons that are in no bin. */
    public int far() {
        return neurons[neurons.length - 1];
    }

    /** f, of length n. */
    public void outputs(double[] f) {
        int count = listColumns();
        for (int tile = 0; tile < tiles.length; tile++) {
            Arrays.fill(tiles[tile], 0);
            for (int c = 0; c < count; c += 4) {
                SeparableLoops.addFour(tiles[tile],
                        expansion.column(listed[c])[tile], expansion.column(listed[c + 1])[tile],
                        expansion.column(listed[c + 2])[tile], expansion.column(listed[c + 3])[tile],
                        factors[c], factors[c + 1], factors[c + 2], factors[c + 3]);
            }
        }
        for (int i = 0; i < expansion.samples(); i++) {
            f[i] = tiles[i / SeparableLoops.LANES][i % SeparableLoops.LANES];
        }
        if (far() > 0) {
            for (int i = 0; i < expansion.samples(); i++) {
                for (SeparableBlock block : blocks) {
                    f[i] += block.farOutput(expansion.x(i));
                }
            }
        }
    }

    /** The columns of occupied bins with their moments, filled up to a multiple of four with columns times zero. */
    private int listColumns() {
        int count = 0;
        for (int b = 0; b < neurons.length - 1; b++) {
            for (int c = expansion.firstColumn(b); neurons[b] > 0 && c < expansion.firstColumn(b + 1); c++) {
                if (expansion.column(c) != null) {
                    listed[count] = c;
                    factors[count++] = moments[c];
                }
            }
        }
        for (; count % 4 != 0; count++) {
            listed[count] = listed[count - 1];
            factors[count] = 0;
        }
        return count;
    }

    /**
     * Turns errors into polynomials of the gradients.
     *
     * @param e errors of the n samples
     * @param scale multiplies all gradients, -1/n for gradient flow of the mean square
     */
    public void project(double[] e, double scale) {
        for (int i = 0; i < expansion.samples(); i++) {
            tiles[i / SeparableLoops.LANES][i % SeparableLoops.LANES] = e[i];
            errors[i] = e[i];
        }
        this.scale = scale;
        for (int b = 0; b < neurons.length - 1; b++) {
            if (neurons[b] > 0) {
                project(b);
            }
        }
    }

    private void project(int bin) {
        int first = expansion.firstColumn(bin);
        int terms = expansion.terms(bin);
        for (int p = 0; p < terms; p++) {
            double[][] column = expansion.column(first + p);
            double sum = 0;
            if (column != null) {
                sum = dot(column);
            }
            values[first + p] = scale * sum;
        }
        for (int p = 1; p < terms; p++) {
            slopes[first + p - 1] = p * values[first + p] * expansion.bins().scale(bin);
        }
    }

    /** The sum of errors times coefficients over all samples, in lanes. */
    private double dot(double[][] column) {
        Arrays.fill(lanes, 0);
        int tile = 0;
        for (; tile + 3 < tiles.length; tile += 4) {
            SeparableLoops.addFourProducts(lanes, tiles[tile], tiles[tile + 1], tiles[tile + 2], tiles[tile + 3],
                    column[tile], column[tile + 1], column[tile + 2], column[tile + 3]);
        }
        for (; tile < tiles.length; tile++) {
            SeparableLoops.addProducts(lanes, tiles[tile], column[tile], SeparableLoops.LANES);
        }
        return SeparableLoops.total(lanes);
    }

    /** Gradients of a block, at the weights that were gathered; da and dw may be the same array. */
    public void gradients(int block, double[] da, int daOffset, double[] dw, int dwOffset, SeparableScratch own) {
        blocks[block].gradients(values, slopes, da, daOffset, dw, dwOffset, own);
        blocks[block].farGradients(errors, scale, da, daOffset, dw, dwOffset);
    }
}
