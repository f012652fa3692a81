package org.flowcheck.simulation.network;

import java.util.Arrays;

/** Scratch memory for a block of neurons: their weights, column by column, and what is summed up for them. */
final class NeuronBlock {

    private final TwoLayerPlaces places;
    /** a. */
    final double[] outer;
    /** w/4: what the tangent wants. */
    final double[][] quarters;
    final double[] outerSums;
    final double[][] innerSums;
    private final double[] largest;

    NeuronBlock(TwoLayerPlaces places, int most) {
        int dimension = places.dimension();
        this.places = places;
        this.outer = new double[most];
        this.quarters = new double[dimension][most];
        this.outerSums = new double[most];
        this.innerSums = new double[dimension][most];
        this.largest = new double[dimension];
    }

    /** Copies the weights of some neurons. */
    void load(double[] state, int first, int count) {
        int dimension = places.dimension();
        System.arraycopy(state, places.outputWeights() + first, outer, 0, count);
        for (int j = 0; j < dimension; j++) {
            double[] column = quarters[j];
            double most = 0;
            for (int k = 0, place = places.inputWeights() + first * dimension + j; k < count; k++, place += dimension) {
                column[k] = 0.25 * state[place];
                most = Math.max(most, Math.abs(column[k]));
            }
            largest[j] = most;
        }
    }

    /** Whether no neuron saturates at an input; false where a weight is no number. */
    boolean outOfReach(double[] input) {
        return Saturation.outOfReach(largest, input);
    }

    void clearSums() {
        Arrays.fill(outerSums, 0);
        for (double[] sums : innerSums) {
            Arrays.fill(sums, 0);
        }
    }

    /** Writes the sums to the places of the weights, those of w times a. */
    void store(double[] rates, int first, int count) {
        int dimension = places.dimension();
        System.arraycopy(outerSums, 0, rates, places.outputWeights() + first, count);
        for (int j = 0; j < dimension; j++) {
            double[] sums = innerSums[j];
            for (int k = 0, place = places.inputWeights() + first * dimension + j; k < count; k++, place += dimension) {
                rates[place] = outer[k] * sums[k];
            }
        }
    }
}
