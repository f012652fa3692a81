package org.flowcheck.theory.expression;

/** The sign: -1, 0 or 1; its derivative is taken as 0 everywhere, the jump at 0 included. */
final class SignFunction extends UnaryFunction {

    SignFunction() {
        super("Sign", "\\operatorname{sign}", "java.lang.Math.signum");
    }

    @Override
    double at(double x) {
        return Math.signum(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.ZERO;
    }
}
