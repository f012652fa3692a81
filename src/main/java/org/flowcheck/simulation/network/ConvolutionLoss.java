package org.flowcheck.simulation.network;

/** {@code c sum_i e_i^2} of a gradient flow of a convolutional network. */
public final class ConvolutionLoss implements NetworkLoss {

    private final ConvolutionFlow flow;
    private final ConvolutionWeights weights;
    private final ConvolutionBatches batches;
    private final ConvolutionForward[] passes;
    private final Workers workers;
    private final Workers.Task residualsOfSlice = this::residualsOfSlice;
    private final double factor;
    private final double[] residuals;

    /**
     * A loss, for one thread at a time to call.
     *
     * @param flow whose residuals
     * @param factor c, 1/(2n) for the flow's own loss
     * @param threads how many threads a call may use, at least 1; the bits do not depend on it
     */
    public ConvolutionLoss(ConvolutionFlow flow, double factor, int threads) {
        this.flow = flow;
        this.factor = factor;
        this.batches = ConvolutionBatches.of(flow.places(), flow.images());
        this.weights = ConvolutionWeights.of(flow, batches);
        this.workers = new Workers(batches.threads(flow.places(), threads));
        double[] planes = ConvolutionPatches.planes(flow.places(), flow.inputs());
        this.passes = new ConvolutionForward[workers.threads()];
        for (int slot = 0; slot < passes.length; slot++) {
            passes[slot] = new ConvolutionForward(flow, batches, weights, planes);
        }
        this.residuals = new double[flow.images()];
    }

    /**
     * At least {@code |c| sum_i (|s| sum_uvb |a_uvb sigma(z_iuvb)| + |y_i|)^2}, by |sigma(z)| at most its bound and at
     * most |z|, which costs no more than the state and the data are long.
     */
    @Override
    public double magnitude(double[] y) {
        ConvolutionPlaces places = flow.places();
        int kernels = places.kernels();
        double[] output = new double[kernels];
        double[] inner = new double[kernels];
        for (int j = 0; j < places.positions() * kernels; j++) {
            output[j % kernels] += Math.abs(y[places.outputWeights() + j]);
        }
        for (int k = 0; k < places.patch() * kernels; k++) {
            inner[k % kernels] += Math.abs(y[places.kernelWeights() + k]);
        }
        int pixels = (int) places.imageSize();
        double sum = 0;
        for (int i = 0; i < flow.images(); i++) {
            double largest = 0;
            for (int j = 0; j < pixels; j++) {
                largest = Math.max(largest, Math.abs(flow.inputs()[i * pixels + j]));
            }
            double total = 0;
            for (int b = 0; b < kernels; b++) {
                double reach = largest * inner[b] + Math.abs(y[places.biases() + b]);
                total += output[b] * Math.min(flow.activation().bound(), reach);
            }
            double residual = Math.abs(flow.outputScale()) * total + Math.abs(flow.labels()[i]);
            sum += residual * residual;
        }
        return Math.abs(factor) * sum;
    }

    @Override
    public double value(double t, double[] y) {
        weights.load(y);
        workers.run(batches.slices(), residualsOfSlice);
        return factor * Rows.dot(residuals, residuals, residuals.length);
    }

    private void residualsOfSlice(int slot, int slice) {
        passes[slot].residuals(batches.firstImage(slice), batches.firstImage(slice + 1), residuals);
    }
}
