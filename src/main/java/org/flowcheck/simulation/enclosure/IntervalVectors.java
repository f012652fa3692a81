package org.flowcheck.simulation.enclosure;

/** Sums and products of vectors and matrices of intervals, and what frames need of them. Operands are not modified. */
final class IntervalVectors {

    private IntervalVectors() {
    }

    /** The sum of two vectors. */
    static Interval[] sum(Interval[] one, Interval[] other) {
        Interval[] sum = new Interval[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i].plus(other[i]);
        }
        return sum;
    }

    /** A matrix, row by row, times a vector. */
    static Interval[] product(Interval[][] matrix, Interval[] vector) {
        Interval[] result = new Interval[vector.length];
        for (int i = 0; i < result.length; i++) {
            Interval sum = Interval.ZERO;
            for (int j = 0; j < vector.length; j++) {
                sum = sum.plus(matrix[i][j].times(vector[j]));
            }
            result[i] = sum;
        }
        return result;
    }

    /** The inverse of a frame times a matrix. */
    static Interval[][] columnsThrough(Frame frame, Interval[][] matrix) {
        int size = matrix.length;
        Interval[][] result = new Interval[size][size];
        Interval[] column = new Interval[size];
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                column[i] = matrix[i][j];
            }
            Interval[] through = frame.inverseTimes(column);
            for (int i = 0; i < size; i++) {
                result[i][j] = through[i];
            }
        }
        return result;
    }

    /** Middles of the entries, each column times the width of its variable. */
    static double[][] weighted(Interval[][] matrix, Interval[] deviation) {
        int size = matrix.length;
        double[][] result = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                result[i][j] = matrix[i][j].middle() * deviation[j].width();
            }
        }
        return result;
    }
}
