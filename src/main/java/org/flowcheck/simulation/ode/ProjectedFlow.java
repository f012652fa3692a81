package org.flowcheck.simulation.ode;

import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * A homogeneous flow y' = f(y) of degree p, split into direction and size and slowed down as it grows.
 *
 * <p>With y = rho u and ds = rho^(p-1) dt,
 * <pre>
 *   du/ds = f(u) - lambda u,   lambda = &lt;u, f(u)&gt; / &lt;u, u&gt;,
 *   d(log rho)/ds = lambda,    dt/ds = rho^(1-p).
 * </pre>
 * |u| is constant; it is not normalised but scaled by a power of two into [1, 2), so that no initial digit is lost.
 * Near a blow-up u tends to a fixed direction, log rho grows linearly and t tends to T: nothing is singular.
 *
 * <p>State: u[0..d-1], then log(rho / rho(0)), then (t - t(0)) rho(0)^(p-1), all dimensionless.
 */
final class ProjectedFlow implements AdamsMarch.Slope {

    /** Turning below this, {@value}, counts as none: the state lies on a ray. */
    private static final double LEAST_TURNING = 1e-14;

    private final VectorField field;
    private final Optional<PreciseField> precise;
    private final double degree;
    private final int d;
    private final double start;
    private final double size;
    private final double timeUnit;
    private final double length;
    private final double[] initial;
    private final double[] u;
    private final double[] f;
    private final double[] uLow;
    private final double[] fLow;
    private final PreciseSum first = new PreciseSum();
    private final PreciseSum second = new PreciseSum();
    private long evaluations;
    private double lambda;
    private double speed;
    private double turning;
    private double fastestTurning;

