package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/**
 * Numbers of which each is one real number, so that its size can be asked for. Results of operations are rounded.
 *
 * @param <T> the numbers
 */
public interface RoundedArithmetic<T> extends Arithmetic<T> {

    /** The decimal logarithm of |x| to a few digits, also where x is no double; minus infinity of zero. */
    double log10Size(T x);

    /** The nearest double, as nearly as makes no difference to a step length. */
    double toDouble(T x);

    /** Below this relative difference of its arguments R_F is the root of their mean, to all digits. */
    double carlsonSpread();

    /** By Carlson's duplications until the arguments agree; the error is of the order of the square of the spread. */
    @Override
    default T carlsonRF(T x, T y, T z) {
        int zeros = (isPositive(x) ? 0 : 1) + (isPositive(y) ? 0 : 1) + (isPositive(z) ? 0 : 1);
        if (!isNotNegative(x) || !isNotNegative(y) || !isNotNegative(z) || zeros > 1) {
            throw new ArithmeticException("CarlsonRF of " + toDouble(x) + ", " + toDouble(y) + ", " + toDouble(z));
        }
        Rational half = Rational.of(1, 2);
        T u = x;
        T v = y;
        T w = z;
        T mean = divide(add(add(u, v), w), 3);
        while (StrictMath.max(apart(u, mean), StrictMath.max(apart(v, mean), apart(w, mean))) > carlsonSpread()) {
            T a = root(u, half);
            T b = root(v, half);
            T c = root(w, half);
            T step = add(add(multiply(a, b), multiply(b, c)), multiply(c, a));
            u = divide(add(u, step), 4);
            v = divide(add(v, step), 4);
            w = divide(add(w, step), 4);
            mean = divide(add(add(u, v), w), 3);
        }
        return divide(of(1), power(mean, half));
    }

    private T root(T x, Rational half) {
        return isPositive(x) ? power(x, half) : x;
    }

    private double apart(T x, T mean) {
        return StrictMath.abs(toDouble(divide(subtract(x, mean), mean)));
    }
}
