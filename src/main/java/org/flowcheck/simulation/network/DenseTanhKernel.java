package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * All m n tangents, each once, by {@link TangentPass} on one thread or several. What the samples of a slice contribute
 * to the gradient is summed up apart, and the slices are added in their order: slices depend on n alone, so the bits do
 * not depend on the threads.
 */
final class DenseTanhKernel implements TwoLayerKernel {

    /** Slices at most: each takes as much memory as the weights. */
    private static final int SLICES = 8;
    /** Samples in a slice at least, since slices have to be added up. */
    private static final int SLICE = 32;
    /** Below this many pairs a second thread costs more than it saves. */
    private static final long SMALL = 1 << 15;
    private static final int FOUR = TangentRows.ROWS;

    private final double[][] samples;
    private final NeuronBlock[] blocks;
    private final int slices;
    private final double[] values;
    /** Of each slice: of each block. */
    private final NeuronSums[][] sums;
    /** One a thread. */
    private final TangentPass[] passes;
    private final Workers workers;
    private final Workers.Task outputsOfSlice = this::outputsOfSlice;
    private final Workers.Task ratesOfSlice = this::ratesOfSlice;
    private double[] labels;
    private double scale;

    /**
     * A kernel.
     *
     * @param places where the weights lie
     * @param inputs x, n rows of d numbers; not modified
     * @param threads how many threads a call may use
     */
    DenseTanhKernel(TwoLayerPlaces places, double[] inputs, int threads) {
        int d = places.dimension();
        this.samples = samples(inputs, d);
        this.values = new double[samples.length];
        this.blocks = new NeuronBlock[NeuronBlock.blocks(places)];
        Arrays.setAll(blocks, b -> new NeuronBlock(places));
        this.slices = Math.max(1, Math.min(SLICES, samples.length / SLICE));
        this.sums = new NeuronSums[slices][blocks.length];
        for (NeuronSums[] slice : sums) {
            Arrays.setAll(slice, b -> new NeuronSums(d));
        }
        boolean small = (long) places.neurons() * samples.length < SMALL;
        this.workers = new Workers(small ? 1 : Math.min(threads, slices));
        this.passes = new TangentPass[workers.threads()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new TangentPass(samples, blocks);
        }
    }

    /** Samples by themselves. */
    static double[][] samples(double[] inputs, int dimension) {
        double[][] samples = new double[inputs.length / dimension][dimension];
        for (int i = 0; i < samples.length; i++) {
            System.arraycopy(inputs, i * dimension, samples[i], 0, dimension);
        }
        return samples;
    }

    @Override
    public String route() {
        return "sums over all pairs of a neuron and a sample";
    }

    @Override
    public void outputs(double[] state, double[] outputs) {
        load(state);
        workers.run(slices, outputsOfSlice);
        System.arraycopy(values, 0, outputs, 0, values.length);
    }

    private void outputsOfSlice(int slot, int slice) {
        TangentPass pass = passes[slot];
        for (int i = firstSample(slice), end = firstSample(slice + 1); i < end; i += FOUR) {
            pass.outputs(i, Math.min(FOUR, end - i), values);
        }
    }

    @Override
    public void rates(double[] state, double[] targets, double factor, double[] rates) {
        labels = targets;
        scale = factor;
        load(state);
        workers.run(slices, ratesOfSlice);
        for (int b = 0; b < blocks.length; b++) {
            for (int slice = 1; slice < slices; slice++) {
                sums[0][b].add(sums[slice][b]);
            }
            blocks[b].store(sums[0][b], rates);
        }
    }

    private void ratesOfSlice(int slot, int slice) {
        TangentPass pass = passes[slot];
        for (NeuronSums ofBlock : sums[slice]) {
            ofBlock.clear();
        }
        for (int i = firstSample(slice), end = firstSample(slice + 1); i < end; i += FOUR) {
            int count = Math.min(FOUR, end - i);
            pass.outputs(i, count, values);
            Rows.residuals(values, scale, labels, i, i + count);
            pass.addGradient(values, sums[slice]);
        }
    }

    private void load(double[] state) {
        for (int b = 0; b < blocks.length; b++) {
            blocks[b].load(state, b);
        }
        for (TangentPass pass : passes) {
            pass.load();
        }
    }

    /** Slices begin at multiples of four. */
    private int firstSample(int slice) {
        return slice == slices ? samples.length : (int) ((long) slice * samples.length / slices / FOUR) * FOUR;
    }
}
