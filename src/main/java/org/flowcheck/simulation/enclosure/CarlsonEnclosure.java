package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/**
 * Carlson's integral of the first kind over intervals.
 *
 * <p>R_F decreases in each argument, so its extremes are its values at the two extreme corners. At a corner the
 * duplication theorem, in intervals, replaces the arguments by ones that lie closer (their spread shrinks fourfold),
 * and with arithmetic mean A and geometric mean G of those
 * <pre>
 *   A^(-1/2) &lt;= R_F(x, y, z) &lt;= G^(-1/2),
 * </pre>
 * since (u + G)^3 &lt;= (u + x)(u + y)(u + z) &lt;= (u + A)^3 for u &gt;= 0 (Minkowski's inequality for geometric means
 * on the left, the inequality of the two means on the right), and the integral of (u + A)^(-3/2)/2 from 0 is A^(-1/2).
 * A - G is of the order of the spread squared.
 *
 * <p>Source: B. C. Carlson, Numerical computation of real or complex elliptic integrals, Numer. Algorithms 10 (1995),
 * 13-26 (duplication).
 */
final class CarlsonEnclosure {

    /** Spread of the arguments, relative to the mean, below which A and G agree to rounding: its square is 1e-18. */
    private static final double NEAR = 1e-9;
    /** Duplications at most: {@value}; arguments that differ by the range of doubles need some 530. */
    private static final int MOST_STEPS = 600;
    private static final Rational THIRD = Rational.of(1, 3);

    private CarlsonEnclosure() {
    }

    /**
     * R_F over a box.
     *
     * @throws NotProved unless all arguments are above zero: at zero the bounds from the means are not finite
     */
    static Interval rf(Interval x, Interval y, Interval z) {
        if (!(x.isPositive() && y.isPositive() && z.isPositive())) {
            throw new NotProved("CarlsonRF of intervals that are not positive");
        }
        return new Interval(atCorner(x.upper(), y.upper(), z.upper()).lower(),
                atCorner(x.lower(), y.lower(), z.lower()).upper());
    }

    private static Interval atCorner(double x, double y, double z) {
        Interval u = Interval.of(x);
        Interval v = Interval.of(y);
        Interval w = Interval.of(z);
        for (int step = 0; step < MOST_STEPS && spread(u, v, w) > NEAR * u.upper(); step++) {
            Interval rootU = u.root();
            Interval rootV = v.root();
            Interval rootW = w.root();
            Interval by = rootU.times(rootV).plus(rootV.times(rootW)).plus(rootW.times(rootU));
            u = u.plus(by).times(0.25);
            v = v.plus(by).times(0.25);
            w = w.plus(by).times(0.25);
        }
        Interval arithmetic = u.plus(v).plus(w).over(Interval.of(3));
        Interval geometric = IntervalFunctions.power(u.times(v).times(w), THIRD);
        return new Interval(Interval.ONE.over(arithmetic.root()).lower(), Interval.ONE.over(geometric.root()).upper());
    }

    private static double spread(Interval u, Interval v, Interval w) {
        return u.hull(v).hull(w).width();
    }
}
