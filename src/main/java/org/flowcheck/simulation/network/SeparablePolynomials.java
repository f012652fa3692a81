package org.flowcheck.simulation.network;

/**
 * Polynomials in the local variable u of one bin, one for every sample: sigma(w x_i) = sum_p C[p][i] u^p.
 *
 * <p>Slopes are interpolated at Chebyshev's nodes and integrated, not values: the slope is then good to rounding of
 * itself, and the value too, where interpolated values would leave a slope with p^2 times their rounding. Of
 * Chebyshev's series as many terms are kept as asked for, and these are written in powers of u: with singularities
 * three half-widths away the powers' coefficients stay small, so nothing cancels, and powers cost two operations a
 * term.
 *
 * <p>Source of the transform: L. N. Trefethen, Approximation Theory and Approximation Practice, 2013, chapters 3 and
 * 8.
 */
final class SeparablePolynomials {

    /** The most terms that a bin may have, the constant one included. */
    static final int MOST_TERMS = 28;
    /** Interpolation nodes; a few more than terms, so that what is dropped does not fold back into what is kept. */
    static final int NODES = 32;

    private static final double[][] COSINE = cosines();
    private static final double[][] POWERS = powers();

    private final SeparableBins bins;
    private final int bin;
    private final double[] x;
    private final double[] constant;
    private final double[][] series;
    private double steepest;

    /** Interpolates for every sample of x in one bin. */
    SeparablePolynomials(SeparableBins bins, int bin, double[] x, SeparableActivation sigma) {
        this.bins = bins;
        this.bin = bin;
        this.x = x;
        this.constant = new double[x.length];
        this.series = new double[x.length][];
        double[] slopes = new double[NODES];
        int sign = bins.sign(bin);
        double middle = bins.weight(bin, 0);
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < NODES; j++) {
                double slope = sigma.slope(sign * bins.weight(bin, COSINE[1][j]) * x[i]);
                steepest = Math.max(steepest, Math.abs(slope));
                slopes[j] = slope * x[i] / bins.scale(bin);
            }
            constant[i] = sign * sigma.value(sign * middle * x[i]);
            series[i] = series(slopes);
        }
    }

    /** The largest |sigma'| met at the nodes. */
    double steepest() {
        return steepest;
    }

    /** C[p][i], p = 0..terms-1. */
    double[][] coefficients(int terms) {
        double[][] c = new double[terms][x.length];
        c[0] = constant;
        for (int p = 1; p < terms; p++) {
            for (int i = 0; i < x.length; i++) {
                double sum = 0;
                for (int k = terms - 2; k >= p - 1; k--) {
                    sum += POWERS[k][p - 1] * series[i][k];
                }
                c[p][i] = sum / p;
            }
        }
        return c;
    }

    /** Chebyshev's coefficients of the polynomial through the values; exactly even or odd values have exact zeros. */
    private static double[] series(double[] values) {
        double[] c = new double[NODES];
        for (int k = 0; k < NODES; k++) {
            double sum = 0;
            for (int j = 0; j < NODES / 2; j++) {
                double mirrored = values[NODES - 1 - j];
                sum += COSINE[k][j] * (k % 2 == 0 ? values[j] + mirrored : values[j] - mirrored);
            }
            c[k] = sum * (k == 0 ? 1 : 2) / NODES;
        }
        return c;
    }

    /** cos(k pi (j + 1/2)/NODES), exactly even or odd about the middle of the nodes. */
    private static double[][] cosines() {
        double[][] table = new double[NODES][NODES];
        for (int k = 0; k < NODES; k++) {
            for (int j = 0; j < NODES / 2; j++) {
                table[k][j] = StrictMath.cos(Math.PI * (k * (2 * j + 1) % (4 * NODES)) / (2 * NODES));
                table[k][NODES - 1 - j] = k % 2 == 0 ? table[k][j] : -table[k][j];
            }
        }
        return table;
    }

    /** T_k(u) = sum_p POWERS[k][p] u^p: whole numbers below 2^53. */
    private static double[][] powers() {
        double[][] table = new double[NODES][NODES];
        table[0][0] = 1;
        table[1][1] = 1;
        for (int k = 2; k < NODES; k++) {
            for (int p = 0; p < NODES; p++) {
                table[k][p] = (p > 0 ? 2 * table[k - 1][p - 1] : 0) - table[k - 2][p];
            }
        }
        return table;
    }
}
