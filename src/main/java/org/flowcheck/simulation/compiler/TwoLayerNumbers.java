package org.flowcheck.simulation.compiler;

import org.flowcheck.simulation.network.TwoLayerFlow;
import org.flowcheck.simulation.network.TwoLayerPlaces;
import org.flowcheck.simulation.ode.StateLayout;

/** Puts the numbers of a compiled model into the form of a one-hidden-layer flow. */
final class TwoLayerNumbers {

    private TwoLayerNumbers() {
    }

    static TwoLayerFlow of(TwoLayerForm form, StateLayout layout, SampleNumbers numbers) {
        StateLayout.Block outer = layout.find(form.outer()).orElseThrow();
        StateLayout.Block inner = layout.find(form.inner()).orElseThrow();
        TwoLayerPlaces places = new TwoLayerPlaces(outer.size(), inner.size() / outer.size(), outer.offset(),
                inner.offset(), layout.dimension());
        TwoLayerForm.Residual network = form.network();
        return new TwoLayerFlow(places, numbers.inputs(network.inputs(), form.samples(), inner),
                numbers.labels(network.labels(), form.samples()), network.outputScale(), form.outputRate(),
                form.inputRate());
    }
}
