package org.flowcheck.theory.expression;

/** The hyperbolic cosine; {@code Cosh' = Sinh}. */
final class CoshFunction extends UnaryFunction {

    CoshFunction() {
        super("Cosh", "\\cosh", "cosh");
    }

    @Override
    double at(double x) {
        return StrictMath.cosh(x);
    }

    @Override
    Expression slope(Expression x) {
        return FunctionCall.of("Sinh", x);
    }

    @Override
    Rational[] series(int order) {
        return factorialTerms(order, 0, 2, false);
    }
}
