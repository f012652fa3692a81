package org.flowcheck.simulation.network;

/**
 * The two passes over pairs of a neuron and a sample, four rows at a time, for one thread: outputs along the samples
 * (or, if these are few, along the neurons), gradients along the neurons.
 *
 * <p>The steps of a pass are called through one place, {@link #run}, where HotSpot sees more receivers than it inlines.
 * So each loop is compiled by itself: as parts of one large method, half of them were left without vector instructions.
 */
final class TangentPasses {

    /** One step over four rows. */
    @FunctionalInterface
    private interface Step {
        /**
         * Does the step.
         *
         * @param first the neuron or sample of the first row
         * @param count the length of the rows
         */
        void run(int first, int count);
    }

    private static final int FOUR = TangentRows.ROWS;

    private final TwoLayerPlaces places;
    private final double[] inputs;
    private final NeuronBlock block;
    private final TangentRows rows = new TangentRows();
    /** What the arguments of each row are combined with: a neuron's weights by four, or a sample. */
    private final double[][] coefficients;
    private final Step[] outputSteps = {this::fillAlongSamples, this::takeTangents, this::addOutputs};
    private final Step[] gradientSteps = {this::fillAlongNeurons, this::takeTangents, this::addOuterSums,
        this::addInnerSums};
    /** The arguments of the pass under way. */
    private double[] state;
    private double[] e;
    private SampleTile tile;
    private double[] sums;

    /**
     * Passes of one thread.
     *
     * @param places where the weights lie
     * @param inputs x, n rows of d numbers; not modified
     * @param blockLength the most neurons that a pass along neurons is asked for, at most {@link TangentRows#LENGTH}
     */
    TangentPasses(TwoLayerPlaces places, double[] inputs, int blockLength) {
        this.places = places;
        this.inputs = inputs;
        this.block = new NeuronBlock(places, blockLength);
        this.coefficients = new double[FOUR][places.dimension()];
    }

    /** Adds the outputs of the neurons from {@code first} to before {@code end} at the samples of a tile. */
    void addOutputsAlongSamples(double[] weights, int first, int end, SampleTile samples, double[] outputs) {
        state = weights;
        tile = samples;
        sums = outputs;
        int count = samples.count();
        rows.setFirstColumn(samples.columns()[0], count);
        int k = first;
        for (; k <= end - FOUR; k += FOUR) {
            run(outputSteps, k, count);
        }
        for (; k < end; k++) {
            fillAlongSamples(0, k, count);
            rows.takeTangents(1);
            rows.addFirstTo(outputs, weights[places.outputWeights() + k], count);
        }
    }

    /** Adds the outputs of a block of neurons at all samples. */
    void addOutputsAlongNeurons(double[] weights, int first, int count, double[] outputs) {
        load(weights, first, count);
        for (int i = 0; i < outputs.length; i++) {
            fillAlongNeurons(0, i, count);
            rows.takeTangents(1);
            outputs[i] += rows.dotFirst(block.outer, count);
        }
    }

    /** Writes the gradient of a block of neurons. */
    void gradient(double[] weights, double[] residuals, int first, int count, double[] rates) {
        e = residuals;
        load(weights, first, count);
        block.clearSums();
        int i = 0;
        for (; i <= residuals.length - FOUR; i += FOUR) {
            run(gradientSteps, i, count);
        }
        for (; i < residuals.length; i++) {
            fillAlongNeurons(0, i, count);
            rows.takeTangents(1);
            rows.addFirstTo(block.outerSums, e[i], count);
            for (int j = 0; j < places.dimension(); j++) {
                rows.addFirstSlopesTo(block.innerSums[j], e[i] * coefficients[0][j], count);
            }
        }
        block.store(rates, first, count);
    }

    private static void run(Step[] steps, int first, int count) {
        for (Step step : steps) {
            step.run(first, count);
        }
    }

    private void load(double[] weights, int first, int count) {
        block.load(weights, first, count);
        rows.setFirstColumn(block.quarters[0], count);
    }

    private void fillAlongSamples(int first, int count) {
        for (int l = 0; l < FOUR; l++) {
            fillAlongSamples(l, first + l, count);
        }
    }

    private void fillAlongSamples(int row, int neuron, int count) {
        double[] quarter = coefficients[row];
        int place = places.inputWeights() + neuron * quarter.length;
        for (int j = 0; j < quarter.length; j++) {
            quarter[j] = 0.25 * state[place + j];
        }
        rows.fill(row, tile.columns(), quarter, count, Saturation.outOfReach(quarter, tile.largest()));
    }

    private void fillAlongNeurons(int first, int count) {
        for (int l = 0; l < FOUR; l++) {
            fillAlongNeurons(l, first + l, count);
        }
    }

    private void fillAlongNeurons(int row, int sample, int count) {
        double[] input = coefficients[row];
        System.arraycopy(inputs, sample * input.length, input, 0, input.length);
        rows.fill(row, block.quarters, input, count, block.outOfReach(input));
    }

    private void takeTangents(int first, int count) {
        rows.takeTangents(FOUR);
    }

    private void addOutputs(int k, int count) {
        int a = places.outputWeights() + k;
        rows.addTo(sums, state[a], state[a + 1], state[a + 2], state[a + 3], count);
    }

    private void addOuterSums(int i, int count) {
        rows.addTo(block.outerSums, e[i], e[i + 1], e[i + 2], e[i + 3], count);
    }

    private void addInnerSums(int i, int count) {
        double[][] x = coefficients;
        for (int j = 0; j < block.innerSums.length; j++) {
            rows.addSlopesTo(block.innerSums[j], e[i] * x[0][j], e[i + 1] * x[1][j], e[i + 2] * x[2][j],
                    e[i + 3] * x[3][j], count);
        }
    }
}
