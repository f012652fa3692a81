package org.flowcheck.theory.expression;

import java.util.List;

/** The square root, of numbers from zero on; {@code Sqrt'[x] = 1/(2 Sqrt[x])}; no expansion at zero. */
final class SqrtFunction extends UnaryFunction {

    SqrtFunction() {
        super("Sqrt", "\\sqrt", "java.lang.Math.sqrt");
    }

    @Override
    double at(double x) {
        return StrictMath.sqrt(x);
    }

    @Override
    Expression slope(Expression x) {
        return Algebra.multiply(Constant.of(Rational.of(1, 2)), Algebra.power(of(x), -1));
    }

    @Override
    public String latex(List<String> arguments) {
        return "\\sqrt{" + arguments.get(0) + "}";
    }

    @Override
    public String mathMl(List<String> arguments) {
        return MathMl.root(arguments.get(0));
    }
}
