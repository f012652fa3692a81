package org.flowcheck.simulation.network;

/** {@code c sum_i e_i^2} of a gradient flow of one hidden layer: four fifths of the cost of its right-hand side. */
public final class TwoLayerLoss implements NetworkLoss {

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

    /**
     * What the value's rounding scales with: at least {@code c sum_i (|s| sum_k |a_k tanh(w_k . x_i)| + |y_i|)^2}, by
     * |tanh z| at most 1 and at most |z|, which costs no more than the state and the data are long.
     */
    @Override
    public double magnitude(double[] y) {
        TwoLayerPlaces places = flow.places();
        int dimension = places.dimension();
        double outer = 0;
        double[] inner = new double[dimension];
        for (int k = 0; k < places.neurons(); k++) {
            double a = Math.abs(y[places.outputWeights() + k]);
            outer += a;
            for (int j = 0; j < dimension; j++) {
                inner[j] += a * Math.abs(y[places.inputWeights() + k * dimension + j]);
            }
        }
        double sum = 0;
        for (int i = 0; i < flow.samples(); i++) {
            double linear = 0;
            for (int j = 0; j < dimension; j++) {
                linear += inner[j] * Math.abs(flow.inputs()[i * dimension + j]);
            }
            double residual = Math.abs(flow.outputScale()) * Math.min(outer, linear) + Math.abs(flow.labels()[i]);
            sum += residual * residual;
        }
        return Math.abs(factor) * sum;
    }

    @Override
    public double value(double t, double[] y) {
        kernel.outputs(y, residuals);
        flow.residuals(residuals);
        return factor * Rows.dot(residuals, residuals, residuals.length);
    }
}
