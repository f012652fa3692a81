package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;

/**
 * Carlson's degenerate integral of the third kind,
 * {@code R_D(x, y, z) = 3/2 Integrate[1/(Sqrt[(u + x) (u + y)] (u + z)^(3/2)), {u, 0, Infinity}]}, of x, y from zero
 * on, not both zero, and positive z. It serves the derivatives of R_F; its own are not offered.
 *
 * <p>Source: B. C. Carlson, Numerical computation of real or complex elliptic integrals, Numer. Algorithms 10 (1995),
 * 13-26; the duplication theorem, here iterated until the arguments agree.
 */
final class CarlsonRDFunction extends CarlsonFunction {

    /** Below this spread the error of {@code mean^(-3/2)}, of the order of its square, is lost in rounding. */
    private static final double EQUAL = 1e-9;

    CarlsonRDFunction() {
        super("CarlsonRD", "D", "org.flowcheck.simulation.kernel.Carlson.rd");
    }

    @Override
    double at(double x, double y, double z) {
        if (!(x >= 0 && y >= 0 && z > 0 && x + y > 0)) {
            return Double.NaN;
        }
        if (Double.isInfinite(x) || Double.isInfinite(y) || Double.isInfinite(z)) {
            return 0.0;
        }
        double u = x;
        double v = y;
        double w = z;
        double sum = 0;
        double scale = 1;
        while (spread(u, v, w) > EQUAL) {
            double step = duplicationStep(u, v, w);
            sum += scale / (Math.sqrt(w) * (w + step));
            scale /= 4;
            u = (u + step) / 4;
            v = (v + step) / 4;
            w = (w + step) / 4;
        }
        // The mean that removes the first-order error: x and y count once, z three times.
        double mean = (u + v + 3 * w) / 5;
        return scale / (mean * Math.sqrt(mean)) + 3 * sum;
    }

    @Override
    public Optional<Expression> derivative(int argument, List<Expression> at) {
        return Optional.empty();
    }
}
