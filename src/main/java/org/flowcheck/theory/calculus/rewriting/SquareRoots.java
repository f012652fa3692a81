package org.flowcheck.theory.calculus.rewriting;

import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Power;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code x^(1/2) -> Sqrt[x]},  {@code x^(-1/2) -> 1/Sqrt[x]} and {@code Sqrt[x]^3 -> x^(3/2)}: one way of writing each
 * power. Of roots of numbers only even powers are taken.
 */
final class SquareRoots implements Rule {

    private static final Rational HALF = Rational.of(1, 2);

    @Override
    public Expression apply(Expression node, IndexScope scope) {
        if (!(node instanceof Power power) || !(power.exponent() instanceof Constant exponent)
                || power.base() instanceof Constant) {
            return node;
        }
        if (isRoot(power.base()) && exponent.value().isInteger()) {
            boolean written = exponent.value().equals(Rational.of(-1));
            boolean odd = exponent.value().numerator().testBit(0);
            return written || odd && ofNumber(power.base()) ? node
                    : of(radicand(power.base()), exponent.value().times(HALF));
        }
        if (isRoot(power.base())) {
            return node;
        }
        Expression written = of(power.base(), exponent.value());
        return written instanceof Power same && same.base().equals(power.base()) ? node : written;
    }

    private static boolean isRoot(Expression formula) {
        return formula instanceof FunctionCall call && call.function().equals("Sqrt") && call.order() == 0;
    }

    private static boolean ofNumber(Expression root) {
        return radicand(root) instanceof Constant;
    }

    private static Expression radicand(Expression root) {
        return ((FunctionCall) root).arguments().get(0);
    }

    /**
     * The base of a factor as a power with a rational exponent, roots included; roots of numbers are bases themselves.
     */
    static Expression base(Expression factor) {
        Expression base = factor instanceof Power power && power.exponent() instanceof Constant ? power.base() : factor;
        return isRoot(base) && !ofNumber(base) ? radicand(base) : base;
    }

    /** The exponent with which {@link #base} stands in a factor. */
    static Rational exponent(Expression factor) {
        Rational own = factor instanceof Power power && power.exponent() instanceof Constant constant
                ? constant.value() : Rational.ONE;
        Expression base = factor instanceof Power power && power.exponent() instanceof Constant ? power.base() : factor;
        return isRoot(base) && !ofNumber(base) ? own.times(HALF) : own;
    }

    /** A power, written with a root where it is one. */
    static Expression of(Expression base, Rational exponent) {
        if (base instanceof Constant || !exponent.equals(HALF) && !exponent.equals(HALF.negate())) {
            return Algebra.power(base, Constant.of(exponent));
        }
        return Algebra.power(FunctionCall.of("Sqrt", base), Constant.of(exponent.times(Rational.of(2))));
    }
}
