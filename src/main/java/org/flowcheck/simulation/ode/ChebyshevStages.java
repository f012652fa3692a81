package org.flowcheck.simulation.ode;

/**
 * One step of the Runge-Kutta-Chebyshev formula of order 2 in s stages, stable for real eigenvalues from
 * -{@value #SHARE} (s^2 - 1)/h to 0. Its polynomial is a Chebyshev one, shifted and damped (2/13); its stages
 * follow the three-term recurrence of T_j, so that rounding does not build up.
 *
 * <p>Source: Sommeijer, Shampine, Verwer, RKC: an explicit solver for parabolic PDEs, J. Comput. Appl. Math. 88 (1997);
 * van der Houwen, Sommeijer, Z. Angew. Math. Mech. 60 (1980).
 */
final class ChebyshevStages {

    /** Stable interval in units of (s^2 - 1)/h, 1/1.54: {@value}. */
    static final double SHARE = 1 / 1.54;
    private static final double DAMPING = 2.0 / 13;

    private final GuardedField field;
    private final double[] slope;
    private double[] last;
    private double[] older;

    ChebyshevStages(GuardedField field) {
        this.field = field;
        this.slope = new double[field.getDimension()];
        this.last = new double[slope.length];
        this.older = new double[slope.length];
    }

    /**
     * Fewest stages of a stable step, at least 2.
     *
     * @param reach step times spectral radius
     */
    static double fewest(double reach) {
        return 1 + Math.floor(Math.sqrt(reach / SHARE + 1));
    }

    /** Largest product of step and spectral radius of s stages. */
    static double reach(int s) {
        return SHARE * ((double) s * s - 1);
    }

    /**
     * Writes the state after one step into {@code result}; s - 1 evaluations.
     *
     * @param s stages, at least 2
     * @param t time
     * @param h step
     * @param y state; not modified
     * @param first the field there; not modified
     * @param result overwritten
     */
    void step(int s, double t, double h, double[] y, double[] first, double[] result) {
        double w0 = 1 + DAMPING / ((double) s * s);
        double w1 = ratio(s, w0);
        double b = 1 / (4 * w0 * w0);
        double bLast = b;
        double bOlder = b;
        double at = w1 * b;
        double atOlder = 0;
        // T_j, T_j' and T_j'' at w0, for j - 1 and j - 2.
        double z = w0;
        double zOlder = 1;
        double dz = 1;
        double dzOlder = 0;
        double ddz = 0;
        double ddzOlder = 0;
        for (int i = 0; i < y.length; i++) {
            older[i] = y[i];
            last[i] = y[i] + h * at * first[i];
        }
        for (int j = 2; j <= s; j++) {
            double zNext = 2 * w0 * z - zOlder;
            double dzNext = 2 * w0 * dz - dzOlder + 2 * z;
            double ddzNext = 2 * w0 * ddz - ddzOlder + 4 * dz;
            double bNext = ddzNext / (dzNext * dzNext);
            double a = 1 - z * bLast;
            double mu = 2 * w0 * bNext / bLast;
            double nu = -bNext / bOlder;
            double weight = mu * w1 / w0;
            field.evaluate(t + h * at, last, slope);
            combine(mu, nu, h * weight, a, y, first);
            double atNext = mu * at + nu * atOlder + weight * (1 - a);
            atOlder = at;
            at = atNext;
            bOlder = bLast;
            bLast = bNext;
            zOlder = z;
            z = zNext;
            dzOlder = dz;
            dz = dzNext;
            ddzOlder = ddz;
            ddz = ddzNext;
        }
        System.arraycopy(last, 0, result, 0, y.length);
    }

    /** The next stage takes the place of the older one. */
    private void combine(double mu, double nu, double weight, double a, double[] y, double[] first) {
        double rest = 1 - mu - nu;
        for (int i = 0; i < y.length; i++) {
            older[i] = mu * last[i] + nu * older[i] + rest * y[i] + weight * (slope[i] - a * first[i]);
        }
        double[] next = older;
        older = last;
        last = next;
    }

    /** T_s'(w0) / T_s''(w0). */
    private static double ratio(int s, double w0) {
        double z = w0;
        double zOlder = 1;
        double dz = 1;
        double dzOlder = 0;
        double ddz = 0;
        double ddzOlder = 0;
        for (int j = 2; j <= s; j++) {
            double ddzNext = 2 * w0 * ddz - ddzOlder + 4 * dz;
            double dzNext = 2 * w0 * dz - dzOlder + 2 * z;
            double zNext = 2 * w0 * z - zOlder;
            ddzOlder = ddz;
            ddz = ddzNext;
            dzOlder = dz;
            dz = dzNext;
            zOlder = z;
            z = zNext;
        }
        return dz / ddz;
    }
}
