package org.flowcheck.simulation.ode;

/**
 * Largest |eigenvalue| of the Jacobian of a field at a state, by a power method on differences of the field; makes its
 * arrays once.
 *
 * <p>The estimate approaches a symmetric Jacobian's radius from below; {@value #SAFETY} times the estimate is taken as
 * a bound. The direction found is the next search's first guess.
 *
 * <p>Source: Sommeijer, Shampine, Verwer, RKC: an explicit solver for parabolic PDEs, J. Comput. Appl. Math. 88 (1997).
 * Added: J^2 v is compared with v, which tells real eigenvalues (both signs) from rotation.
 */
final class SpectralRadius {

    /** What the last estimate is multiplied by: {@value}. */
    static final double SAFETY = 1.2;
    /** Largest relative change of the estimate that ends the search: {@value}. */
    private static final double CHANGE = 0.01;
    /** Most iterations of one search: {@value}. */
    static final int MOST = 50;
    /** Smallest cosine of J^2 v and v: {@value}, an eigenvalue 13 degrees off the real axis. */
    private static final double ALIGNED = 0.9;
    /** Length of differences relative to the state, the root of a double's rounding: {@value}. */
    private static final double SHIFT = 0x1p-26;

    private final GuardedField field;
    private final double[] direction;
    private final double[] older;
    private final double[] shifted;
    private final double[] change;
    private boolean started;

    SpectralRadius(GuardedField field) {
        this.field = field;
        int n = field.getDimension();
        this.direction = new double[n];
        this.older = new double[n];
        this.shifted = new double[n];
        this.change = new double[n];
    }

    /**
     * A bound of the radius at a state.
     *
     * @param t time
     * @param y state; not modified
     * @param slope the field there; not modified
     * @param harmless a radius so small that it is of no account what eigenvalues it belongs to
     * @return {@value #SAFETY} times the estimate; NaN where none was found in {@value #MOST} iterations, or where the
     *     eigenvalues of largest modulus are not real
     */
    double bound(double t, double[] y, double[] slope, double harmless) {
        if (!started) {
            System.arraycopy(slope, 0, direction, 0, y.length);
            started = true;
        }
        double size = length(y);
        double shift = SHIFT * (size > 0 ? size : 1);
        double norm = length(direction);
        if (!(norm > 0)) {
            java.util.Arrays.fill(direction, 1);
            norm = length(direction);
        }
        double radius = 0;
        for (int k = 0; k < MOST; k++) {
            for (int i = 0; i < y.length; i++) {
                shifted[i] = y[i] + direction[i] * (shift / norm);
            }
            field.evaluate(t, shifted, change);
            for (int i = 0; i < y.length; i++) {
                // What was really added, rounded as it is.
                shifted[i] -= y[i];
                change[i] -= slope[i];
            }
            double last = radius;
            norm = length(change);
            radius = norm / length(shifted);
            if (norm == 0) {
                return 0;
            }
            if (k >= 2 && Math.abs(radius - last) <= CHANGE * radius) {
                boolean real = radius <= harmless || dot(change, older) >= ALIGNED * norm * length(older);
                System.arraycopy(change, 0, direction, 0, y.length);
                return real ? SAFETY * radius : Double.NaN;
            }
            System.arraycopy(shifted, 0, older, 0, y.length);
            System.arraycopy(change, 0, direction, 0, y.length);
        }
        return radius <= harmless ? SAFETY * radius : Double.NaN;
    }

    private static double length(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * w[i];
        }
        return sum;
    }
}
