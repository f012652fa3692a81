package org.flowcheck.evidence.spectrum;

/**
 * A matrix of many rows as {@code Z = Q R}: Householder reflections whose product is Q, and an upper triangular R of as
 * many rows as Z has columns. Singular values and right vectors of Z are those of R, left vectors are Q times those of
 * R. Hipparchus's decomposition works on all rows in every iteration; on R it costs next to nothing.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, sections 5.2 and 5.4.4 (R-bidiagonalisation).
 */
final class TallMatrix {

    /**
     * Squares of columns below this are zero: {@value}. Entries are near one at most, so that a column this small is
     * far below rounding, and its square would lose digits to underflow.
     */
    private static final double LEAST_SQUARE = 1e-280;

    private final int rows;
    /** The vector of each reflection, from the row of its number on. */
    private final double[][] reflections;
    private final double[] factors;
    private final double[][] triangle;

    /**
     * Factors a matrix.
     *
     * @param entries row by row, at least as many rows as columns, the largest entry near one; not modified
     */
    TallMatrix(double[][] entries) {
        rows = entries.length;
        int columns = entries[0].length;
        double[][] work = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                work[j][i] = entries[i][j];
            }
        }
        reflections = work;
        factors = new double[columns];
        triangle = new double[columns][columns];
        for (int j = 0; j < columns; j++) {
            double[] column = work[j];
            for (int i = 0; i < j; i++) {
                triangle[i][j] = column[i];
            }
            double square = dot(column, column, j);
            if (square < LEAST_SQUARE) {
                continue;
            }
            double norm = Math.sqrt(square);
            // Away from the first entry's own sign nothing cancels.
            double diagonal = column[j] > 0 ? -norm : norm;
            triangle[j][j] = diagonal;
            factors[j] = 1 / (square - diagonal * column[j]);
            column[j] -= diagonal;
            for (int k = j + 1; k < columns; k++) {
                reflect(j, work[k]);
            }
        }
    }

    private static double dot(double[] x, double[] y, int from) {
        double sum = 0;
        for (int i = from; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private void reflect(int j, double[] vector) {
        double[] reflection = reflections[j];
        double along = factors[j] * dot(reflection, vector, j);
        for (int i = j; i < rows; i++) {
            vector[i] -= along * reflection[i];
        }
    }

    /** R, row by row; not to be modified. */
    double[][] triangle() {
        return triangle;
    }

    /** {@code Q y} for a vector of as many numbers as the matrix has columns. */
    double[] times(double[] y) {
        double[] vector = new double[rows];
        System.arraycopy(y, 0, vector, 0, y.length);
        for (int j = y.length - 1; j >= 0; j--) {
            reflect(j, vector);
        }
        return vector;
    }
}
