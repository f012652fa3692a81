package org.flowcheck.theory.expression;

/** The natural logarithm, of positive numbers; {@code Log'[x] = 1/x}; no expansion at zero. */
final class LogFunction extends UnaryFunction {

    LogFunction() {
        super("Log", "\\log", "log");
    }

    @Override
    double at(double x) {
        return StrictMath.log(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.power(x, -1);
    }
}
