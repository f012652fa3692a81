package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * Outputs of a range of neurons at all samples, one thread, with the samples side by side in rows of the length that
 * {@link TangentRows} has and four neurons at a time. Sums over neurons are then additions of rows, which cost half of
 * the dot products that neurons side by side take, and all that is in use fits the nearest cache.
 *
 * <p>Steps go through {@link #run} for the reason that {@link TangentPass} gives.
 */
final class OutputSweep {

    /** One step over four rows. */
    @FunctionalInterface
    private interface Step {
        /** Does the step for a row of samples. */
        void run(int row);
    }

    private static final int FOUR = TangentRows.ROWS;
    private static final int LENGTH = TangentRows.LENGTH;
    /** Neurons that are added up before they are added to the others: rounding grows with its length. */
    private static final int CHUNK = 512;

    private final TwoLayerPlaces places;
    private final int samples;
    /** Of each row of samples: x, column by column, and its largest numbers; shared by all threads. */
    private final double[][][] columns;
    private final double[][] largest;
    private final TangentRows rows = new TangentRows(1);
    /** Outputs of a chunk at a row of samples. */
    private final double[] sum = new double[LENGTH];
    /** a and w/4 of the neurons under way. */
    private final double[] outer = new double[FOUR];
    private final double[][] quarters;
    private final Step[] steps = {this::fill, this::takeTangents, this::addOutputs};
    private int neurons;

    /**
     * A sweep.
     *
     * @param columns of {@link #columns}; not modified
     * @param samples n
     */
    OutputSweep(TwoLayerPlaces places, double[][][] columns, int samples) {
        this.places = places;
        this.samples = samples;
        this.columns = columns;
        this.largest = new double[columns.length][places.dimension()];
        this.quarters = new double[FOUR][places.dimension()];
        for (int row = 0; row < columns.length; row++) {
            for (int j = 0; j < places.dimension(); j++) {
                largest[row][j] = Rows.largest(columns[row][j], length(row));
            }
        }
    }

    /** Samples, n rows of d numbers, cut into rows and turned into columns. */
    static double[][][] columns(double[][] samples) {
        int dimension = samples[0].length;
        double[][][] columns = new double[(samples.length - 1) / LENGTH + 1][dimension][LENGTH + 24];
        for (int i = 0; i < samples.length; i++) {
            for (int j = 0; j < dimension; j++) {
                columns[i / LENGTH][j][i % LENGTH] = samples[i][j];
            }
        }
        return columns;
    }

    private int length(int row) {
        return Math.min(LENGTH, samples - row * LENGTH);
    }

    /** Writes {@code sum_k a_k tanh(sum_j w_kj x_ij)} over a range of neurons. */
    void outputs(double[] state, int from, int to, double[] outputs) {
        Arrays.fill(outputs, 0, samples, 0);
        for (int row = 0; row < columns.length; row++) {
            rows.setFirstColumn(columns[row][0], length(row));
            for (int first = from; first < to; first += CHUNK) {
                rows.clearSums();
                for (int k = first, end = Math.min(to, first + CHUNK); k < end; k += FOUR) {
                    load(state, k, Math.min(FOUR, end - k));
                    run(steps, row);
                }
                rows.copySum(0, sum);
                for (int i = 0; i < length(row); i++) {
                    outputs[row * LENGTH + i] += sum[i];
                }
            }
        }
    }

    private static void run(Step[] steps, int row) {
        for (Step step : steps) {
            step.run(row);
        }
    }

    private void load(double[] state, int first, int count) {
        int dimension = places.dimension();
        neurons = count;
        Arrays.fill(outer, 0);
        System.arraycopy(state, places.outputWeights() + first, outer, 0, count);
        for (int l = 0; l < count; l++) {
            for (int j = 0; j < dimension; j++) {
                quarters[l][j] = 0.25 * state[places.inputWeights() + (first + l) * dimension + j];
            }
        }
    }

    private void fill(int row) {
        for (int l = 0; l < neurons; l++) {
            rows.fill(l, columns[row], quarters[l], Saturation.outOfReach(largest[row], quarters[l]));
        }
    }

    private void takeTangents(int row) {
        rows.takeTangents(neurons);
    }

    private void addOutputs(int row) {
        rows.addToFirstSum(outer);
    }
}
