package org.flowcheck.simulation.network;

import java.util.Arrays;
import java.util.Optional;

/** Chooses the kernel of a one-hidden-layer flow. */
public final class TwoLayerKernels {

    /** Neurons from which one-dimensional sums are separated: below, the fit takes longer than the sums. */
    private static final int LEAST_NEURONS = 256;
    /** Samples that the dense kernel visits, half of symmetric ones, from which separated sums are the faster ones. */
    private static final int LEAST_SAMPLES = 12;

    /**
     * One neuron in so many beyond the bins costs as much as all pairs: 17 to 18 ns a pair for it against 1.4 ns for
     * the dense kernel, or 0.7 where it needs half of the samples only (docs/numerics.md).
     */
    private static final int FAR_SHARE = 13;
    private static final int FAR_SHARE_MIRRORED = 25;

    /** Numbers in caches, by pairs: of each neuron its tangents at four samples, its weights and its sums. */
    private static final long MOST_KEPT = 1 << 20;
    /** Samples from which two passes are the faster ones beyond that: their rows of samples are too short before. */
    private static final int LEAST_SAMPLES_WIDE = 100;

    private TwoLayerKernels() {
    }

    /**
     * A kernel for one thread at a time to call.
     *
     * @param flow the flow
     * @param threads how many threads a call may use, at least 1; the bits do not depend on it
     */
    public static TwoLayerKernel of(TwoLayerFlow flow, int threads) {
        int dimension = flow.places().dimension();
        int visited = MirroredKernel.fits(flow.inputs(), dimension) ? flow.samples() / 2 : flow.samples();
        if (dimension != 1 || flow.places().neurons() < LEAST_NEURONS || visited < LEAST_SAMPLES) {
            return dense(flow, threads);
        }
        SeparableFit fit = SeparableFits.of(flow.inputs());
        return fit.expansion().isEmpty() ? dense(flow, threads) : separable(flow, fit, threads);
    }

    /**
     * The kernel of a name, for one thread at a time to call.
     *
     * @param choice not {@link KernelChoice#COMPILED}, and not refused by {@link #refusal}
     * @param threads how many threads a call may use, at least 1; the bits do not depend on it
     */
    public static TwoLayerKernel of(TwoLayerFlow flow, KernelChoice choice, int threads) {
        return switch (choice) {
            case AUTOMATIC -> of(flow, threads);
            case SEPARABLE -> separable(flow, SeparableFits.of(flow.inputs()), threads);
            case DENSE -> dense(flow, threads);
            case COMPILED -> throw new IllegalArgumentException("loops that are compiled are made elsewhere");
        };
    }

    /** Why a flow has no kernel of a name, for people to read; empty if it has. */
    public static Optional<String> refusal(TwoLayerFlow flow, KernelChoice choice) {
        if (choice != KernelChoice.SEPARABLE) {
            return Optional.empty();
        }
        int dimension = flow.places().dimension();
        if (dimension != 1) {
            return Optional.of("separable sums are for inputs of dimension 1, and these have dimension " + dimension);
        }
        String refusal = SeparableFits.of(flow.inputs()).refusal();
        return refusal.isEmpty() ? Optional.empty()
                : Optional.of("sums over these inputs are not separable: " + refusal);
    }

    private static TwoLayerKernel separable(TwoLayerFlow flow, SeparableFit fit, int threads) {
        int farShare = MirroredKernel.fits(flow.inputs(), 1) ? FAR_SHARE_MIRRORED : FAR_SHARE;
        return new SeparableTanhKernel(flow.places(), fit, threads, () -> dense(flow, threads), farShare);
    }

    /** A kernel that visits all pairs of a neuron and a sample. */
    static TwoLayerKernel dense(TwoLayerFlow flow, int threads) {
        double[] inputs = flow.inputs();
        int dimension = flow.places().dimension();
        if (!MirroredKernel.fits(inputs, dimension)) {
            return dense(flow.places(), inputs, threads);
        }
        double[] half = Arrays.copyOf(inputs, flow.samples() / 2 * dimension);
        return new MirroredKernel(dense(flow.places(), half, threads), flow.samples());
    }

    private static TwoLayerKernel dense(TwoLayerPlaces places, double[] inputs, int threads) {
        boolean kept = (long) places.neurons() * (places.dimension() + 3) <= MOST_KEPT;
        return kept || inputs.length / places.dimension() < LEAST_SAMPLES_WIDE
                ? new DenseTanhKernel(places, inputs, threads) : new WideTanhKernel(places, inputs, threads);
    }
}
