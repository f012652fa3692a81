package org.flowcheck.simulation.ode;

/**
 * Weights of the Adams formulas on an uneven mesh.
 *
 * <p>The mesh is given as abscissas x[0..q-1], newest first, relative to the newest point (x[0] = 0 &gt; x[1] &gt;
 * ...). L_j is the Lagrange polynomial that is 1 at x[j] and 0 at the other q - 1. Integrals are taken by
 * Gauss-Legendre quadrature with eight points, exact up to degree 15, so for all q &lt;= {@value #LARGEST}.
 *
 * <p>Source: E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I, section III.5.
 */
final class AdamsWeights {

    /** Largest number of mesh points for which the quadrature is exact: {@value}. */
    static final int LARGEST = 15;

    /** Positive Gauss-Legendre points on [-1, 1], eight-point rule (Abramowitz and Stegun, table 25.4). */
    private static final double[] POINT = {0.1834346424956498049394761, 0.5255324099163289858177390,
        0.7966664774136267395915539, 0.9602898564975362316835609};

    private static final double[] WEIGHT = {0.3626837833783619829651504, 0.3137066458778872873379622,
        0.2223810344533744705443560, 0.1012285362903762591525314};

    private AdamsWeights() {
    }

    /** Writes the integral of L_j over [from, to] to {@code weights[j]}, j &lt; q. */
    static void integrals(double[] x, int q, double from, double to, double[] weights) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        for (int j = 0; j < q; j++) {
            double sum = 0;
            for (int g = 0; g < POINT.length; g++) {
                sum += WEIGHT[g] * (lagrange(x, q, j, middle + half * POINT[g])
                        + lagrange(x, q, j, middle - half * POINT[g]));
            }
            weights[j] = half * sum;
        }
    }

    /** Writes L_j(at) to {@code values[j]}, j &lt; q. */
    static void values(double[] x, int q, double at, double[] values) {
        for (int j = 0; j < q; j++) {
            values[j] = lagrange(x, q, j, at);
        }
    }

    private static double lagrange(double[] x, int q, int j, double at) {
        double product = 1;
        for (int i = 0; i < q; i++) {
            if (i != j) {
                product *= (at - x[i]) / (x[j] - x[i]);
            }
        }
        return product;
    }

    /**
     * The weight of the corrector: the integral over [0, h] of prod_{i &lt; q} (x - x[i]) / (h - x[i]), which is h for
     * q = 0. Adding {@code corrector(q)} times (new slope - slope extrapolated from q points) to the q-point prediction
     * integrates the polynomial through the new slope as well.
     */
    static double corrector(double[] x, int q, double h) {
        double half = 0.5 * h;
        double sum = 0;
        for (int g = 0; g < POINT.length; g++) {
            sum += WEIGHT[g] * (ratio(x, q, h, half + half * POINT[g]) + ratio(x, q, h, half - half * POINT[g]));
        }
        return half * sum;
    }

    private static double ratio(double[] x, int q, double h, double at) {
        double product = 1;
        for (int i = 0; i < q; i++) {
            product *= (at - x[i]) / (h - x[i]);
        }
        return product;
    }
}
