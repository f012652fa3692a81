package org.flowcheck.evidence.spectrum;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The singular value decomposition {@code Z = sum_r s_r u_r v_r^T} of a matrix of n rows and p columns, with
 * {@code s_1 >= s_2 >= ... >= 0} and r from 1 to min(n, p). The sign of each pair (u_r, v_r) is open.
 *
 * <p>The computed values are those of a matrix that differs from Z by a few units of rounding times s_1 (Golub and Van
 * Loan, Matrix Computations, section 8.6): values are as accurate as that, and the pair (u_r, v_r), which is an
 * eigenvector of {@code [[0, Z^T], [Z, 0]]}, turns by at most that over {@link #gap} (Davis and Kahan).
 */
public final class SingularVectors {

    /** Times as many rows as columns from which a matrix is factored first: {@value}. */
    private static final int TALL = 2;

    private final int rows;
    private final int columns;
    private final double[] values;
    private final double[][] left;
    private final double[][] right;

    private SingularVectors(int rows, int columns, double[] values, double[][] left, double[][] right) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.left = left;
        this.right = right;
    }

    /**
     * Decomposes a matrix. Where an entry is not finite, all values and vectors are NaN.
     *
     * @param entries row by row, each row of the same length, one or more of both; not modified and not kept
     */
    public static SingularVectors of(double[][] entries) {
        int rows = entries.length;
        int columns = entries[0].length;
        int count = Math.min(rows, columns);
        double largest = 0;
        boolean finite = true;
        for (double[] row : entries) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
                finite &= Double.isFinite(entry);
            }
        }
        if (!finite) {
            return new SingularVectors(rows, columns, filled(count), filled(count, rows), filled(count, columns));
        }
        // Near one no square under- or overflows; powers of two are exact.
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double[][] scaled = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                scaled[i][j] = Math.scalb(entries[i][j], -exponent);
            }
        }
        SingularVectors found = rows >= TALL * columns ? tall(new TallMatrix(scaled), rows) : plain(scaled);
        for (int r = 0; r < count; r++) {
            found.values[r] = Math.scalb(found.values[r], exponent);
        }
        return found;
    }

    private static SingularVectors plain(double[][] entries) {
        SingularValueDecomposition found = new SingularValueDecomposition(new Array2DRowRealMatrix(entries, false));
        return new SingularVectors(entries.length, entries[0].length, found.getSingularValues().clone(),
                found.getUT().getData(), found.getVT().getData());
    }

    private static SingularVectors tall(TallMatrix matrix, int rows) {
        SingularVectors small = plain(matrix.triangle());
        double[][] left = Arrays.stream(small.left).map(matrix::times).toArray(double[][]::new);
        return new SingularVectors(rows, small.columns, small.values, left, small.right);
    }

    private static double[] filled(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double[][] filled(int count, int size) {
        double[][] values = new double[count][];
        for (int r = 0; r < count; r++) {
            values[r] = filled(size);
        }
        return values;
    }

    /** The singular value s_r, r from 1. */
    public double value(int r) {
        return values[r - 1];
    }

    /** The left singular vector u_r, one number a row of the matrix; not to be modified. */
    public double[] left(int r) {
        return left[r - 1];
    }

    /** The right singular vector v_r, one number a column of the matrix; not to be modified. */
    public double[] right(int r) {
        return right[r - 1];
    }

    /**
     * How far s_r lies from the other eigenvalues of {@code [[0, Z^T], [Z, 0]]}: the other singular values, all of them
     * with a minus sign, and zero where Z is not square. Zero means that there is no pair (u_r, v_r) to speak of.
     */
    public double gap(int r) {
        double own = value(r);
        double gap = rows == columns ? 2 * own : own;
        if (r > 1) {
            gap = Math.min(gap, value(r - 1) - own);
        }
        if (r < values.length) {
            gap = Math.min(gap, own - value(r + 1));
        }
        return gap;
    }
}
