package org.flowcheck.simulation.ode;

/**
 * The {@linkplain ProjectedFlow projected flow} of a homogeneous field with its derivatives.
 *
 * <p>State z: u[0..d-1], then r = log(rho / rho(0)), then the time t in units of rho(0)^(1-p). With w the weights of
 * the rates of u, r and t, and v = w_r - &lt;w_u, u&gt; the one of lambda = &lt;u, f&gt;/&lt;u, u&gt;,
 * <pre>
 *   by u:  J^T (w_u + v u/&lt;u, u&gt;) - lambda w_u + v (f - 2 lambda u)/&lt;u, u&gt;
 *   by r:  (1 - p) e^((1-p) r) w_t
 *   by t:  0.
 * </pre>
 */
final class ProjectedField implements DifferentiableField {

    private final DifferentiableField field;
    private final double degree;
    private final int d;
    private final double[] f;
    private final double[] inner;
    private final double[] pulled;

    ProjectedField(DifferentiableField field, double degree) {
        this.field = field;
        this.degree = degree;
        this.d = field.dimension();
        this.f = new double[d];
        this.inner = new double[d];
        this.pulled = new double[d];
    }

    @Override
    public int dimension() {
        return d + 2;
    }

    @Override
    public void derivatives(double[] z, double[] rates) {
        double lambda = lambda(z);
        for (int i = 0; i < d; i++) {
            rates[i] = f[i] - lambda * z[i];
        }
        rates[d] = lambda;
        rates[d + 1] = clock(z);
    }

    /** lambda, and f(u) in its place. */
    private double lambda(double[] z) {
        field.derivatives(z, f);
        return product(z, f) / product(z, z);
    }

    /** dt/ds. */
    private double clock(double[] z) {
        return StrictMath.exp((1 - degree) * z[d]);
    }

    @Override
    public void pullBack(double[] z, double[] weights, double[] out) {
        double lambda = lambda(z);
        double uu = product(z, z);
        double ofLambda = weights[d] - product(weights, z);
        for (int i = 0; i < d; i++) {
            inner[i] = weights[i] + ofLambda * z[i] / uu;
        }
        field.pullBack(z, inner, pulled);
        for (int i = 0; i < d; i++) {
            out[i] = pulled[i] - lambda * weights[i] + ofLambda * (f[i] - 2 * lambda * z[i]) / uu;
        }
        out[d] = (1 - degree) * clock(z) * weights[d + 1];
        out[d + 1] = 0;
    }

    /** The time that is left if the state is on its final ray, rho^(1-p) / ((p - 1) lambda); T if t is added. */
    double tail(double[] z) {
        return clock(z) / ((degree - 1) * lambda(z));
    }

    /** The gradient of t + {@link #tail} by z. */
    double[] gradientOfTime(double[] z) {
        double tail = tail(z);
        double lambda = lambda(z);
        double uu = product(z, z);
        field.pullBack(z, z, pulled);
        double[] gradient = new double[d + 2];
        for (int i = 0; i < d; i++) {
            gradient[i] = -tail / lambda * (f[i] + pulled[i] - 2 * lambda * z[i]) / uu;
        }
        gradient[d] = (1 - degree) * tail;
        gradient[d + 1] = 1;
        return gradient;
    }

    /**
     * The size of an error by what it does to T: of direction and growth by the share of T that lies ahead, but at
     * least {@code leastWeight}, of time relative to T.
     */
    double size(double[] error, double[] z, double leastWeight) {
        double ahead = clock(z);
        double whole = z[d + 1] + ahead;
        double weight = Math.max(leastWeight, ahead / whole);
        double inTime = error[d + 1] / whole;
        double turned = product(error, error) / product(z, z) + error[d] * error[d];
        return Math.sqrt(weight * weight * turned + inTime * inTime);
    }

    /** Over the components of u. */
    private double product(double[] v, double[] w) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += v[i] * w[i];
        }
        return sum;
    }
}
