package org.flowcheck.simulation.network;

import java.util.Arrays;

/** Chooses the kernel of a one-hidden-layer flow. */
public final class TwoLayerKernels {

    private TwoLayerKernels() {
    }

    /**
     * A kernel for one thread at a time to call.
     *
     * @param flow the flow
     * @param threads how many threads a call may use, at least 1; the bits do not depend on it
     */
    public static TwoLayerKernel of(TwoLayerFlow flow, int threads) {
        double[] inputs = flow.inputs();
        int dimension = flow.places().dimension();
        if (!MirroredKernel.fits(inputs, dimension)) {
            return new DenseTanhKernel(flow.places(), inputs, threads);
        }
        double[] half = Arrays.copyOf(inputs, flow.samples() / 2 * dimension);
        return new MirroredKernel(new DenseTanhKernel(flow.places(), half, threads), flow.samples());
    }
}
