package org.flowcheck.simulation.network;

/**
 * The inner loops of the separable path, in the shape that HotSpot turns into vector instructions (JDK 17 and 25):
 * one store a loop, every array indexed by the loop variable plus at most a constant. Offsets that are variables, a
 * second store, or a chain of more than two terms that starts from a stored value keep JDK 17 from it and cost a
 * factor of four. Nothing is fused.
 */
final class SeparableLoops {

    /** Lanes of a sum: so many partial sums stay side by side until the end. */
    static final int LANES = 128;
    /** Neurons that are handled at a time; their arrays fit the nearest cache. */
    static final int CHUNK = 4 * LANES;

    private SeparableLoops() {
    }

    /** r = x y. */
    static void multiply(double[] r, double[] x, double[] y, int length) {
        for (int j = 0; j < length; j++) {
            r[j] = x[j] * y[j];
        }
    }

    /** s += t. */
    static void add(double[] s, double[] t, int length) {
        for (int j = 0; j < length; j++) {
            s[j] += t[j];
        }
    }

    /** s += t u. */
    static void addProducts(double[] s, double[] t, double[] u, int length) {
        for (int j = 0; j < length; j++) {
            s[j] += t[j] * u[j];
        }
    }

    /** Adds the four rows of a chunk t to the lanes s. */
    static void addRows(double[] s, double[] t) {
        for (int j = 0; j < LANES; j++) {
            s[j] += (t[j] + t[LANES + j]) + (t[2 * LANES + j] + t[3 * LANES + j]);
        }
    }

    /** Adds the four rows of t u to the lanes s. */
    static void addProductRows(double[] s, double[] t, double[] u) {
        for (int j = 0; j < LANES; j++) {
            s[j] += (t[j] * u[j] + t[LANES + j] * u[LANES + j])
                    + (t[2 * LANES + j] * u[2 * LANES + j] + t[3 * LANES + j] * u[3 * LANES + j]);
        }
    }

    /** r = c[p] + c[p+1] u + c[p+2] u^2 + c[p+3] u^3, with v = u^2. */
    static void startPolynomial(double[] r, double[] u, double[] v, int length, double[] c, int p) {
        double c3 = c[p + 3];
        double c2 = c[p + 2];
        double c1 = c[p + 1];
        double c0 = c[p];
        for (int j = 0; j < length; j++) {
            r[j] = (u[j] * c3 + c2) * v[j] + (u[j] * c1 + c0);
        }
    }

    /** r = r u^4 + c[p] + c[p+1] u + c[p+2] u^2 + c[p+3] u^3, with v = u^2. */
    static void continuePolynomial(double[] r, double[] u, double[] v, int length, double[] c, int p) {
        double c3 = c[p + 3];
        double c2 = c[p + 2];
        double c1 = c[p + 1];
        double c0 = c[p];
        for (int j = 0; j < length; j++) {
            r[j] = (r[j] * v[j] + (u[j] * c3 + c2)) * v[j] + (u[j] * c1 + c0);
        }
    }

    /** s += m0 x0 + m1 x1 + m2 x2 + m3 x3 over {@link #LANES} numbers. */
    static void addFour(double[] s, double[] x0, double[] x1, double[] x2, double[] x3,
            double m0, double m1, double m2, double m3) {
        for (int j = 0; j < LANES; j++) {
            s[j] += (x0[j] * m0 + x1[j] * m1) + (x2[j] * m2 + x3[j] * m3);
        }
    }

    /** s += x0 y0 + x1 y1 + x2 y2 + x3 y3 over {@link #LANES} numbers. */
    static void addFourProducts(double[] s, double[] x0, double[] x1, double[] x2, double[] x3,
            double[] y0, double[] y1, double[] y2, double[] y3) {
        for (int j = 0; j < LANES; j++) {
            s[j] += (x0[j] * y0[j] + x1[j] * y1[j]) + (x2[j] * y2[j] + x3[j] * y3[j]);
        }
    }

    /** The sum of all lanes, always in the same order. */
    static double total(double[] s) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int j = 0; j < LANES; j += 8) {
            s0 += s[j];
            s1 += s[j + 1];
            s2 += s[j + 2];
            s3 += s[j + 3];
            s4 += s[j + 4];
            s5 += s[j + 5];
            s6 += s[j + 6];
            s7 += s[j + 7];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
