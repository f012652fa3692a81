package org.flowcheck.simulation.kernel;

/**
 * Carlson's symmetric elliptic integrals R_F and R_D of real arguments, to about five units in the last place.
 *
 * <p>The duplication theorem brings the arguments together (their spread shrinks fourfold a step); once it is below
 * {@value #NEAR}, a Taylor polynomial in the elementary symmetric functions of the deviations ends the work with a
 * truncation error below 1e-16 relative.
 *
 * <p>Source: B. C. Carlson, Numerical computation of real or complex elliptic integrals, Numer. Algorithms 10 (1995),
 * 13-26, and DLMF 19.36.1, 19.36.2 (polynomials of degree 7).
 */
public final class Carlson {

    /** Deviations from the mean below which the polynomial of degree 7 is exact to 1e-16: 0.008^8 = 2e-17. */
    private static final double NEAR = 0.008;

    private Carlson() {
    }

    /**
     * {@code R_F(x, y, z) = 1/2 integral_0^inf du / sqrt((u+x)(u+y)(u+z))}.
     *
     * @param x zero or more; at most one of the three is zero
     * @param y zero or more
     * @param z zero or more
     * @return the value; NaN outside the domain, 0 where an argument is infinite
     */
    public static double rf(double x, double y, double z) {
        if (!(x >= 0 && y >= 0 && z >= 0 && x + y > 0 && y + z > 0 && z + x > 0)) {
            return Double.NaN;
        }
        if (x + y + z == Double.POSITIVE_INFINITY) {
            return 0.0;
        }
        double u = x;
        double v = y;
        double w = z;
        double mean = (u + v + w) / 3;
        while (Math.max(Math.abs(mean - u), Math.max(Math.abs(mean - v), Math.abs(mean - w))) > NEAR * mean) {
            double step = step(u, v, w);
            u = (u + step) / 4;
            v = (v + step) / 4;
            w = (w + step) / 4;
            mean = (u + v + w) / 3;
        }
        double du = 1 - u / mean;
        double dv = 1 - v / mean;
        double dw = -(du + dv);
        double e2 = du * dv - dw * dw;
        double e3 = du * dv * dw;
        double series = 1 - e2 / 10 + e3 / 14 + e2 * e2 / 24 - 3 * e2 * e3 / 44
                - 5 * e2 * e2 * e2 / 208 + 3 * e3 * e3 / 104 + e2 * e2 * e3 / 16;
        return series / Math.sqrt(mean);
    }

    /**
     * {@code R_D(x, y, z) = 3/2 integral_0^inf du / (sqrt((u+x)(u+y)) (u+z)^(3/2))}.
     *
     * @param x zero or more; at most one of x and y is zero
     * @param y zero or more
     * @param z positive
     * @return the value; NaN outside the domain, 0 where an argument is infinite
     */
    public static double rd(double x, double y, double z) {
        if (!(x >= 0 && y >= 0 && z > 0 && x + y > 0)) {
            return Double.NaN;
        }
        if (x + y + z == Double.POSITIVE_INFINITY) {
            return 0.0;
        }
        double u = x;
        double v = y;
        double w = z;
        double mean = (u + v + 3 * w) / 5;
        double sum = 0;
        double scale = 1;
        while (Math.max(Math.abs(mean - u), Math.max(Math.abs(mean - v), Math.abs(mean - w))) > NEAR * mean) {
            double step = step(u, v, w);
            sum += scale / (Math.sqrt(w) * (w + step));
            scale /= 4;
            u = (u + step) / 4;
            v = (v + step) / 4;
            w = (w + step) / 4;
            mean = (u + v + 3 * w) / 5;
        }
        double du = 1 - u / mean;
        double dv = 1 - v / mean;
        double dw = -(du + dv) / 3;
        double uv = du * dv;
        double ww = dw * dw;
        double e2 = uv - 6 * ww;
        double e3 = (3 * uv - 8 * ww) * dw;
        double e4 = 3 * (uv - ww) * ww;
        double e5 = uv * ww * dw;
        double series = 1 - 3 * e2 / 14 + e3 / 6 + 9 * e2 * e2 / 88 - 3 * e4 / 22 - 9 * e2 * e3 / 52 + 3 * e5 / 26
                - e2 * e2 * e2 / 16 + 3 * e3 * e3 / 40 + 3 * e2 * e4 / 20 + 45 * e2 * e2 * e3 / 272
                - 9 * (e3 * e4 + e2 * e5) / 68;
        return scale * series / (mean * Math.sqrt(mean)) + 3 * sum;
    }

    private static double step(double x, double y, double z) {
        double rootX = Math.sqrt(x);
        double rootY = Math.sqrt(y);
        double rootZ = Math.sqrt(z);
        return rootX * rootY + rootY * rootZ + rootZ * rootX;
    }
}
