package org.flowcheck.simulation.enclosure;

import org.flowcheck.theory.expression.Rational;

/**
 * The k-th Taylor coefficient of a function of series from the lower ones. Each rule comes from a differential equation
 * of the function, as u' = x' u for the exponential, compared at the power k - 1.
 *
 * @param <T> the numbers
 */
final class SeriesRules<T> {

    private final Arithmetic<T> arithmetic;

    SeriesRules(Arithmetic<T> arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** x^2: {@code 2 sum_{j < k/2} x_j x_{k-j}}, and {@code x_{k/2}^2} where k is even. */
    T square(T[] x, int k) {
        if (k == 0) {
            return arithmetic.square(x[0]);
        }
        T twice = arithmetic.multiply(arithmetic.sumOfProducts(x, x, 0, (k - 1) / 2, k), 2);
        return k % 2 == 1 ? twice : arithmetic.add(twice, arithmetic.square(x[k / 2]));
    }

    /** x/y = u: {@code u_k = (x_k - sum_{j=1}^k y_j u_{k-j})/y_0}. */
    T quotient(T[] x, T[] y, T[] u, int k) {
        T rest = k == 0 ? x[0] : arithmetic.subtract(x[k], arithmetic.sumOfProducts(y, u, 1, k, k));
        return arithmetic.divide(rest, y[0]);
    }

    /** exp x = u: {@code u_k = 1/k sum_{j=1}^k j x_j u_{k-j}}. */
    T exp(T[] x, T[] u, int k) {
        if (k == 0) {
            return arithmetic.exp(x[0]);
        }
        T sum = arithmetic.multiply(x[1], u[k - 1]);
        for (int j = 2; j <= k; j++) {
            sum = arithmetic.add(sum, arithmetic.multiply(arithmetic.multiply(x[j], j), u[k - j]));
        }
        return arithmetic.divide(sum, k);
    }

    /** log x = u: {@code u_k = (x_k - 1/k sum_{j=1}^{k-1} j u_j x_{k-j})/x_0}. */
    T log(T[] x, T[] u, int k) {
        if (k == 0) {
            return arithmetic.log(x[0]);
        }
        T rest = x[k];
        if (k > 1) {
            T sum = arithmetic.multiply(u[1], x[k - 1]);
            for (int j = 2; j < k; j++) {
                sum = arithmetic.add(sum, arithmetic.multiply(arithmetic.multiply(u[j], j), x[k - j]));
            }
            rest = arithmetic.subtract(rest, arithmetic.divide(sum, k));
        }
        return arithmetic.divide(rest, x[0]);
    }

    /** x^r = u: {@code u_k = sum_{j=1}^k (r j - (k - j)) x_j u_{k-j} / (k x_0)}, from u' x = r x' u. */
    T power(T[] x, Rational r, T[] u, int k) {
        if (k == 0) {
            return arithmetic.power(x[0], r);
        }
        T exponent = arithmetic.ofRational(r);
        T sum = null;
        for (int j = 1; j <= k; j++) {
            T factor = arithmetic.subtract(arithmetic.multiply(exponent, j), arithmetic.of(k - j));
            T term = arithmetic.multiply(factor, arithmetic.multiply(x[j], u[k - j]));
            sum = sum == null ? term : arithmetic.add(sum, term);
        }
        return arithmetic.divide(arithmetic.divide(sum, k), x[0]);
    }
}
