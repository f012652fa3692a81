package org.flowcheck.theory.expression;

/** The hyperbolic sine; {@code Sinh' = Cosh}. */
final class SinhFunction extends UnaryFunction {

    SinhFunction() {
        super("Sinh", "\\sinh", "sinh");
    }

    @Override
    double at(double x) {
        return StrictMath.sinh(x);
    }

    @Override
    Expression slope(Expression x) {
        return FunctionCall.of("Cosh", x);
    }

    @Override
    Rational[] series(int order) {
        return factorialTerms(order, 1, 2, false);
    }
}
