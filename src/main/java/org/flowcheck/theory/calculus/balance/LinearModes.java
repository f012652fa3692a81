package org.flowcheck.theory.calculus.balance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/**
 * The modes of a small linear system with rational growth rates: {@code A = sum of lambda*P[lambda]}, so that
 * {@code Exp[A*t] = sum of Exp[lambda*t]*P[lambda]}. Exact.
 *
 * @param projections the projection P on the modes that grow at each rate lambda, the largest rate last
 */
record LinearModes(SortedMap<Rational, Rational[][]> projections) {

    /** Larger divisors of coefficients are not tried. */
    private static final long LARGEST_DIVIDED = 1_000_000;

    /**
     * The modes of a matrix.
     *
     * @param matrix a square matrix
     * @return empty where a rate is not rational, or the rates alone do not describe the growth (a Jordan block)
     */
    static Optional<LinearModes> of(Rational[][] matrix) {
        List<Rational> rates = rates(matrix);
        SortedMap<Rational, Rational[][]> projections = new TreeMap<>();
        Rational[][] sum = zero(matrix.length);
        Rational[][] all = zero(matrix.length);
        for (Rational rate : rates) {
            Rational[][] projection = identity(matrix.length);
            for (Rational other : rates) {
                if (!other.equals(rate)) {
                    projection = scaled(times(projection, shifted(matrix, other)), rate.minus(other).reciprocal());
                }
            }
            projections.put(rate, projection);
            all = plus(all, projection);
            sum = plus(sum, scaled(projection, rate));
        }
        boolean complete = equal(all, identity(matrix.length)) && equal(sum, matrix);
        return complete ? Optional.of(new LinearModes(projections)) : Optional.empty();
    }

    /** The rational roots of the characteristic polynomial. */
    private static List<Rational> rates(Rational[][] matrix) {
        Rational[] polynomial = characteristic(matrix);
        BigInteger common = BigInteger.ONE;
        for (Rational coefficient : polynomial) {
            common = common.multiply(coefficient.denominator()).divide(common.gcd(coefficient.denominator()));
        }
        List<Rational> roots = new ArrayList<>();
        int lowest = 0;
        while (polynomial[lowest].signum() == 0) {
            lowest++;
        }
        if (lowest > 0) {
            roots.add(Rational.ZERO);
        }
        Rational scale = new Rational(common, BigInteger.ONE);
        // A root p/q in lowest terms divides: p the lowest coefficient, q the highest one.
        for (long p : divisors(polynomial[lowest].times(scale))) {
            for (long q : divisors(scale)) {
                for (long signed : new long[] {p, -p}) {
                    Rational candidate = Rational.of(signed, q);
                    if (!roots.contains(candidate) && value(polynomial, candidate).signum() == 0) {
                        roots.add(candidate);
                    }
                }
            }
        }
        return roots;
    }

    /** The positive divisors of a whole number of moderate size; none of others. */
    private static List<Long> divisors(Rational number) {
        List<Long> divisors = new ArrayList<>();
        BigInteger size = number.numerator().abs();
        if (size.bitLength() < 40) {
            for (long divisor = 1; divisor <= Math.min(size.longValueExact(), LARGEST_DIVIDED); divisor++) {
                if (size.longValueExact() % divisor == 0) {
                    divisors.add(divisor);
                }
            }
        }
        return divisors;
    }

    private static Rational value(Rational[] polynomial, Rational at) {
        Rational value = Rational.ZERO;
        for (int i = polynomial.length - 1; i >= 0; i--) {
            value = value.times(at).plus(polynomial[i]);
        }
        return value;
    }

    /**
     * The coefficients of {@code det(x - A)}, lowest first, by the method of Faddeev and LeVerrier.
     *
     * <p>Source: F. R. Gantmacher, The Theory of Matrices, volume 1, chapter IV, section 5.
     */
    private static Rational[] characteristic(Rational[][] matrix) {
        int n = matrix.length;
        Rational[] polynomial = new Rational[n + 1];
        polynomial[n] = Rational.ONE;
        Rational[][] power = identity(n);
        for (int k = 1; k <= n; k++) {
            Rational[][] product = times(matrix, power);
            Rational trace = Rational.ZERO;
            for (int i = 0; i < n; i++) {
                trace = trace.plus(product[i][i]);
            }
            polynomial[n - k] = trace.times(Rational.of(-1, k));
            power = plus(product, scaled(identity(n), polynomial[n - k]));
        }
        return polynomial;
    }

    private static Rational[][] zero(int n) {
        Rational[][] zero = new Rational[n][n];
        for (Rational[] row : zero) {
            Arrays.fill(row, Rational.ZERO);
        }
        return zero;
    }

    private static Rational[][] identity(int n) {
        Rational[][] identity = zero(n);
        for (int i = 0; i < n; i++) {
            identity[i][i] = Rational.ONE;
        }
        return identity;
    }

    private static Rational[][] shifted(Rational[][] matrix, Rational by) {
        return plus(matrix, scaled(identity(matrix.length), by.negate()));
    }

    private static Rational[][] scaled(Rational[][] matrix, Rational factor) {
        Rational[][] scaled = zero(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                scaled[i][j] = matrix[i][j].times(factor);
            }
        }
        return scaled;
    }

    private static Rational[][] plus(Rational[][] left, Rational[][] right) {
        Rational[][] sum = zero(left.length);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                sum[i][j] = left[i][j].plus(right[i][j]);
            }
        }
        return sum;
    }

    private static Rational[][] times(Rational[][] left, Rational[][] right) {
        Rational[][] product = zero(left.length);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int k = 0; k < left.length; k++) {
                    product[i][j] = product[i][j].plus(left[i][k].times(right[k][j]));
                }
            }
        }
        return product;
    }

    private static boolean equal(Rational[][] left, Rational[][] right) {
        return Arrays.deepEquals(left, right);
    }
}
