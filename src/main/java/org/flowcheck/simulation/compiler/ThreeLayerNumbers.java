package org.flowcheck.simulation.compiler;

import org.flowcheck.simulation.network.ThreeLayerFlow;
import org.flowcheck.simulation.network.ThreeLayerPlaces;
import org.flowcheck.simulation.ode.StateLayout;

/** Puts the numbers of a compiled model into the form of a flow of two hidden layers. */
final class ThreeLayerNumbers {

    private ThreeLayerNumbers() {
    }

    static ThreeLayerFlow of(ThreeLayerForm form, StateLayout layout, SampleNumbers numbers) {
        StateLayout.Block output = layout.find(form.output()).orElseThrow();
        StateLayout.Block middle = layout.find(form.middle()).orElseThrow();
        StateLayout.Block input = layout.find(form.input()).orElseThrow();
        int inner = middle.size() / output.size();
        ThreeLayerPlaces places = new ThreeLayerPlaces(output.size(), inner, input.size() / inner, output.offset(),
                middle.offset(), input.offset(), layout.dimension());
        ThreeLayerForm.Residual network = form.network();
        ThreeLayerForm.Outer outer = network.outer();
        return new ThreeLayerFlow(places, outer.activation(), outer.inner().activation(),
                numbers.inputs(outer.inner().inputs(), form.samples(), input),
                numbers.labels(network.labels(), form.samples()),
                network.outputScale(), outer.scale(), form.outputRate(), form.middleRate(), form.inputRate());
    }
}
