package org.flowcheck.theory.expression;

/** The exponential {@code e^x}; {@code Exp' = Exp}. */
final class ExpFunction extends UnaryFunction {

    ExpFunction() {
        super("Exp", "\\exp", "exp");
    }

    @Override
    double at(double x) {
        return StrictMath.exp(x);
    }

    @Override
    Expression slope(Expression x) {
        return of(x);
    }

    @Override
    Rational[] series(int order) {
        return factorialTerms(order, 0, 1, false);
    }
}
