package org.flowcheck.theory.expression;

import java.util.List;

/** The logistic function {@code s = 1/(1 + Exp[-x])}; {@code s' = s (1 - s)}. */
final class LogisticSigmoidFunction extends UnaryFunction {

    LogisticSigmoidFunction() {
        super("LogisticSigmoid", "\\operatorname{sigmoid}", "");
    }

    @Override
    double at(double x) {
        return 1.0 / (1.0 + StrictMath.exp(-x));
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.multiply(of(x), oneMinus(of(x)));
    }

    @Override
    Rational[] series(int order) {
        // 1/(1 + e^-z): the divisor's constant term is 2.
        Rational[] divisor = factorialTerms(order, 0, 1, false);
        for (int n = 1; n <= order; n += 2) {
            divisor[n] = divisor[n].negate();
        }
        divisor[0] = Rational.of(2);
        Rational[] one = zeros(order);
        one[0] = Rational.ONE;
        return quotient(one, divisor);
    }

    @Override
    public String lowering(List<String> arguments) {
        return "(1.0 / (1.0 + org.hipparchus.util.FastMath.exp(-(" + arguments.get(0) + "))))";
    }
}
