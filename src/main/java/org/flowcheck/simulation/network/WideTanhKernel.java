package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * All m n tangents, each twice, for so many neurons that those of four samples do not stay in the caches: a bundle of
 * blocks visits all samples before the next one does, for the outputs first and then for the gradient. Computing a
 * tangent anew costs less than fetching it from memory.
 *
 * <p>Bundles are cut into groups, whose outputs are added in their order: the cuts depend on m alone, so the bits do
 * not depend on the threads.
 */
final class WideTanhKernel implements TwoLayerKernel {

    /** Partial sums of the outputs. */
    private static final int GROUPS = 32;
    private static final int FOUR = TangentRows.ROWS;

    /** Blocks whose tangents at four samples stay in the second cache. */
    private static final int BUNDLE = 8;

    private final int bundles;
    /** Of each group: its outputs. */
    private final double[][] partial;
    private final double[] residuals;
    /** One a thread each. */
    private final NeuronBlock[][] blocks;
    private final TangentPass[] passes;
    private final double[][] outputs;
    private final NeuronSums[][] sums;
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
        this.bundles = (NeuronBlock.blocks(places) - 1) / BUNDLE + 1;
        this.partial = new double[Math.min(bundles, GROUPS)][samples.length];
        this.residuals = new double[samples.length];
        this.workers = new Workers(Math.min(threads, partial.length));
        this.blocks = new NeuronBlock[workers.threads()][BUNDLE];
        this.passes = new TangentPass[workers.threads()];
        this.outputs = new double[workers.threads()][samples.length];
        this.sums = new NeuronSums[workers.threads()][BUNDLE];
        for (int slot = 0; slot < passes.length; slot++) {
            Arrays.setAll(blocks[slot], b -> new NeuronBlock(places));
            Arrays.setAll(sums[slot], b -> new NeuronSums(places.dimension()));
            passes[slot] = new TangentPass(samples, blocks[slot]);
        }
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
        double[] part = partial[group];
        Arrays.fill(part, 0);
        for (int bundle = firstBundle(group); bundle < firstBundle(group + 1); bundle++) {
            load(slot, bundle);
            for (int i = 0; i < part.length; i += FOUR) {
                passes[slot].outputs(i, Math.min(FOUR, part.length - i), outputs[slot]);
            }
            Rows.add(part, outputs[slot], 1, part.length);
        }
    }

    private void gradientOfGroup(int slot, int group) {
        for (int bundle = firstBundle(group); bundle < firstBundle(group + 1); bundle++) {
            load(slot, bundle);
            for (NeuronSums ofBlock : sums[slot]) {
                ofBlock.clear();
            }
            for (int i = 0; i < residuals.length; i += FOUR) {
                passes[slot].tangents(i, Math.min(FOUR, residuals.length - i));
                passes[slot].addGradient(residuals, sums[slot]);
            }
            for (int b = 0; b < BUNDLE; b++) {
                blocks[slot][b].store(sums[slot][b], rates);
            }
        }
    }

    private void load(int slot, int bundle) {
        for (int b = 0; b < BUNDLE; b++) {
            blocks[slot][b].load(state, bundle * BUNDLE + b);
        }
        passes[slot].load();
    }

    private int firstBundle(int group) {
        return (int) ((long) group * bundles / partial.length);
    }
}
