package org.flowcheck.theory.expression;

import java.util.List;

/** The ramp (ReLU) {@code Max[x, 0]}; its derivative is 1 for x > 0, else 0, hence 0 at 0; no expansion at zero. */
final class RampFunction extends UnaryFunction {

    RampFunction() {
        super("Ramp", "\\operatorname{ramp}", "");
    }

    @Override
    double at(double x) {
        return Math.max(x, 0.0);
    }

    @Override
    Expression slope(Expression x) {
        return new Conditional(
                new Comparison(x, Comparison.Relation.GREATER, Algebra.ZERO, Origin.computed()),
                Algebra.ONE, Algebra.ZERO, Origin.computed());
    }

    @Override
    public String lowering(List<String> arguments) {
        return "java.lang.Math.max(" + arguments.get(0) + ", 0.0)";
    }
}
