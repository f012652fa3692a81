package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/**
 * A kind of numbers: doubles, decimals of many digits, intervals. Operations do not modify their operands.
 *
 * <p>Where an operation is not defined (division by zero, the logarithm of a number that may not be positive) it throws
 * an {@link ArithmeticException}. Overflow is the implementation's affair: its documentation says what becomes of it.
 *
 * @param <T> the numbers, immutable
 */
public interface Arithmetic<T> {

    /** An array without elements yet. */
    T[] array(int length);

    /** The exact value of a double, as nearly as these numbers can (an interval contains it). */
    T of(double value);

    /** A rational number, as nearly as these numbers can (an interval contains it). */
    T ofRational(Rational value);

    /** x + y. */
    T add(T x, T y);

    /** x - y. */
    T subtract(T x, T y);

    /** x y. */
    T multiply(T x, T y);

    /** x / y. */
    T divide(T x, T y);

    /** -x. */
    T negate(T x);

    /** x^exponent where the exponent is not whole: x is positive. */
    T power(T x, Rational exponent);

    /** The exponential. */
    T exp(T x);

    /** The natural logarithm. */
    T log(T x);

    /** Carlson's R_F(x, y, z), {@code 1/2 int_0^inf du/sqrt((u + x)(u + y)(u + z))}, at most one of them zero. */
    T carlsonRF(T x, T y, T z);

    /** Whether a number is positive, for sure. */
    boolean isPositive(T x);

    /** Whether a number is zero or positive, for sure. */
    boolean isNotNegative(T x);

    /** x^2. */
    default T square(T x) {
        return multiply(x, x);
    }

    /** n x for a small whole n. */
    default T multiply(T x, int n) {
        return multiply(x, of(n));
    }

    /** x / n for a small whole n, not zero. */
    default T divide(T x, int n) {
        return divide(x, of(n));
    }

    /**
     * {@code sum over j from first to last of left[j] right[total - j]}, which is what Taylor coefficients of products
     * are made of; the sum in the order of j.
     *
     * @throws IllegalArgumentException if the sum is empty
     */
    default T sumOfProducts(T[] left, T[] right, int first, int last, int total) {
        if (first > last) {
            throw new IllegalArgumentException("an empty sum from " + first + " to " + last);
        }
        T sum = multiply(left[first], right[total - first]);
        for (int j = first + 1; j <= last; j++) {
            sum = add(sum, multiply(left[j], right[total - j]));
        }
        return sum;
    }
}
