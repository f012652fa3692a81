package org.flowcheck.simulation.network;

import org.flowcheck.simulation.ode.VectorField;

/**
 * The right-hand side of the gradient flow of a convolutional network: images batch by batch through all
 * kernels and back ({@link ConvolutionBackward}). Each hidden number is computed once; memory grows with the parameters
 * and the hidden maps of one batch, not with the images.
 *
 * <p>What the images of a slice contribute is summed up apart, and the slices are added in their order: slices depend
 * on sizes alone, so the bits do not depend on the threads. For one thread at a time to call.
 */
public final class ConvolutionField implements VectorField {


    /** 256 MB each of a few arrays. */
    private static final long BATCH_NUMBERS = 1L << 25;

    private final ConvolutionFlow flow;
    private final ConvolutionBatches batches;
    private final ConvolutionWeights weights;
    private final ConvolutionBackward[] passes;
    private final ConvolutionSums[] sums;
    private final double[] residuals;
    private final Workers workers;
    private final Workers.Task gradientOfSlice = this::gradientOfSlice;

    /**
     * A field.
     *
     * @param flow what is computed
     * @param threads how many threads a call may use, at least 1
     */
    public ConvolutionField(ConvolutionFlow flow, int threads) {
        this.flow = flow;
        ConvolutionPlaces places = flow.places();
        this.batches = ConvolutionBatches.of(places, flow.images());
        this.weights = ConvolutionWeights.of(flow, batches);
        this.workers = new Workers(batches.threads(places, threads));
        double[] planes = ConvolutionPatches.planes(places, flow.inputs());
        this.passes = new ConvolutionBackward[workers.threads()];
        for (int slot = 0; slot < passes.length; slot++) {
            passes[slot] = new ConvolutionBackward(flow, batches, weights, planes);
        }
        this.sums = new ConvolutionSums[batches.slices()];
        for (int slice = 0; slice < sums.length; slice++) {
            sums[slice] = new ConvolutionSums(places, batches);
        }
        this.residuals = new double[flow.images()];
    }

    /** Whether the arrays of a batch stay below {@value #BATCH_NUMBERS} numbers. */
    public static boolean isAffordable(ConvolutionPlaces places) {
        return ConvolutionBatches.numbers(places) <= BATCH_NUMBERS;
    }

    @Override
    public int dimension() {
        return flow.places().stateDimension();
    }

    @Override
    public String route() {
        return "convolutions over rows of positions, image by image";
    }

    @Override
    public void derivatives(double t, double[] y, double[] yDot) {
        weights.load(y);
        workers.run(sums.length, gradientOfSlice);
        for (int slice = 1; slice < sums.length; slice++) {
            sums[0].add(sums[slice]);
        }
        sums[0].store(flow, yDot);
    }

    private void gradientOfSlice(int slot, int slice) {
        passes[slot].run(batches.firstImage(slice), batches.firstImage(slice + 1), residuals, sums[slice]);
    }
}
