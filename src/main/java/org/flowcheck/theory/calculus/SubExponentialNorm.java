package org.flowcheck.theory.calculus;

import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Rational;

/**
 * The sub-exponential norm {@code inf {s > 0: E Exp[Abs[X]/s] <= 2}} of a random number X with the law chi^2(d), for
 * all d > 0.
 *
 * <p>The moment {@code E Exp[X/s] = (1 - 2/s)^(-d/2)} is finite for s > 2 only, where it is continuous and decreases
 * strictly from infinity to 1. So the norm is the one s at which it is 2, and the norm is below some c > 2 exactly if
 * the moment at c is below 2. Since the moment increases with d, so does the norm.
 */
public final class SubExponentialNorm {

    private static final Expression TWO = Constant.of(2);
    private static final Rational QUARTER = Rational.of(1, 4);

    private SubExponentialNorm() {
    }

    /**
     * The moment {@code E Exp[X/s]}.
     *
     * @param degrees d
     * @param scale s, above 2
     */
    public static Expression momentOfChiSquare(Expression degrees, Expression scale) {
        Expression base = Algebra.subtract(Algebra.ONE, Algebra.divide(TWO, scale));
        return Algebra.power(base, Algebra.divide(degrees, Constant.of(-2)));
    }

    /**
     * The norm {@code 2/(1 - 2^(-2/d))}, at which {@link #momentOfChiSquare} is 2.
     *
     * @param degrees d
     */
    public static Expression ofChiSquare(Expression degrees) {
        // (1 - 2/s)^(-d/2) = 2, so 1 - 2/s = 2^(-2/d), so s = 2/(1 - 2^(-2/d)).
        Expression root = Algebra.power(TWO, Algebra.divide(Constant.of(-2), degrees));
        return Algebra.divide(TWO, Algebra.subtract(Algebra.ONE, root));
    }

    /**
     * Compares the norm with a number, exactly: for c > 2 the moment at c is below 2 if {@code (1 - 2/c)^d > 1/4}.
     *
     * @param degrees d, from 1
     * @param bound c
     * @return negative, zero or positive as the norm is below, equal to or above the number
     * @throws IllegalArgumentException if there are no degrees of freedom
     */
    public static int compareChiSquare(int degrees, Rational bound) {
        if (degrees < 1) {
            throw new IllegalArgumentException("chi^2(" + degrees + ")");
        }
        if (bound.compareTo(Rational.of(2)) <= 0) {
            return 1;
        }
        Rational base = Rational.ONE.minus(Rational.of(2).times(bound.reciprocal()));
        return QUARTER.compareTo(base.power(degrees));
    }
}
