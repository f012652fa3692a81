package org.flowcheck.theory.calculus.balance;

import java.util.Map;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code form > 0} or {@code form >= 0}, scaled so that the first coefficient, or else the constant, is 1 or -1.
 *
 * @param form the form
 * @param strict whether zero is excluded
 */
public record Inequality(Exponent form, boolean strict) {

    /** Scales the form by a positive number. */
    public Inequality {
        Rational first = form.isConstant() ? form.constant() : form.coefficients().get(form.coefficients().firstKey());
        if (first.signum() != 0) {
            form = form.times((first.signum() < 0 ? first.negate() : first).reciprocal());
        }
    }

    /** {@code left < right}. */
    public static Inequality less(Exponent left, Exponent right) {
        return new Inequality(right.minus(left), true);
    }

    /** {@code left <= right}. */
    public static Inequality atMost(Exponent left, Exponent right) {
        return new Inequality(right.minus(left), false);
    }

    /** What holds where this does not. */
    public Inequality negated() {
        return new Inequality(form.times(Rational.of(-1)), !strict);
    }

    /** Whether it holds at a point. */
    public boolean holds(Map<String, Rational> point) {
        int sign = form.value(point).signum();
        return strict ? sign > 0 : sign >= 0;
    }
}
