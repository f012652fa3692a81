package org.flowcheck.simulation.network;

/** What one thread needs while it works on a block of a {@link SeparableKernel}; made once, used again and again. */
public final class SeparableScratch {

    /**
     * A chunk is 4096 bytes. Arrays that follow each other at that distance have the same place in a page, and loads
     * from one wait for stores to the other: loops took up to twice as long in one run of eight. So each is longer.
     */
    private static final int LENGTH = SeparableLoops.CHUNK + 100;

    final double[] u = new double[LENGTH];
    final double[] square = new double[LENGTH];
    final double[] first = new double[LENGTH];
    final double[] second = new double[LENGTH];
    final double[][] lanes = new double[SeparablePolynomials.MOST_TERMS][SeparableLoops.LANES];
    /** The bin of each neuron of the block. */
    final int[] bin = new int[SeparableBlock.NEURONS];

    SeparableScratch() {
    }
}
