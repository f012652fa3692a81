package org.flowcheck.simulation.ode;

/**
 * Sums of a state and weighted slopes, component by component.
 *
 * <p>At most four slopes go into one loop: HotSpot turns such loops into vector instructions, and the sum so far stays
 * in the registers and the nearest cache. The order of summation is fixed, so the bits are too.
 */
final class SlopeSum {

    private SlopeSum() {
    }

    /**
     * Writes base + h sum_j weights[j] slopes[places[j]] into {@code out}.
     *
     * @param base what is added to, length n; not modified
     * @param h factor of all weights
     * @param slopes arrays of length n; not modified
     * @param places which of them are summed; at least one
     * @param weights their weights
     * @param out result, length n; none of the arrays summed
     */
    static void write(double[] base, double h, double[][] slopes, int[] places, double[] weights, double[] out) {
        double[] sum = base;
        int j = 0;
        while (places.length - j >= 4) {
            four(sum, slopes[places[j]], slopes[places[j + 1]], slopes[places[j + 2]], slopes[places[j + 3]],
                    h * weights[j], h * weights[j + 1], h * weights[j + 2], h * weights[j + 3], out);
            sum = out;
            j += 4;
        }
        switch (places.length - j) {
            case 3 -> three(sum, slopes[places[j]], slopes[places[j + 1]], slopes[places[j + 2]],
                    h * weights[j], h * weights[j + 1], h * weights[j + 2], out);
            case 2 -> two(sum, slopes[places[j]], slopes[places[j + 1]], h * weights[j], h * weights[j + 1], out);
            case 1 -> one(sum, slopes[places[j]], h * weights[j], out);
            default -> { }
        }
    }

    private static void four(double[] base, double[] k, double[] l, double[] m, double[] n, double a, double b,
                             double c, double d, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = base[i] + (a * k[i] + b * l[i] + c * m[i] + d * n[i]);
        }
    }

    private static void three(double[] base, double[] k, double[] l, double[] m, double a, double b, double c,
                              double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = base[i] + (a * k[i] + b * l[i] + c * m[i]);
        }
    }

    private static void two(double[] base, double[] k, double[] l, double a, double b, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = base[i] + (a * k[i] + b * l[i]);
        }
    }

    private static void one(double[] base, double[] k, double a, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = base[i] + a * k[i];
        }
    }
}
