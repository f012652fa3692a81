package org.flowcheck.theory.expression;

/**
 * The error function {@code 2/Sqrt[Pi] Integrate[Exp[-u^2], {u, 0, x}]}; {@code Erf'[x] = 2/Sqrt[Pi] Exp[-x^2]}. Its
 * coefficients at zero beyond the first are not rational, so none are given.
 */
final class ErfFunction extends UnaryFunction {

    private static final double SWITCH = 2.5;
    private static final double TWO_BY_ROOT_PI = 2.0 / StrictMath.sqrt(StrictMath.PI);

    ErfFunction() {
        super("Erf", "\\operatorname{erf}", "org.hipparchus.special.Erf.erf");
    }

    @Override
    double at(double x) {
        double magnitude = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        double value = magnitude < SWITCH ? bySeries(magnitude) : 1.0 - complement(magnitude);
        return Math.copySign(value, x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.multiply(Constant.of(2), Algebra.power(FunctionCall.of("Sqrt", FunctionCall.of("Pi")), -1),
                FunctionCall.of("Exp", Algebra.negate(Algebra.power(x, 2))));
    }

    @Override
    Rational[] series(int order) {
        return order == 0 ? zeros(0) : null;
    }

    /** e^(-x^2) sum_n 2^n x^(2n+1) / (1 3 5 ... (2n+1)): all terms positive, so nothing cancels. */
    private static double bySeries(double x) {
        double term = x;
        double sum = term;
        for (int n = 1; term > 0x1p-60 * sum; n++) {
            term *= 2.0 * x * x / (2 * n + 1);
            sum += term;
        }
        return TWO_BY_ROOT_PI * StrictMath.exp(-x * x) * sum;
    }

    /** The continued fraction of the complement, from its tail; 60 levels reach double precision for x >= 2.5. */
    private static double complement(double x) {
        double tail = x;
        for (int level = 60; level >= 1; level--) {
            tail = x + level / 2.0 / tail;
        }
        return TWO_BY_ROOT_PI / 2.0 * StrictMath.exp(-x * x) / tail;
    }
}
