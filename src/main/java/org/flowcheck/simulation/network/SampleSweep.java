package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * What a network with two hidden layers makes of samples, forward and backward, a row of neurons for each sample of a
 * chunk. Samples do not depend on each other, so threads may run through ranges of them at the same time.
 */
final class SampleSweep {

    private final ThreeLayerFlow flow;
    private final ThreeLayerPlaces places;
    private final double[][] samples;
    /** a, u by rows and by columns, w by columns. */
    private final double[] output;
    private final double[][] middle;
    private final double[][] middleColumns;
    private final double[][] inputColumns;
    /** Of each sample of the chunk: h, and what of the inner slopes becomes gradient. */
    final double[][] innerValues;
    final double[][] innerGradients;
    private final double[][] innerArguments;
    /** Of each sample of the chunk: sigma(z), and e a sigma'(z). */
    final double[][] outerValues;
    final double[][] outerGradients;
    private final double[][] outerArguments;
    /** Of each sample of the chunk: e, a row of one number. */
    final double[][] residuals;
    /** {@link #inputs} of the chunk under way. */
    private final double[][] chunkInputs;

    /**
     * A sweep.
     *
     * @param flow the network and its data
     * @param chunk samples that are held at a time
     */
    SampleSweep(ThreeLayerFlow flow, int chunk) {
        this.flow = flow;
        this.places = flow.places();
        int m = places.outerNeurons();
        int p = places.innerNeurons();
        this.samples = DenseTanhKernel.samples(flow.inputs(), places.dimension());
        this.output = new double[m];
        this.middle = new double[m][p];
        this.middleColumns = new double[p][m];
        this.inputColumns = new double[places.dimension()][p];
        this.innerValues = new double[chunk][p];
        this.innerGradients = new double[chunk][p];
        this.innerArguments = new double[chunk][p];
        this.outerValues = new double[chunk][m];
        this.outerGradients = new double[chunk][m];
        this.outerArguments = new double[chunk][m];
        this.residuals = new double[chunk][1];
        this.chunkInputs = new double[chunk][];
    }

    /** Copies the weights of a state. */
    void load(double[] state) {
        int m = places.outerNeurons();
        int p = places.innerNeurons();
        int d = places.dimension();
        System.arraycopy(state, places.outputWeights(), output, 0, m);
        for (int k = 0; k < m; k++) {
            System.arraycopy(state, places.middleWeights() + k * p, middle[k], 0, p);
        }
        MatrixRows.transpose(middle, m, p, middleColumns);
        for (int l = 0; l < p; l++) {
            for (int j = 0; j < d; j++) {
                inputColumns[j][l] = state[places.inputWeights() + l * d + j];
            }
        }
    }

    /** x of the samples of a chunk that begins at a sample, row by row. */
    double[][] inputs(int first) {
        System.arraycopy(samples, first, chunkInputs, 0, Math.min(chunkInputs.length, samples.length - first));
        return chunkInputs;
    }

    /**
     * Fills the rows of a range of a chunk.
     *
     * @param first the sample at which the chunk begins
     * @param from the first row
     * @param to the row after the last one
     */
    void run(int first, int from, int to) {
        int m = places.outerNeurons();
        int p = places.innerNeurons();
        for (int i = from; i < to; i++) {
            double[] v = innerArguments[i];
            double[] x = samples[first + i];
            Arrays.fill(v, 0);
            for (int j = 0; j < x.length; j++) {
                Rows.add(v, inputColumns[j], x[j], p);
            }
            flow.inner().values(v, innerValues[i], p);
            Arrays.fill(outerArguments[i], 0);
        }
        MatrixRows.add(outerArguments, from, to, innerValues, middleColumns, p, m);
        for (int i = from; i < to; i++) {
            finishOuter(i, flow.labels()[first + i]);
            Arrays.fill(innerGradients[i], 0);
        }
        MatrixRows.add(innerGradients, from, to, outerGradients, middle, m, p);
        for (int i = from; i < to; i++) {
            double[] slopes = innerArguments[i];
            flow.inner().slopes(innerArguments[i], innerValues[i], slopes, p);
            multiply(innerGradients[i], slopes, p);
        }
    }

    private void finishOuter(int i, double label) {
        int m = places.outerNeurons();
        double[] z = outerArguments[i];
        double r = flow.middleScale();
        if (r != 1) {
            for (int k = 0; k < m; k++) {
                z[k] *= r;
            }
        }
        flow.outer().values(z, outerValues[i], m);
        double residual = flow.outputScale() * Rows.dot(output, outerValues[i], m) - label;
        residuals[i][0] = residual;
        flow.outer().slopes(z, outerValues[i], outerGradients[i], m);
        gradient(outerGradients[i], output, residual, m);
    }

    private static void gradient(double[] slopes, double[] weights, double residual, int count) {
        for (int k = 0; k < count; k++) {
            slopes[k] *= residual * weights[k];
        }
    }

    private static void multiply(double[] row, double[] factors, int count) {
        for (int l = 0; l < count; l++) {
            row[l] *= factors[l];
        }
    }
}
