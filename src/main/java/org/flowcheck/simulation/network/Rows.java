package org.flowcheck.simulation.network;

/** Loops over the first elements of arrays. */
final class Rows {

    private Rows() {
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

    /** Turns outputs f_i into residuals {@code s f_i - y_i}, those from a sample to before another. */
    static void residuals(double[] outputs, double s, double[] labels, int from, int to) {
        for (int i = from; i < to; i++) {
            outputs[i] = s * outputs[i] - labels[i];
        }
    }

    /** {@code max_i |row_i|}, NaN where a number is missing. */
    static double largest(double[] row, int count) {
        double m0 = 0;
        double m1 = 0;
        double m2 = 0;
        double m3 = 0;
        int i = 0;
        for (; i < count - 3; i += 4) {
            m0 = Math.max(m0, Math.abs(row[i]));
            m1 = Math.max(m1, Math.abs(row[i + 1]));
            m2 = Math.max(m2, Math.abs(row[i + 2]));
            m3 = Math.max(m3, Math.abs(row[i + 3]));
        }
        for (; i < count; i++) {
            m0 = Math.max(m0, Math.abs(row[i]));
        }
        return Math.max(Math.max(m0, m1), Math.max(m2, m3));
    }
}
