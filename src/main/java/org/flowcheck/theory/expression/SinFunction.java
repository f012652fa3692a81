package org.flowcheck.theory.expression;

/** The sine; {@code Sin' = Cos}. */
final class SinFunction extends UnaryFunction {

    SinFunction() {
        super("Sin", "\\sin", "sin");
    }

    @Override
    double at(double x) {
        return StrictMath.sin(x);
    }

    @Override
    Expression slope(Expression x) {
        return FunctionCall.of("Cos", x);
    }

    @Override
    Rational[] series(int order) {
        return factorialTerms(order, 1, 2, true);
    }
}
