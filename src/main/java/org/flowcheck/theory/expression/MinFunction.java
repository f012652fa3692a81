package org.flowcheck.theory.expression;

/** The smallest of its arguments. */
final class MinFunction extends ExtremumFunction {

    MinFunction() {
        super("Min", "min", Comparison.Relation.LESS, Comparison.Relation.AT_MOST);
    }

    @Override
    double better(double left, double right) {
        return Math.min(left, right);
    }
}
