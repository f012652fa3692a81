package org.flowcheck.theory.expression;

/** The inverse of the tangent on (-Pi/2, Pi/2); {@code ArcTan'[x] = 1/(1 + x^2)}. */
final class ArcTanFunction extends UnaryFunction {

    ArcTanFunction() {
        super("ArcTan", "\\arctan", "atan");
    }

    @Override
    double at(double x) {
        return StrictMath.atan(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.power(Algebra.add(Algebra.ONE, Algebra.power(x, 2)), -1);
    }

    @Override
    Rational[] series(int order) {
        Rational[] result = zeros(order);
        for (int n = 1; n <= order; n += 2) {
            result[n] = Rational.of(n % 4 == 1 ? 1 : -1, n);
        }
        return result;
    }
}
