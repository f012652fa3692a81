package org.flowcheck.simulation.network;

import java.util.Arrays;

/**
 * Second moments of inputs x_i of d numbers, and their correlation with labels y_i, over n samples.
 *
 * @param samples n
 * @param dimension d
 * @param square s^2 = tr(S)/d with S = (1/n) sum_i x_i x_i^T
 * @param deviation the largest |S - s^2 I| of any entry, relative to s^2; NaN where s^2 = 0
 * @param correlation c = (1/n) sum_i y_i x_i, d numbers; not modified
 * @param absolute |(1/n) sum_i |y_i x_i||, what c would be if nothing cancelled
 */
public record DataMoments(int samples, int dimension, double square, double deviation, double[] correlation,
                          double absolute) {

    private static final double UNIT = 0x1p-53;
    /** Units in the last place for data that are good to 15 digits, the fewest that a double holds: {@value}. */
    private static final double UNITS_OF_DATA = 100;

    /** The moments of the data of a flow; costs n d^2/2 products, and memory for d numbers. */
    static DataMoments of(TwoLayerFlow flow) {
        int n = flow.samples();
        int d = flow.places().dimension();
        double[] x = flow.inputs();
        double[] diagonal = new double[d];
        double[] correlation = new double[d];
        double[] absolute = new double[d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double value = x[i * d + j];
                diagonal[j] += value * value / n;
                correlation[j] += flow.labels()[i] * value / n;
                absolute[j] += Math.abs(flow.labels()[i] * value) / n;
            }
        }
        double square = 0;
        for (double entry : diagonal) {
            square += entry / d;
        }
        double largest = 0;
        for (double entry : diagonal) {
            largest = Math.max(largest, Math.abs(entry - square));
        }
        double deviation = square == 0 ? Double.NaN : Math.max(largest, mixed(x, n, d)) / square;
        return new DataMoments(n, d, square, deviation, correlation, length(absolute));
    }

    /** The largest |S_jl| with j and l apart. */
    private static double mixed(double[] x, int n, int d) {
        double largest = 0;
        double[] row = new double[d];
        for (int j = 0; j < d - 1; j++) {
            Arrays.fill(row, 0);
            for (int i = 0; i < n; i++) {
                double value = x[i * d + j] / n;
                for (int l = j + 1; l < d; l++) {
                    row[l] += value * x[i * d + l];
                }
            }
            largest = Math.max(largest, Rows.largest(row, d));
        }
        return largest;
    }

    /** z = |c|. */
    public double correlationLength() {
        return length(correlation);
    }

    /**
     * What counts as roundoff of a moment, relative to the moment without cancellation: (n + {@value #UNITS_OF_DATA})
     * 2^-53, n units for adding n terms, and the others for terms of two factors with relative errors of 5e-15 each,
     * which is what decimals of 15 digits and formulas of a few functions have.
     */
    public double rounding() {
        return (samples + UNITS_OF_DATA) * UNIT;
    }

    /** Whether S = s^2 I, with s > 0, but for roundoff. */
    public boolean isotropic() {
        return deviation <= rounding();
    }

    /** Whether c is not zero by more than roundoff. */
    public boolean correlated() {
        return correlationLength() > rounding() * absolute;
    }

    private static double length(double[] vector) {
        double scale = Rows.largest(vector, vector.length);
        if (scale == 0) {
            return 0;
        }
        double sum = 0;
        for (double entry : vector) {
            sum += (entry / scale) * (entry / scale);
        }
        return scale * Math.sqrt(sum);
    }
}
