package org.flowcheck.theory.expression;

import java.util.List;

/** The absolute value; {@code Abs' = Sign}, hence 0 at 0; no expansion at zero. */
final class AbsFunction extends UnaryFunction {

    AbsFunction() {
        super("Abs", "", "java.lang.Math.abs");
    }

    @Override
    double at(double x) {
        return Math.abs(x);
    }

    @Override
    Expression slope(Expression x) {
        return FunctionCall.of("Sign", x);
    }

    @Override
    public String latex(List<String> arguments) {
        return "\\left|" + arguments.get(0) + "\\right|";
    }

    @Override
    public String mathMl(List<String> arguments) {
        return MathMl.fenced("|", arguments.get(0), "|");
    }
}
