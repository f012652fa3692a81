package org.flowcheck.simulation.network;

/**
 * Products of matrices that are arrays of rows, added to the rows of a third: {@code C += A B}. Four rows of B are
 * added to a row of C in one loop, the form that HotSpot turns into vector instructions:
 * with eight rows of B, or with two of
 * C, it does not (docs/decisions.md). Each sum runs upwards in fours, whatever the rows of C that a call covers.
 */
final class MatrixRows {

    private static final int FOUR = 4;

    private MatrixRows() {
    }

    /** The numbers of A. */
    @FunctionalInterface
    private interface Coefficients {
        /** What row {@code inner} of B is multiplied with for row {@code row} of C. */
        double at(int row, int inner);
    }

    /**
     * {@code C_i += sum_k A_ik B_k} for a range of rows i.
     *
     * @param c rows of {@code length} numbers or more; those from {@code from} to before {@code to} are changed
     * @param a rows of {@code inner} numbers or more, by the row of C; not modified
     * @param b {@code inner} rows of {@code length} numbers or more, no row of C among them; not modified
     */
    static void add(double[][] c, int from, int to, double[][] a, double[][] b, int inner, int length) {
        int full = inner - inner % FOUR;
        for (int k = 0; k < full; k += FOUR) {
            for (int i = from; i < to; i++) {
                double[] row = a[i];
                addFour(c[i], b[k], b[k + 1], b[k + 2], b[k + 3], row[k], row[k + 1], row[k + 2], row[k + 3], length);
            }
        }
        addRest(c, from, to, (i, k) -> a[i][k], b, full, inner, length);
    }

    /**
     * {@code C_i += sum_k A_ki B_k} for a range of rows i.
     *
     * @param c as for {@link #add}
     * @param a {@code inner} rows, by the row of B; not modified
     * @param b as for {@link #add}
     */
    static void addTransposed(double[][] c, int from, int to, double[][] a, double[][] b, int inner, int length) {
        int full = inner - inner % FOUR;
        for (int k = 0; k < full; k += FOUR) {
            double[] a0 = a[k];
            double[] a1 = a[k + 1];
            double[] a2 = a[k + 2];
            double[] a3 = a[k + 3];
            for (int i = from; i < to; i++) {
                addFour(c[i], b[k], b[k + 1], b[k + 2], b[k + 3], a0[i], a1[i], a2[i], a3[i], length);
            }
        }
        addRest(c, from, to, (i, k) -> a[k][i], b, full, inner, length);
    }

    private static void addRest(double[][] c, int from, int to, Coefficients a, double[][] b, int first, int inner,
                                int length) {
        for (int k = first; k < inner; k++) {
            for (int i = from; i < to; i++) {
                Rows.add(c[i], b[k], a.at(i, k), length);
            }
        }
    }

    private static void addFour(double[] c, double[] b0, double[] b1, double[] b2, double[] b3, double x0, double x1,
                                double x2, double x3, int length) {
        for (int j = 0; j < length; j++) {
            c[j] += (x0 * b0[j] + x1 * b1[j]) + (x2 * b2[j] + x3 * b3[j]);
        }
    }

    /** Writes the transpose of a matrix, square by square: columns are far apart in memory. */
    static void transpose(double[][] matrix, int rows, int columns, double[][] transposed) {
        int square = 16;
        for (int k0 = 0; k0 < rows; k0 += square) {
            int k1 = Math.min(rows, k0 + square);
            for (int l0 = 0; l0 < columns; l0 += square) {
                int l1 = Math.min(columns, l0 + square);
                for (int k = k0; k < k1; k++) {
                    double[] row = matrix[k];
                    for (int l = l0; l < l1; l++) {
                        transposed[l][k] = row[l];
                    }
                }
            }
        }
    }
}
