package org.flowcheck.simulation.network;

/** Loops over the first elements of arrays. */
final class Rows {

    private Rows() {
    }

    /** {@code row = c1 column1 + c2 column2}. */
    static void combine(double[] row, double[] column1, double[] column2, double c1, double c2, int count) {
        for (int i = 0; i < count; i++) {
            row[i] = c1 * column1[i] + c2 * column2[i];
        }
    }

    /** {@code row += c1 column1 + c2 column2}. */
    static void add(double[] row, double[] column1, double[] column2, double c1, double c2, int count) {
        for (int i = 0; i < count; i++) {
            row[i] += c1 * column1[i] + c2 * column2[i];
        }
    }

    /** {@code row += c column}. */
    static void add(double[] row, double[] column, double c, int count) {
        for (int i = 0; i < count; i++) {
            row[i] += c * column[i];
        }
    }

    /** {@code sum_i left_i right_i} in four lanes. */
    static double dot(double[] left, double[] right, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            s0 += left[i] * right[i];
            s1 += left[i + 1] * right[i + 1];
            s2 += left[i + 2] * right[i + 2];
            s3 += left[i + 3] * right[i + 3];
        }
        for (; i < count; i++) {
            s0 += left[i] * right[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
