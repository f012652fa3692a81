package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * All m n tangents, each twice, for so many neurons that those of four samples do not stay in the caches: once for the
 * outputs, group of neurons by group, and then for the gradient, block by block. Computing a tangent anew costs less
 * than fetching it from memory.
 *
 * <p>Outputs of the groups are added in their order: the cuts depend on m alone, so the bits do not depend on the
 * threads.
 */
final class WideTanhKernel implements TwoLayerKernel {

    /** Partial sums of the outputs. */
    private static final int GROUPS = 32;

    private final TwoLayerPlaces places;
    private final int blocks;
    /** Of each group: its outputs. */
    private final double[][] partial;
    private final double[] residuals;
    /** One a thread each. */
    private final OutputSweep[] forward;
    private final GradientSweep[] backward;
    private final Workers workers;
    private final Workers.Task outputsOfGroup = this::outputsOfGroup;
    private final Workers.Task gradientOfGroup = this::gradientOfGroup;
    /** The arguments of the call under way. */
    private double[] state;
    private double[] rates;

    /**
     * A kernel.
     *
     * @param places where the weights lie
     * @param inputs x, n rows of d numbers; not modified
     * @param threads how many threads a call may use
     */
    WideTanhKernel(TwoLayerPlaces places, double[] inputs, int threads) {
        double[][] samples = DenseTanhKernel.samples(inputs, places.dimension());
        double[][][] columns = OutputSweep.columns(samples);
        this.places = places;
        this.blocks = NeuronBlock.blocks(places);
        this.partial = new double[Math.min(blocks, GROUPS)][samples.length];
        this.residuals = new double[samples.length];
        this.workers = new Workers(Math.min(threads, partial.length));
        this.forward = new OutputSweep[workers.threads()];
        this.backward = new GradientSweep[workers.threads()];
        Arrays.setAll(forward, slot -> new OutputSweep(places, columns, samples.length));
        Arrays.setAll(backward, slot -> new GradientSweep(places, samples));
    }

    @Override
    public String route() {
        return "sums over all pairs of a neuron and a sample, in two passes";
    }

    @Override
    public void outputs(double[] y, double[] into) {
        state = y;
        workers.run(partial.length, outputsOfGroup);
        Arrays.fill(into, 0, residuals.length, 0);
        for (double[] part : partial) {
            Rows.add(into, part, 1, part.length);
        }
    }

    @Override
    public void rates(double[] y, double[] labels, double scale, double[] into) {
        outputs(y, residuals);
        Rows.residuals(residuals, scale, labels, 0, residuals.length);
        rates = into;
        workers.run(partial.length, gradientOfGroup);
    }

    private void outputsOfGroup(int slot, int group) {
        int end = (int) Math.min(places.neurons(), (long) firstBlock(group + 1) * NeuronBlock.LENGTH);
        forward[slot].outputs(state, firstBlock(group) * NeuronBlock.LENGTH, end, partial[group]);
    }

    private void gradientOfGroup(int slot, int group) {
        for (int block = firstBlock(group); block < firstBlock(group + 1); block++) {
            backward[slot].rates(state, block, residuals, rates);
        }
    }

    private int firstBlock(int group) {
        return (int) ((long) group * blocks / partial.length);
    }
}
