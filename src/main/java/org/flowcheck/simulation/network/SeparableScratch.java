package org.flowcheck.simulation.network;

/** What one thread needs while it works on a block of a {@link SeparableKernel}; made once, used again and again. */
public final class SeparableScratch {

    final double[] u = new double[SeparableLoops.CHUNK];
    final double[] square = new double[SeparableLoops.CHUNK];
    final double[] first = new double[SeparableLoops.CHUNK];
    final double[] second = new double[SeparableLoops.CHUNK];
    final double[][] lanes = new double[SeparablePolynomials.MOST_TERMS][SeparableLoops.LANES];
    /** The bin of each neuron of the block. */
    final int[] bin = new int[SeparableBlock.NEURONS];

    SeparableScratch() {
    }
}
