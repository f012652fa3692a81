package org.flowcheck.simulation.network;

/** The weights of a block of neurons, column by column. */
final class NeuronBlock {

    private final TwoLayerPlaces places;
    private final int first;
    private final int count;
    /** a, as long as a full row, with zeros behind the end. */
    final double[] outer;
    /** w/4: what the tangent wants. */
    final double[][] quarters;
    private final double[] largest;

    NeuronBlock(TwoLayerPlaces places, int first, int count) {
        int dimension = places.dimension();
        this.places = places;
        this.first = first;
        this.count = count;
        this.outer = new double[TangentRows.LENGTH];
        this.quarters = new double[dimension][count];
        this.largest = new double[dimension];
    }

    /** All neurons in blocks of at most so many. */
    static NeuronBlock[] all(TwoLayerPlaces places, int most) {
        NeuronBlock[] blocks = new NeuronBlock[(places.neurons() - 1) / most + 1];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new NeuronBlock(places, b * most, Math.min(most, places.neurons() - b * most));
        }
        return blocks;
    }

    int count() {
        return count;
    }

    /** Copies the weights. */
    void load(double[] state) {
        int dimension = places.dimension();
        System.arraycopy(state, places.outputWeights() + first, outer, 0, count);
        for (int j = 0; j < dimension; j++) {
            double[] column = quarters[j];
            for (int k = 0, place = places.inputWeights() + first * dimension + j; k < count; k++, place += dimension) {
                column[k] = 0.25 * state[place];
            }
            largest[j] = Rows.largest(column, count);
        }
    }

    /** Whether no neuron saturates at an input; false where a weight is no number. */
    boolean outOfReach(double[] input) {
        return Saturation.outOfReach(largest, input);
    }

    /** Writes sums to the places of the weights, those of w times a. */
    void store(NeuronSums sums, double[] rates) {
        int dimension = places.dimension();
        System.arraycopy(sums.outer, 0, rates, places.outputWeights() + first, count);
        for (int j = 0; j < dimension; j++) {
            double[] column = sums.inner[j];
            for (int k = 0, place = places.inputWeights() + first * dimension + j; k < count; k++, place += dimension) {
                rates[place] = outer[k] * column[k];
            }
        }
    }
}
