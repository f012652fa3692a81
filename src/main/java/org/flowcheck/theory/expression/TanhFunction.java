package org.flowcheck.theory.expression;

/** The hyperbolic tangent; {@code Tanh' = 1 - Tanh^2}. */
final class TanhFunction extends UnaryFunction {

    TanhFunction() {
        super("Tanh", "\\tanh", "org.flowcheck.simulation.kernel.FastTanh.tanh");
    }

    @Override
    double at(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    Expression slope(Expression x) {
        return oneMinus(Algebra.power(of(x), 2));
    }

    @Override
    Rational[] series(int order) {
        return quotient(factorialTerms(order, 1, 2, false), factorialTerms(order, 0, 2, false));
    }
}
