package org.flowcheck.simulation.network;

/**
 * Where the weights of a network with two hidden layers lie in a flat state; matrices row by row.
 *
 * @param outerNeurons m, the neurons next to the output, at least 1
 * @param innerNeurons p, the neurons next to the input, at least 1
 * @param dimension d, the number of inputs, at least 1
 * @param outputWeights the place of a_1, of m numbers
 * @param middleWeights the place of u_11, of m rows of p numbers
 * @param inputWeights the place of w_11, of p rows of d numbers
 * @param stateDimension the length of the state, which holds nothing else
 */
public record ThreeLayerPlaces(int outerNeurons, int innerNeurons, int dimension, int outputWeights,
                               int middleWeights, int inputWeights, int stateDimension) {

    /** Refuses weights outside the state, and states with other numbers. */
    public ThreeLayerPlaces {
        long used = outerNeurons + (long) outerNeurons * innerNeurons + (long) innerNeurons * dimension;
        if (outerNeurons < 1 || innerNeurons < 1 || dimension < 1 || used != stateDimension || outputWeights < 0
                || middleWeights < 0 || inputWeights < 0 || outputWeights + (long) outerNeurons > stateDimension
                || middleWeights + (long) outerNeurons * innerNeurons > stateDimension
                || inputWeights + (long) innerNeurons * dimension > stateDimension) {
            throw new IllegalArgumentException(outerNeurons + " and " + innerNeurons + " neurons of dimension "
                    + dimension + " at " + outputWeights + ", " + middleWeights + " and " + inputWeights + " of "
                    + stateDimension);
        }
    }
}
