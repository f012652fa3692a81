package org.flowcheck.simulation.enclosure;

import java.util.Arrays;
import java.util.Comparator;

/** Householder's reflections in doubles. Nothing is proved here: {@link Frame} measures what comes out. */
final class Orthogonal {

    private Orthogonal() {
    }

    /**
     * The orthogonal factor of a square matrix whose columns are first sorted by their lengths, longest first.
     *
     * @param matrix row by row; not modified
     */
    static double[][] axes(double[][] matrix) {
        int size = matrix.length;
        double[][] columns = new double[size][size];
        double largest = 0;
        for (double[] row : matrix) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        double[][] axes = new double[size][size];
        for (int i = 0; i < size; i++) {
            axes[i][i] = 1;
        }
        if (!(largest > 0 && largest <= Double.MAX_VALUE)) {
            return axes;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                columns[j][i] = matrix[i][j] / largest;
            }
        }
        Arrays.sort(columns, Comparator.comparingDouble(column -> -square(column, 0)));
        for (int k = 0; k < size - 1; k++) {
            double[] normal = normal(columns[k], k);
            double length = square(normal, k);
            if (length > 0) {
                for (int j = k; j < size; j++) {
                    reflect(columns[j], normal, length, k);
                }
                for (double[] row : axes) {
                    reflect(row, normal, length, k);
                }
            }
        }
        return axes;
    }

    private static double[] normal(double[] column, int from) {
        double[] normal = column.clone();
        double norm = Math.sqrt(square(column, from));
        normal[from] += normal[from] < 0 ? -norm : norm;
        return normal;
    }

    /** x - 2 (x.v) v / (v.v). */
    private static void reflect(double[] x, double[] normal, double length, int from) {
        double product = 0;
        for (int i = from; i < x.length; i++) {
            product += x[i] * normal[i];
        }
        double factor = 2 * product / length;
        for (int i = from; i < x.length; i++) {
            x[i] -= factor * normal[i];
        }
    }

    private static double square(double[] x, int from) {
        double sum = 0;
        for (int i = from; i < x.length; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }
}
