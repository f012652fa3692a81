package org.flowcheck.simulation.network;

/**
 * Where the weights of a network with one hidden layer lie in a flat state.
 *
 * @param neurons m, at least 1
 * @param dimension d, the number of input weights of a neuron, at least 1
 * @param outputWeights the place of a_1; a_k follow each other
 * @param inputWeights the place of w_11; w_kj follow each other row by row, k being the row
 * @param stateDimension the length of the state
 */
public record TwoLayerPlaces(int neurons, int dimension, int outputWeights, int inputWeights, int stateDimension) {

    /** Refuses weights outside the state. */
    public TwoLayerPlaces {
        if (neurons < 1 || dimension < 1 || outputWeights < 0 || inputWeights < 0
                || outputWeights + (long) neurons > stateDimension
                || inputWeights + (long) neurons * dimension > stateDimension) {
            throw new IllegalArgumentException(neurons + " neurons of dimension " + dimension + " at " + outputWeights
                    + " and " + inputWeights + " of " + stateDimension);
        }
    }
}
