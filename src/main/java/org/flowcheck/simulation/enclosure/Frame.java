package org.flowcheck.simulation.enclosure;

/**
 * A square matrix that is nearly orthogonal, with an enclosure of its inverse: the axes of a parallelepiped.
 *
 * <p>With E = 1 - Q^T Q and e a bound of its norm of rows below 1, Q^-1 = (1 - E)^-1 Q^T differs from Q^T in row i and
 * column j by at most e/(1 - e) times the largest entry of row j of Q.
 */
final class Frame {

    private final double[][] axes;
    private final Interval[][] inverse;

    private Frame(double[][] axes, Interval[][] inverse) {
        this.axes = axes;
        this.inverse = inverse;
    }

    /** The axes of the coordinates. */
    static Frame identity(int size) {
        double[][] axes = new double[size][size];
        Interval[][] inverse = new Interval[size][size];
        for (int i = 0; i < size; i++) {
            axes[i][i] = 1;
            for (int j = 0; j < size; j++) {
                inverse[i][j] = i == j ? Interval.ONE : Interval.ZERO;
            }
        }
        return new Frame(axes, inverse);
    }

    /**
     * Orthogonal axes of which the first k span the k longest columns of a matrix (R. J. Lohner's choice): boxes along
     * them do not grow by being rotated.
     *
     * @param columns the matrix, row by row; not modified
     */
    static Frame along(double[][] columns) {
        double[][] axes = Orthogonal.axes(columns);
        return of(axes);
    }

    /** These axes if they are orthogonal enough, else those of the coordinates. */
    static Frame of(double[][] axes) {
        int size = axes.length;
        double deviation = 0;
        for (int i = 0; i < size; i++) {
            double row = 0;
            for (int j = 0; j < size; j++) {
                Interval sum = Interval.of(i == j ? 1 : 0);
                for (int k = 0; k < size; k++) {
                    sum = sum.minus(Interval.of(axes[k][i]).times(axes[k][j]));
                }
                row = Interval.sumUp(row, sum.magnitude());
            }
            deviation = Math.max(deviation, row);
        }
        if (!(deviation < 0.5)) {
            return identity(size);
        }
        double relative = Interval.of(deviation).over(Interval.ONE.minus(Interval.of(deviation))).upper();
        Interval[][] inverse = new Interval[size][size];
        for (int j = 0; j < size; j++) {
            double largest = 0;
            for (int k = 0; k < size; k++) {
                largest = Math.max(largest, Math.abs(axes[j][k]));
            }
            double error = Interval.of(relative).times(largest).upper();
            for (int i = 0; i < size; i++) {
                inverse[i][j] = Interval.of(axes[j][i]).widened(error);
            }
        }
        return new Frame(axes, inverse);
    }

    /** An entry of the matrix of axes, which are its columns. */
    double axis(int row, int column) {
        return axes[row][column];
    }

    /** The inverse times a vector. */
    Interval[] inverseTimes(Interval[] vector) {
        int size = axes.length;
        Interval[] result = new Interval[size];
        for (int i = 0; i < size; i++) {
            Interval sum = Interval.ZERO;
            for (int j = 0; j < size; j++) {
                sum = sum.plus(inverse[i][j].times(vector[j]));
            }
            result[i] = sum;
        }
        return result;
    }

    /** The matrix times a vector. */
    Interval[] times(Interval[] vector) {
        int size = axes.length;
        Interval[] result = new Interval[size];
        for (int i = 0; i < size; i++) {
            Interval sum = Interval.ZERO;
            for (int j = 0; j < size; j++) {
                sum = sum.plus(vector[j].times(axes[i][j]));
            }
            result[i] = sum;
        }
        return result;
    }
}
