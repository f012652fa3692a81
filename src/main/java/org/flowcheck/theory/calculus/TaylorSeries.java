package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.flowcheck.theory.expression.Rational;

/**
 * The beginning of a power series in one variable, with exact coefficients: {@code sum_j c_j u^j} up to a fixed order.
 * What is calculated from two series has the order of both, which must be equal.
 *
 * @param coefficients the coefficients c_0, c_1, ..., at least one
 */
record TaylorSeries(List<Rational> coefficients) {

    /** Refuses a series without coefficients. */
    TaylorSeries {
        coefficients = List.copyOf(coefficients);
        if (coefficients.isEmpty()) {
            throw new IllegalArgumentException("a series without coefficients");
        }
    }

    /** A number. */
    static TaylorSeries of(Rational number, int order) {
        List<Rational> coefficients = new ArrayList<>(Collections.nCopies(order + 1, Rational.ZERO));
        coefficients.set(0, number);
        return new TaylorSeries(coefficients);
    }

    /** A multiple of the variable. */
    static TaylorSeries variable(Rational factor, int order) {
        List<Rational> coefficients = new ArrayList<>(Collections.nCopies(order + 1, Rational.ZERO));
        coefficients.set(1, factor);
        return new TaylorSeries(coefficients);
    }

    /** The highest power. */
    int order() {
        return coefficients.size() - 1;
    }

    /** The coefficient of a power. */
    Rational at(int power) {
        return coefficients.get(power);
    }

    /** The first power whose coefficient is not zero; empty if all are. */
    OptionalInt valuation() {
        return IntStream.rangeClosed(0, order()).filter(power -> at(power).signum() != 0).findFirst();
    }

    TaylorSeries plus(TaylorSeries other) {
        return of(power -> at(power).plus(other.at(power)));
    }

    TaylorSeries minus(TaylorSeries other) {
        return plus(other.times(Rational.of(-1)));
    }

    TaylorSeries times(Rational factor) {
        return of(power -> at(power).times(factor));
    }

    TaylorSeries times(TaylorSeries other) {
        return of(power -> IntStream.rangeClosed(0, power).mapToObj(j -> at(j).times(other.at(power - j)))
                .reduce(Rational.ZERO, Rational::plus));
    }

    /**
     * The reciprocal: from {@code sum_j c_j d_(n-j) = 0} for all n > 0.
     *
     * @throws ArithmeticException if the constant is zero
     */
    TaylorSeries reciprocal() {
        Rational first = at(0).reciprocal();
        List<Rational> inverse = new ArrayList<>(List.of(first));
        for (int n = 1; n <= order(); n++) {
            Rational sum = Rational.ZERO;
            for (int j = 1; j <= n; j++) {
                sum = sum.plus(at(j).times(inverse.get(n - j)));
            }
            inverse.add(sum.times(first).negate());
        }
        return new TaylorSeries(inverse);
    }

    /**
     * A rational power of a series with the constant 1, from {@code n c_0 d_n = sum_(j=1..n) (j p - n + j) c_j
     * d_(n-j)}.
     *
     * @throws IllegalArgumentException if the constant is not 1
     */
    TaylorSeries power(Rational exponent) {
        if (!at(0).equals(Rational.ONE)) {
            throw new IllegalArgumentException("a power of a series with the constant " + at(0));
        }
        List<Rational> result = new ArrayList<>(List.of(Rational.ONE));
        for (int n = 1; n <= order(); n++) {
            Rational sum = Rational.ZERO;
            for (int j = 1; j <= n; j++) {
                Rational weight = exponent.times(Rational.of(j)).plus(Rational.of(j - n));
                sum = sum.plus(weight.times(at(j)).times(result.get(n - j)));
            }
            result.add(sum.times(Rational.of(1, n)));
        }
        return new TaylorSeries(result);
    }

    /** A whole power from zero on. */
    TaylorSeries power(int exponent) {
        TaylorSeries result = of(Rational.ONE, order());
        TaylorSeries square = this;
        for (int left = exponent; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? result.times(square) : result;
            square = square.times(square);
        }
        return result;
    }

    /**
     * An outer series at this one, by Horner's rule.
     *
     * @param outer its coefficients, as many as this has
     * @throws IllegalArgumentException if the constant of this is not zero
     */
    TaylorSeries into(List<Rational> outer) {
        if (at(0).signum() != 0) {
            throw new IllegalArgumentException("a series at the constant " + at(0));
        }
        TaylorSeries result = of(outer.get(order()), order());
        for (int power = order() - 1; power >= 0; power--) {
            result = result.times(this).plus(of(outer.get(power), order()));
        }
        return result;
    }

    private TaylorSeries of(IntFunction<Rational> coefficient) {
        return new TaylorSeries(IntStream.rangeClosed(0, order()).mapToObj(coefficient).toList());
    }
}
