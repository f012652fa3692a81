package org.flowcheck.simulation.network;

import java.util.Arrays;
import java.util.List;

/**
 * All m n tangents, by {@link TangentPasses} on one thread or several. Tangents are computed anew for the gradient:
 * at ten million pairs that costs what fetching them from memory would, and it takes no memory that grows with m n.
 *
 * <p>Neurons are cut into blocks, and blocks into groups, whose outputs are added in the order of the groups: the cuts
 * depend on m alone, so the bits do not depend on the threads.
 */
final class DenseTanhKernel implements TwoLayerKernel {

    /** Fewer samples than this make rows too short to be worth it. */
    private static final int FEW_SAMPLES = 64;
    /** Partial sums of the outputs at most. */
    private static final int GROUPS = 32;
    /** Below this many pairs a second thread costs more than it saves. */
    private static final long SMALL = 1 << 15;
    private static final int VECTOR = 8;

    private final List<SampleTile> tiles;
    private final int samples;
    private final int neurons;
    private final int blockLength;
    private final int blocks;
    private final int groups;
    /** Of each group: of each tile: its outputs. */
    private final double[][][] partial;
    /** One a thread. */
    private final TangentPasses[] passes;
    private final Workers workers;
    private final Workers.Task outputsOfGroup = this::outputsOfGroup;
    private final Workers.Task gradientOfGroup = this::gradientOfGroup;
    /** The arguments of the call under way. */
    private double[] state;
    private double[] residuals;
    private double[] rates;

    /**
     * A kernel.
     *
     * @param places where the weights lie
     * @param inputs x, n rows of d numbers; not modified, not copied
     * @param threads how many threads a call may use
     */
    DenseTanhKernel(TwoLayerPlaces places, double[] inputs, int threads) {
        this.samples = inputs.length / places.dimension();
        this.neurons = places.neurons();
        this.tiles = SampleTile.of(inputs, places.dimension(), evenLength(samples));
        this.blockLength = evenLength(neurons);
        this.blocks = ceiling(neurons, blockLength);
        this.groups = Math.min(blocks, GROUPS);
        this.partial = new double[groups][tiles.size()][];
        for (double[][] group : partial) {
            for (int tile = 0; tile < group.length; tile++) {
                group[tile] = new double[tiles.get(tile).count()];
            }
        }
        this.workers = new Workers((long) neurons * samples < SMALL ? 1 : Math.min(threads, groups));
        this.passes = new TangentPasses[workers.threads()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new TangentPasses(places, inputs, blockLength);
        }
    }

    /** The length of equal pieces as long as a row may be: whole vectors of eight numbers, but for the last piece. */
    private static int evenLength(int whole) {
        int length = ceiling(whole, ceiling(whole, TangentRows.LENGTH));
        return ceiling(length, VECTOR) * VECTOR;
    }

    private static int ceiling(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    @Override
    public String route() {
        return "sums over all pairs of a neuron and a sample";
    }

    @Override
    public void outputs(double[] weights, double[] outputs) {
        state = weights;
        workers.run(groups, outputsOfGroup);
        Arrays.fill(outputs, 0);
        for (double[][] group : partial) {
            for (int tile = 0; tile < group.length; tile++) {
                int first = tiles.get(tile).first();
                for (int i = 0; i < group[tile].length; i++) {
                    outputs[first + i] += group[tile][i];
                }
            }
        }
    }

    private void outputsOfGroup(int slot, int group) {
        for (int tile = 0; tile < tiles.size(); tile++) {
            double[] part = partial[group][tile];
            Arrays.fill(part, 0);
            if (samples >= FEW_SAMPLES) {
                passes[slot].addOutputsAlongSamples(state, firstNeuron(firstBlock(group)),
                        firstNeuron(firstBlock(group + 1)), tiles.get(tile), part);
            } else {
                // Few samples lie in one tile.
                for (int block = firstBlock(group); block < firstBlock(group + 1); block++) {
                    passes[slot].addOutputsAlongNeurons(state, firstNeuron(block), length(block), part);
                }
            }
        }
    }

    @Override
    public void gradient(double[] weights, double[] weightsOfSamples, double[] result) {
        state = weights;
        residuals = weightsOfSamples;
        rates = result;
        workers.run(groups, gradientOfGroup);
    }

    private void gradientOfGroup(int slot, int group) {
        for (int block = firstBlock(group); block < firstBlock(group + 1); block++) {
            passes[slot].gradient(state, residuals, firstNeuron(block), length(block), rates);
        }
    }

    private int firstBlock(int group) {
        return (int) ((long) group * blocks / groups);
    }

    private int firstNeuron(int block) {
        return (int) Math.min((long) block * blockLength, neurons);
    }

    private int length(int block) {
        return firstNeuron(block + 1) - firstNeuron(block);
    }
}
