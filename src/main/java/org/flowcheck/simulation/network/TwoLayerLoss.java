package org.flowcheck.simulation.network;

import org.flowcheck.simulation.ode.StateFunction;

/** {@code c sum_i e_i^2} of a gradient flow of one hidden layer: four fifths of the cost of its right-hand side. */
public final class TwoLayerLoss implements StateFunction {

    private final TwoLayerFlow flow;
    private final TwoLayerKernel kernel;
    private final double factor;
    private final double[] residuals;

    /**
     * A loss.
     *
     * @param flow whose residuals
     * @param kernel how they are computed; not shared with others that are in use at the same time
     * @param factor c, 1/(2n) for the flow's own loss
     */
    public TwoLayerLoss(TwoLayerFlow flow, TwoLayerKernel kernel, double factor) {
        this.flow = flow;
        this.kernel = kernel;
        this.factor = factor;
        this.residuals = new double[flow.samples()];
    }

    @Override
    public double value(double t, double[] y) {
        kernel.outputs(y, residuals);
        flow.residuals(residuals);
        return factor * Rows.dot(residuals, residuals, residuals.length);
    }
}
