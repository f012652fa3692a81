package org.flowcheck.simulation.network;

import java.util.Arrays;

/** The weights of a block of neurons, column by column. */
final class NeuronBlock {

    /** Neurons in a block at most. */
    static final int LENGTH = TangentRows.LENGTH;

    private final TwoLayerPlaces places;
    /** a, with zeros behind the end. */
    final double[] outer = new double[LENGTH];
    /** w/4: what the tangent wants. */
    final double[][] quarters;
    private final double[] largest;
    private int first;
    private int count;

    NeuronBlock(TwoLayerPlaces places) {
        this.places = places;
        this.quarters = new double[places.dimension()][LENGTH + 24];
        this.largest = new double[places.dimension()];
    }

    /** How many blocks there are. */
    static int blocks(TwoLayerPlaces places) {
        return (places.neurons() - 1) / LENGTH + 1;
    }

    /** How many neurons are loaded. */
    int count() {
        return count;
    }

    /** Copies the weights of the neurons of a numbered block. */
    void load(double[] state, int number) {
        int dimension = places.dimension();
        first = number * LENGTH;
        count = Math.min(LENGTH, places.neurons() - first);
        System.arraycopy(state, places.outputWeights() + first, outer, 0, count);
        Arrays.fill(outer, count, LENGTH, 0);
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
