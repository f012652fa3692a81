package org.flowcheck.theory.expression;

/** The cosine; {@code Cos' = -Sin}. */
final class CosFunction extends UnaryFunction {

    CosFunction() {
        super("Cos", "\\cos", "cos");
    }

    @Override
    double at(double x) {
        return StrictMath.cos(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.negate(FunctionCall.of("Sin", x));
    }

    @Override
    Rational[] series(int order) {
        return factorialTerms(order, 0, 2, true);
    }
}