    /**
     * Splits the problem's field; refuses a zero or not finite initial state.
     *
     * @param problem the flow
     * @param degree p
     * @param precise the field in twice the digits, to be used instead
     */
    ProjectedFlow(InitialValueProblem problem, double degree, Optional<PreciseField> precise) {
        this.precise = precise;
        this.field = problem.field();
        this.degree = degree;
        this.d = field.dimension();
        this.start = problem.start();
        double[] y = problem.initial();
        double largest = 0;
        for (double value : y) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(largest > 0) || Double.isInfinite(largest)) {
            throw new IllegalArgumentException("initial state of size " + largest);
        }
        int exponent = Math.getExponent(largest);
        double sum = 0;
        for (double value : y) {
            double scaled = Math.scalb(value, -exponent);
            sum += scaled * scaled;
        }
        exponent += Math.getExponent(Math.sqrt(sum));
        this.initial = new double[d + 2];
        this.u = new double[d];
        this.f = new double[d];
        this.uLow = new double[precise.isPresent() ? d : 0];
        this.fLow = new double[uLow.length];
        sum = 0;
        for (int i = 0; i < d; i++) {
            initial[i] = Math.scalb(y[i], -exponent);
            sum += initial[i] * initial[i];
        }
        this.size = Math.scalb(1.0, exponent);
        this.length = Math.sqrt(sum);
        double power = -exponent * (degree - 1);
        this.timeUnit = power == Math.rint(power) ? Math.scalb(1.0, (int) power) : FastMath.pow(2.0, power);
    }

    double[] initial() {
        return initial.clone();
    }

    /** Length of the state. */
    int dimension() {
        return d + 2;
    }

    @Override
    public void at(double s, double[] z, double[] lost, double[] rates) {
        evaluations++;
        System.arraycopy(z, 0, u, 0, d);
        if (precise.isPresent()) {
            turnPrecisely(precise.get(), lost, rates);
        } else {
            turn(rates);
        }
        rates[d] = lambda;
        rates[d + 1] = remaining(z);
    }

    private void turn(double[] rates) {
        field.derivatives(start, u, f);
        double uu = 0;
        double uf = 0;
        double ff = 0;
        double turned = 0;
        for (int i = 0; i < d; i++) {
            uu += u[i] * u[i];
            uf += u[i] * f[i];
            ff += f[i] * f[i];
        }
        speed = Math.sqrt(ff / uu);
        lambda = uf / uu;
        for (int i = 0; i < d; i++) {
            double turn = f[i] - lambda * u[i];
            rates[i] = turn;
            turned += turn * turn;
        }
        turning = Math.sqrt(turned / uu);
    }

    /** The same with u, f and lambda in twice the digits: f - lambda u may be far smaller than either. */
    private void turnPrecisely(PreciseField field, double[] lost, double[] rates) {
        System.arraycopy(lost, 0, uLow, 0, d);
        field.derivatives(u, uLow, f, fLow);
        first.set(0, 0);
        second.set(0, 0);
        double ff = 0;
        for (int i = 0; i < d; i++) {
            first.addProduct(u[i], uLow[i], f[i], fLow[i]);
            second.addProduct(u[i], uLow[i], u[i], uLow[i]);
            ff += f[i] * f[i];
        }
        double uu = second.high();
        first.divide(second.high(), second.low());
        lambda = first.high();
        speed = Math.sqrt(ff / uu);
        double turned = 0;
        for (int i = 0; i < d; i++) {
            second.set(f[i], fLow[i]);
            second.addProduct(-first.high(), -first.low(), u[i], uLow[i]);
            rates[i] = second.high();
            turned += rates[i] * rates[i];
        }
        turning = Math.sqrt(turned / uu);
    }

    long evaluations() {
        return evaluations;
    }

    /** lambda at the last evaluated state. */
    double lambda() {
        return lambda;
    }

    /** |f(u)| / |u| at the last evaluated state. */
    double speed() {
        return speed;
    }

    /** |du/ds| / |u| at the last evaluated state: how fast the direction turns. */
    double turning() {
        return turning;
    }

    /** |u|, constant along the flow. */
    double length() {
        return length;
    }

    /** rho^(1-p) in units of its initial value: how fast time passes. */
    double remaining(double[] z) {
        return FastMath.exp((1 - degree) * z[d]);
    }

    /** Physical time of a state. */
    double time(double[] z) {
        return start + timeUnit * z[d + 1];
    }

    /** A span of the flow's own time in physical units. */
    double physical(double span) {
        return timeUnit * span;
    }

    /** log(|y| / |y(0)|). */
    double logGrowth(double[] z) {
        return z[d];
    }

    /** Writes y = rho u. */
    void physicalState(double[] z, double[] y) {
        double rho = size * FastMath.exp(z[d]);
        for (int i = 0; i < d; i++) {
            y[i] = rho * z[i];
        }
    }

    /** The growth rate &lt;v, f(v)&gt; on the unit sphere that lambda stands for. */
    double unitRate() {
        return lambda * FastMath.pow(length, 1 - degree);
    }

    /** The rescaled time of the unit sphere, the integral of |y|^(p-1) dt, that s stands for. */
    double unitPosition(double s) {
        return s * FastMath.pow(length, degree - 1);
    }

    /**
     * Weighs errors by what they do to the blow-up time: errors of direction and size count by the share of T that
     * still lies ahead (but at least {@code leastWeight}), errors of time relative to T. Where the field is precise,
     * errors of direction count relative to the fastest turning so far: a deviation from an unstable ray is followed to
     * as many digits as if it were large.
     */
    AdamsMarch.ErrorNorm errorNorm(double leastWeight) {
        return (error, z) -> {
            double sum = 0;
            for (int i = 0; i < d; i++) {
                sum += error[i] * error[i];
            }
            if (precise.isPresent()) {
                fastestTurning = Math.max(fastestTurning, turning);
                double scale = Math.max(LEAST_TURNING, Math.min(1, fastestTurning));
                sum /= scale * scale;
            }
            sum = sum / (length * length) + error[d] * error[d];
            double ahead = remaining(z);
            double whole = z[d + 1] + ahead;
            double weight = Math.max(leastWeight, ahead / whole);
            double inTime = error[d + 1] / whole;
            return Math.sqrt(weight * weight * sum + inTime * inTime);
        };
    }
}
