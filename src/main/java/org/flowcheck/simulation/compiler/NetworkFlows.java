package org.flowcheck.simulation.compiler;

import java.util.Optional;
import org.flowcheck.simulation.network.ConvolutionField;
import org.flowcheck.simulation.network.ConvolutionFlow;
import org.flowcheck.simulation.network.ConvolutionLoss;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.network.NetworkLoss;
import org.flowcheck.simulation.network.ThreeLayerField;
import org.flowcheck.simulation.network.ThreeLayerFlow;
import org.flowcheck.simulation.network.TwoLayerField;
import org.flowcheck.simulation.network.TwoLayerFlow;
import org.flowcheck.simulation.network.TwoLayerKernels;
import org.flowcheck.simulation.network.TwoLayerLoss;
import org.flowcheck.simulation.ode.VectorField;

/**
 * The numbers of a model that is a network with kernels of its own: one of them, or none.
 *
 * @param twoLayer with one hidden layer
 * @param threeLayer with two
 * @param convolution with one of convolutions
 */
record NetworkFlows(Optional<TwoLayerFlow> twoLayer, Optional<ThreeLayerFlow> threeLayer,
                    Optional<ConvolutionFlow> convolution) {

    static final NetworkFlows NONE = new NetworkFlows(Optional.empty(), Optional.empty(), Optional.empty());

    /** The right-hand side by a kernel; empty if there is no network. */
    Optional<VectorField> newField(KernelChoice kernel, int threads) {
        return twoLayer.<VectorField>map(flow -> new TwoLayerField(flow, TwoLayerKernels.of(flow, kernel, threads)))
                .or(() -> threeLayer.map(flow -> new ThreeLayerField(flow, threads)))
                .or(() -> convolution.map(flow -> new ConvolutionField(flow, threads)));
    }

    /** {@code c Sum_i e_i^2} by a kernel; empty where there is none for it. */
    Optional<NetworkLoss> newLoss(KernelChoice kernel, double factor, int threads) {
        return twoLayer.<NetworkLoss>map(flow ->
                        new TwoLayerLoss(flow, TwoLayerKernels.of(flow, kernel, threads), factor))
                .or(() -> convolution.map(flow -> new ConvolutionLoss(flow, factor, threads)));
    }

    /** What people call a network whose sums are not separable; empty for any other, and for none. */
    Optional<String> notSeparable() {
        if (threeLayer.isPresent()) {
            return Optional.of("a network with two hidden layers");
        }
        return convolution.map(flow -> "a convolutional network");
    }
}
