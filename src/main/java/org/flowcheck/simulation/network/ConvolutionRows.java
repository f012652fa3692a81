package org.flowcheck.simulation.network;

/**
 * Loops over rows of positions. Each has one store and reads few rows: HotSpot turns such loops into vector
 * instructions (docs/decisions.md).
 */
final class ConvolutionRows {

    /** Numbers in a row: {@value}. */
    static final int LENGTH = 256;
    /** Partial sums of the products of two rows, side by side: {@value}. */
    static final int LANES = LENGTH / 4;

    private ConvolutionRows() {
    }

    /** {@code z = c + sum_k w_k patches_k}. */
    static void arguments(double[] z, double c, double[] w, double[][] patches, int count) {
        int k = w.length % 4;
        switch (k) {
            case 1 -> set(z, c, patches[0], w[0], count);
            case 2 -> set(z, c, patches[0], patches[1], w[0], w[1], count);
            case 3 -> set(z, c, patches[0], patches[1], patches[2], w[0], w[1], w[2], count);
            default -> {
                set(z, c, patches[0], patches[1], patches[2], patches[3], w[0], w[1], w[2], w[3], count);
                k = 4;
            }
        }
        for (; k < w.length; k += 4) {
            add(z, patches[k], patches[k + 1], patches[k + 2], patches[k + 3], w[k], w[k + 1], w[k + 2], w[k + 3],
                    count);
        }
    }

    private static void set(double[] z, double c, double[] p0, double w0, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = c + w0 * p0[j];
        }
    }

    private static void set(double[] z, double c, double[] p0, double[] p1, double w0, double w1, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = c + (w0 * p0[j] + w1 * p1[j]);
        }
    }

    private static void set(double[] z, double c, double[] p0, double[] p1, double[] p2, double w0, double w1,
                            double w2, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = (c + w0 * p0[j]) + (w1 * p1[j] + w2 * p2[j]);
        }
    }

    private static void set(double[] z, double c, double[] p0, double[] p1, double[] p2, double[] p3, double w0,
                            double w1, double w2, double w3, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = c + ((w0 * p0[j] + w1 * p1[j]) + (w2 * p2[j] + w3 * p3[j]));
        }
    }

    private static void add(double[] z, double[] p0, double[] p1, double[] p2, double[] p3, double w0, double w1,
                            double w2, double w3, int count) {
        for (int j = 0; j < count; j++) {
            z[j] += (w0 * p0[j] + w1 * p1[j]) + (w2 * p2[j] + w3 * p3[j]);
        }
    }

    /** {@code row += left right}. */
    static void addProducts(double[] row, double[] left, double[] right, int count) {
        for (int j = 0; j < count; j++) {
            row[j] += left[j] * right[j];
        }
    }

    /** {@code slopes *= e a}. */
    static void multiply(double[] slopes, double[] e, double[] a, int count) {
        for (int j = 0; j < count; j++) {
            slopes[j] *= e[j] * a[j];
        }
    }

    /** Adds the products of two full rows to lanes. */
    static void addToLanes(double[] lanes, double[] g, double[] p) {
        for (int j = 0; j < LANES; j++) {
            lanes[j] += (g[j] * p[j] + g[j + LANES] * p[j + LANES])
                    + (g[j + 2 * LANES] * p[j + 2 * LANES] + g[j + 3 * LANES] * p[j + 3 * LANES]);
        }
    }

    /** Adds a full row to lanes. */
    static void addToLanes(double[] lanes, double[] g) {
        for (int j = 0; j < LANES; j++) {
            lanes[j] += (g[j] + g[j + LANES]) + (g[j + 2 * LANES] + g[j + 3 * LANES]);
        }
    }

    /** The sum of a part of a row, in four lanes. */
    static double sum(double[] row, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = from;
        for (; j < to - 3; j += 4) {
            s0 += row[j];
            s1 += row[j + 1];
            s2 += row[j + 2];
            s3 += row[j + 3];
        }
        for (; j < to; j++) {
            s0 += row[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
