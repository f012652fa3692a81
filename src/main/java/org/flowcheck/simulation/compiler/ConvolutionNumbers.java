package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.simulation.network.ConvolutionFlow;
import org.flowcheck.simulation.network.ConvolutionPlaces;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.model.Axis;

/** Puts the numbers of a compiled model into the form of the flow of a convolutional network. */
final class ConvolutionNumbers {

    private ConvolutionNumbers() {
    }

    static ConvolutionPlaces places(ConvolutionForm form, StateLayout layout) {
        StateLayout.Block output = layout.find(form.output()).orElseThrow();
        StateLayout.Block kernels = layout.find(form.kernels()).orElseThrow();
        StateLayout.Block biases = layout.find(form.biases()).orElseThrow();
        int channels = kernels.shape().size() == 4 ? kernels.shape().get(2) : 1;
        return new ConvolutionPlaces(output.shape().get(0), output.shape().get(1), kernels.shape().get(0),
                kernels.shape().get(1), channels, biases.size(), output.offset(), kernels.offset(), biases.offset(),
                layout.dimension());
    }

    static ConvolutionFlow of(ConvolutionForm form, StateLayout layout, SampleNumbers numbers) {
        ConvolutionPlaces places = places(form, layout);
        List<Axis> axes = new ArrayList<>(List.of(
                new Axis(TwoLayerForm.SAMPLE, Constant.of(form.images())),
                new Axis(ConvolutionForm.ROW, Constant.of(places.imageRows())),
                new Axis(ConvolutionForm.COLUMN, Constant.of(places.imageColumns()))));
        if (layout.find(form.kernels()).orElseThrow().shape().size() == 4) {
            axes.add(new Axis(ConvolutionForm.CHANNEL, Constant.of(places.channels())));
        }
        ConvolutionForm.Hidden hidden = form.network().hidden();
        return new ConvolutionFlow(places, hidden.activation(),
                numbers.scaled(axes, hidden.pixels().value(), hidden.pixels().scale()),
                numbers.labels(form.network().labels(), form.images()), form.network().outputScale(),
                form.outputRate(), form.kernelRate(), form.biasRate());
    }
}
