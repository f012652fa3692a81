package org.flowcheck.theory.expression;

import java.util.List;
import java.util.Optional;

/**
 * Carlson's integral of the first kind,
 * {@code R_F(x, y, z) = 1/2 Integrate[1/Sqrt[(u + x) (u + y) (u + z)], {u, 0, Infinity}]}, of numbers from zero on of
 * which at most one is zero; {@code d R_F/dz = -R_D(x, y, z)/6} and symmetrically.
 *
 * <p>Source: B. C. Carlson, Numerical computation of real or complex elliptic integrals, Numer. Algorithms 10 (1995),
 * 13-26; the duplication theorem, here iterated until the arguments agree.
 */
final class CarlsonRFFunction extends CarlsonFunction {

    /** Below this spread the error of {@code 1/Sqrt[mean]}, of the order of its square, is lost in rounding. */
    private static final double EQUAL = 1e-9;

    CarlsonRFFunction() {
        super("CarlsonRF", "F", "org.flowcheck.simulation.kernel.Carlson.rf");
    }

    @Override
    double at(double x, double y, double z) {
        boolean inDomain = x >= 0 && y >= 0 && z >= 0 && x + y > 0 && y + z > 0 && z + x > 0;
        if (!inDomain) {
            return Double.NaN;
        }
        if (Double.isInfinite(x) || Double.isInfinite(y) || Double.isInfinite(z)) {
            return 0.0;
        }
        double u = x;
        double v = y;
        double w = z;
        while (spread(u, v, w) > EQUAL) {
            double step = duplicationStep(u, v, w);
            u = (u + step) / 4;
            v = (v + step) / 4;
            w = (w + step) / 4;
        }
        return 1.0 / Math.sqrt((u + v + w) / 3);
    }

    @Override
    public Optional<Expression> derivative(int argument, List<Expression> at) {
        Expression others = FunctionCall.of("CarlsonRD", at.get((argument + 1) % 3), at.get((argument + 2) % 3),
                at.get(argument));
        return Optional.of(Algebra.multiply(Constant.of(Rational.of(-1, 6)), others));
    }
}
