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

    /** Why a matrix has no modes: which of its growth rates cannot be had, or that they alone do not describe it. */
    static String obstacle(Rational[][] matrix) {
        Rational[] polynomial = characteristic(matrix);
        int found = 0;
        for (Rational rate : rates(matrix)) {
            Rational[] left = polynomial;
            while (left.length > 1 && value(left, rate).signum() == 0) {
                left = divided(left, rate);
                found++;
            }
        }
        return found < matrix.length ? "its growth rates are not all rational numbers"
                : "its growth is not exponential: a growth rate comes with powers of the time";
    }

    /** {@code p(x)/(x - root)}, by Horner's rule. */
    private static Rational[] divided(Rational[] polynomial, Rational root) {
        Rational[] quotient = new Rational[polynomial.length - 1];
        Rational carried = Rational.ZERO;
        for (int i = quotient.length; i > 0; i--) {
            carried = carried.times(root).plus(polynomial[i]);
            quotient[i - 1] = carried;
        }
        return quotient;
    }

    /** The rational roots of the characteristic polynomial. */
    private static List<Rational> rates(Rational[][] matrix) {
        BigInteger common = BigInteger.ONE;
        for (Rational[] row : matrix) {
            for (Rational entry : row) {
                common = common.multiply(entry.denominator()).divide(common.gcd(entry.denominator()));
            }
        }
        // With whole entries the polynomial has whole coefficients and the leading one 1: rational roots are whole.
        Rational scale = new Rational(common, BigInteger.ONE);
        List<Rational> roots = new ArrayList<>();
        for (Rational whole : WholeRoots.of(characteristic(scaled(matrix, scale)))) {
            roots.add(whole.times(scale.reciprocal()));
        }
        return roots;
    }

    /** The value of a polynomial, its coefficients the lowest first. */
    static Rational value(Rational[] polynomial, Rational at) {
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
