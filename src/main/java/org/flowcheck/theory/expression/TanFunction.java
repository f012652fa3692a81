package org.flowcheck.theory.expression;

/** The tangent; {@code Tan' = 1 + Tan^2}. */
final class TanFunction extends UnaryFunction {

    TanFunction() {
        super("Tan", "\\tan", "tan");
    }

    @Override
    double at(double x) {
        return StrictMath.tan(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.add(Algebra.ONE, Algebra.power(of(x), 2));
    }

    @Override
    Rational[] series(int order) {
        return quotient(factorialTerms(order, 1, 2, true), factorialTerms(order, 0, 2, true));
    }
}
