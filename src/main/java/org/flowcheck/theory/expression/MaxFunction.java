package org.flowcheck.theory.expression;

/** The largest of its arguments. */
final class MaxFunction extends ExtremumFunction {

    MaxFunction() {
        super("Max", "max", Comparison.Relation.GREATER, Comparison.Relation.AT_LEAST);
    }

    @Override
    double better(double left, double right) {
        return Math.max(left, right);
    }
}
