package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * The gradient of one block of neurons from the residuals of all samples, one thread: tangents are computed for it,
 * four samples at a time, and not kept. All that is in use fits the nearest cache.
 *
 * <p>Steps go through {@link #run} for the reason that {@link TangentPass} gives.
 */
final class GradientSweep {

    /** One step over the tangents at four samples. */
    @FunctionalInterface
    private interface Step {
        /** Does the step. */
        void run();
    }

    private static final int FOUR = TangentRows.ROWS;

    private final double[][] samples;
    private final NeuronBlock block;
    private final NeuronSums sums;
    private final TangentRows rows = new TangentRows(2);
    private final Step[] steps;
    private final double[] e = new double[FOUR];
    /** e_i x_ij, 0 where there is no sample, as e. */
    private final double[][] ex;
    private int first;
    private int count;

    GradientSweep(TwoLayerPlaces places, double[][] samples) {
        this.samples = samples;
        this.block = new NeuronBlock(places);
        this.sums = new NeuronSums(places.dimension());
        this.ex = new double[places.dimension()][FOUR];
        this.steps = places.dimension() == 1 ? ofNumbers() : ofVectors();
    }

    private Step[] ofNumbers() {
        return new Step[] {this::fill, this::takeTangents, this::addOuterSums, () -> rows.addSlopesToSecondSum(ex[0])};
    }

    private Step[] ofVectors() {
        Step[] shared = {this::fill, this::takeTangents, this::addOuterSums, rows::takeSlopes};
        Step[] all = Arrays.copyOf(shared, shared.length + ex.length);
        for (int j = 0; j < ex.length; j++) {
            int column = j;
            all[shared.length + j] = () -> rows.addTo(sums.inner[column], ex[column]);
        }
        return all;
    }

    /** Writes the rates of the neurons of a numbered block. */
    void rates(double[] state, int number, double[] residuals, double[] rates) {
        block.load(state, number);
        rows.setFirstColumn(block.quarters[0], block.count());
        rows.clearSums();
        sums.clear();
        for (int i = 0; i < samples.length; i += FOUR) {
            load(i, residuals);
            run(steps);
        }
        rows.copySum(0, sums.outer);
        if (samples[0].length == 1) {
            rows.copySum(1, sums.inner[0]);
        }
        block.store(sums, rates);
    }

    private static void run(Step[] steps) {
        for (Step step : steps) {
            step.run();
        }
    }

    private void load(int firstSample, double[] residuals) {
        first = firstSample;
        count = Math.min(FOUR, samples.length - first);
        Arrays.fill(e, 0);
        System.arraycopy(residuals, first, e, 0, count);
        for (int j = 0; j < ex.length; j++) {
            for (int l = 0; l < FOUR; l++) {
                ex[j][l] = l < count ? e[l] * samples[first + l][j] : 0;
            }
        }
    }

    private void fill() {
        for (int l = 0; l < count; l++) {
            double[] input = samples[first + l];
            rows.fill(l, block.quarters, input, block.outOfReach(input));
        }
    }

    private void takeTangents() {
        rows.takeTangents(count);
    }

    private void addOuterSums() {
        rows.addToFirstSum(e);
    }
}
