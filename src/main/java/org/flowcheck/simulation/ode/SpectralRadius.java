package org.flowcheck.simulation.ode;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Largest |eigenvalue| of the Jacobian of a field at a state, by a power method on differences of the field; makes its
 * arrays once.
 *
 * <p>The estimate approaches a symmetric Jacobian's radius from below; {@value #SAFETY} times the estimate is taken as
 * a bound.
 *
 * <p>The first search starts from a fixed pseudo-random direction, which no eigenvector is orthogonal to, and not from
 * the slope: a slope along slow modes, or none at an equilibrium, hides the largest eigenvalue. A direction's share of
 * the leading eigenvector is about 1/sqrt(n) at first, and the estimate may rest at lower eigenvalues until it has
 * grown, so that the first search has a least length. The direction found is kept; the next search starts from it and
 * a little of the pseudo-random one, lest another eigenvalue overtakes unseen.
 *
 * <p>Source: Sommeijer, Shampine, Verwer, RKC: an explicit solver for parabolic PDEs, J. Comput. Appl. Math. 88 (1997).
 * Added: J^2 v is compared with v, which tells real eigenvalues (both signs) from rotation.
 */
final class SpectralRadius {

    /** What the last estimate is multiplied by: {@value}. */
    static final double SAFETY = 1.2;
    /** Largest relative change of the estimate that ends the search: {@value}. */
    private static final double CHANGE = 0.01;
    /** Most iterations of one search beyond its least number: {@value}. */
    static final int MOST = 50;
    /** Least iterations of a search from a known direction: {@value}. */
    private static final int LEAST = 3;
    /** Share of the pseudo-random direction, relative to a known one, in a later search's start: {@value}. */
    private static final double MIXED = 0.1;
    /** A first direction's square share of the leading eigenvector is assumed to be at least this, {@value}, over n. */
    private static final double UNLUCKY = 1e-4;
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
     * @return {@value #SAFETY} times the estimate; NaN where none was found in {@value #MOST} iterations beyond the
     *     least, or where the eigenvalues of largest modulus are not real
     */
    double bound(double t, double[] y, double[] slope, double harmless) {
        int least = LEAST;
        if (!started) {
            least = firstLeast(y.length);
            Arrays.fill(direction, 0);
            started = true;
        }
        mix();
        double norm = length(direction);
        double size = length(y);
        double shift = SHIFT * (size > 0 ? size : 1);
        double radius = 0;
        for (int k = 0; k < least + MOST; k++) {
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
            if (k >= least - 1 && Math.abs(radius - last) <= CHANGE * radius) {
                boolean real = radius <= harmless || dot(change, older) >= ALIGNED * norm * length(older);
                System.arraycopy(change, 0, direction, 0, y.length);
                return real ? SAFETY * radius : Double.NaN;
            }
            System.arraycopy(shifted, 0, older, 0, y.length);
            System.arraycopy(change, 0, direction, 0, y.length);
        }
        return radius <= harmless ? SAFETY * radius : Double.NaN;
    }

    /**
     * Iterations after which no eigenvalue lower than the largest by {@value #SAFETY} still makes up the estimate:
     * shares of it, squared, fall behind by {@value #SAFETY}^2 in each.
     */
    private static int firstLeast(int n) {
        return n == 1 ? LEAST : (int) Math.ceil(FastMath.log(n / UNLUCKY) / (2 * FastMath.log(SAFETY)));
    }

    /** Adds the pseudo-random direction, {@value #MIXED} of the length of what is there. */
    private void mix() {
        double length = length(direction);
        double weight = length > 0 ? MIXED * length / Math.sqrt(direction.length / 3.0) : 1;
        for (int i = 0; i < direction.length; i++) {
            direction[i] += weight * uniform(i);
        }
    }

    /** A number between -1 and 1 that goes with an index: the output function of SplitMix64. */
    private static double uniform(int index) {
        long z = (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z = z ^ z >>> 31;
        return (z >> 11) * 0x1p-52;
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
