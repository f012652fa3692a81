package org.flowcheck.simulation.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Some samples, column by column, few enough to stay in the nearest cache.
 *
 * @param first the number of the first sample, from 0
 * @param count how many
 * @param columns their inputs: d columns
 * @param largest the largest magnitude in each column
 */
record SampleTile(int first, int count, double[][] columns, double[] largest) {

    /** All samples in tiles of at most so many. */
    static List<SampleTile> of(double[] inputs, int dimension, int most) {
        int samples = inputs.length / dimension;
        List<SampleTile> tiles = new ArrayList<>();
        for (int first = 0; first < samples; first += most) {
            int count = Math.min(most, samples - first);
            double[][] columns = new double[dimension][count];
            double[] largest = new double[dimension];
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < dimension; j++) {
                    double x = inputs[(first + i) * dimension + j];
                    columns[j][i] = x;
                    largest[j] = Math.max(largest[j], Math.abs(x));
                }
            }
            tiles.add(new SampleTile(first, count, columns, largest));
        }
        return tiles;
    }
}
