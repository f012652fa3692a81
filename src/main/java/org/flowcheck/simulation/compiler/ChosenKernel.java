package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.network.TwoLayerFlow;
import org.flowcheck.simulation.network.TwoLayerKernels;

/** Whether a kernel that was asked for by name can serve a model. */
final class ChosenKernel {

    private ChosenKernel() {
    }

    /**
     * Refuses a kernel of networks that cannot serve.
     *
     * @param network the numbers of the network that was recognised, if one was
     * @throws org.flowcheck.diagnostic.DiagnosticException with {@link Code#KERNEL_CANNOT_SERVE}
     */
    static void require(KernelChoice choice, String model, NetworkFlows network) {
        Optional<String> notSeparable = network.notSeparable();
        if (notSeparable.isPresent() && choice == KernelChoice.DENSE) {
            return;
        }
        Optional<TwoLayerFlow> twoLayer = network.twoLayer();
        String unknown = notSeparable.isPresent() ? " is " + notSeparable.get() + ", whose sums are not separable"
                : " is not recognised as the gradient flow of a network with one hidden layer of tanh on given data";
        Optional<String> refusal = twoLayer.isEmpty() ? Optional.of(model + unknown)
                : TwoLayerKernels.refusal(twoLayer.get(), choice);
        if (refusal.isEmpty()) {
            return;
        }
        List<String> served = new ArrayList<>();
        for (KernelChoice other : KernelChoice.values()) {
            boolean general = other == KernelChoice.AUTOMATIC || other == KernelChoice.COMPILED
                    || notSeparable.isPresent() && other == KernelChoice.DENSE;
            if (general || twoLayer.isPresent() && TwoLayerKernels.refusal(twoLayer.get(), other).isEmpty()) {
                served.add(other.word());
            }
        }
        throw Diagnostic.of(Code.KERNEL_CANNOT_SERVE, "kernel " + choice.word() + ": " + refusal.get())
                .expecting("one of " + String.join(", ", served)).exception();
    }
}
