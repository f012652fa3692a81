package org.flowcheck.theory.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a symmetric matrix can be one of expectations of products: no eigenvalue of it is negative. */
final class Semidefinite {

    /**
     * What counts as zero in the matrix scaled to ones on its diagonal. Elimination with the largest pivot first keeps
     * all entries below one, so that errors stay near 2^-52 times the square of the size, below 1e-12.
     */
    private static final double ZERO = 1e-8;

    private Semidefinite() {
    }

    /**
     * Rows and columns in which a matrix has a negative eigenvalue beyond rounding, in ascending order.
     *
     * @param matrix symmetric, its diagonal not negative; not modified
     * @return empty if no eigenvalue is clearly negative
     */
    static Optional<List<Integer>> negative(double[][] matrix) {
        int n = matrix.length;
        double[][] rest = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = Math.sqrt(matrix[i][i]) * Math.sqrt(matrix[j][j]);
                rest[i][j] = scale > 0 ? matrix[i][j] / scale : 0;
            }
        }
        List<Integer> done = new ArrayList<>();
        while (done.size() < n) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (!done.contains(i)) {
                    if (rest[i][i] < -ZERO) {
                        return involved(done, i, i);
                    }
                    pivot = pivot < 0 || rest[i][i] > rest[pivot][pivot] ? i : pivot;
                }
            }
            if (rest[pivot][pivot] <= ZERO) {
                return entryBesideZeros(rest, done);
            }
            eliminate(rest, pivot, done);
            done.add(pivot);
        }
        return Optional.empty();
    }

    private static void eliminate(double[][] rest, int pivot, List<Integer> done) {
        for (int i = 0; i < rest.length; i++) {
            if (i != pivot && !done.contains(i)) {
                double factor = rest[i][pivot] / rest[pivot][pivot];
                for (int j = 0; j < rest.length; j++) {
                    rest[i][j] -= j == pivot ? 0 : factor * rest[pivot][j];
                }
            }
        }
    }

    /** A matrix with zeros on its diagonal has a negative eigenvalue unless all of it is zero. */
    private static Optional<List<Integer>> entryBesideZeros(double[][] rest, List<Integer> done) {
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < i; j++) {
                // Twice the largest entry that diagonals of that size allow.
                if (!done.contains(i) && !done.contains(j) && Math.abs(rest[i][j]) > 2 * ZERO) {
                    return involved(done, i, j);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Integer>> involved(List<Integer> done, int one, int other) {
        List<Integer> rows = new ArrayList<>(done);
        rows.add(one);
        rows.add(other);
        return Optional.of(rows.stream().distinct().sorted().toList());
    }
}
