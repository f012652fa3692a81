package org.flowcheck.simulation.network;

import org.flowcheck.simulation.ode.VectorField;

/** The right-hand side of a gradient flow of one hidden layer by a kernel. */
public final class TwoLayerField implements VectorField {

    private final TwoLayerFlow flow;
    private final TwoLayerKernel kernel;

    /**
     * A field.
     *
     * @param flow what is computed
     * @param kernel how; not shared with other fields that are in use at the same time
     */
    public TwoLayerField(TwoLayerFlow flow, TwoLayerKernel kernel) {
        this.flow = flow;
        this.kernel = kernel;
    }

    @Override
    public int dimension() {
        return flow.places().stateDimension();
    }

    @Override
    public String route() {
        return kernel.route();
    }

    @Override
    public void derivatives(double t, double[] y, double[] yDot) {
        kernel.rates(y, flow.labels(), flow.outputScale(), yDot);
        TwoLayerPlaces places = flow.places();
        scale(yDot, places.outputWeights(), places.neurons(), flow.outputRate());
        scale(yDot, places.inputWeights(), places.neurons() * places.dimension(), flow.inputRate());
    }

    private static void scale(double[] values, int from, int count, double factor) {
        for (int i = from; i < from + count; i++) {
            values[i] *= factor;
        }
    }
}
