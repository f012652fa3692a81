package org.flowcheck.simulation.network;

import java.util.Arrays;

/** What is summed up over samples for a block of neurons: {@code sum_i e_i s_ik} and {@code sum_i e_i s'_ik x_ij}. */
final class NeuronSums {

    final double[] outer = new double[NeuronBlock.LENGTH + 24];
    final double[][] inner;

    NeuronSums(int dimension) {
        this.inner = new double[dimension][NeuronBlock.LENGTH + 24];
    }

    void clear() {
        Arrays.fill(outer, 0);
        for (double[] column : inner) {
            Arrays.fill(column, 0);
        }
    }

    void add(NeuronSums others) {
        Rows.add(outer, others.outer, 1, outer.length);
        for (int j = 0; j < inner.length; j++) {
            Rows.add(inner[j], others.inner[j], 1, outer.length);
        }
    }
}
