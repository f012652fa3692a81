package org.flowcheck.theory.calculus.balance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;

/**
 * {@code x^2 - x - 6 -> -2, 3}: the whole numbers at which a polynomial is zero, exactly and however large they are.
 * Between the places where its derivative is zero a polynomial has one root at most, which is found by bisection; those
 * places are known up to the next whole numbers, from the derivative in the same way.
 */
final class WholeRoots {

    private WholeRoots() {
    }

    /**
     * The roots, the smallest first.
     *
     * @param polynomial whole coefficients, the lowest first; the last one is not zero
     */
    static List<Rational> of(Rational[] polynomial) {
        return below(polynomial).stream().flatMap(whole -> List.of(whole, whole.add(BigInteger.ONE)).stream())
                .distinct().map(WholeRoots::number).filter(whole -> LinearModes.value(polynomial, whole).signum() == 0)
                .toList();
    }

    private static Rational number(BigInteger whole) {
        return new Rational(whole, BigInteger.ONE);
    }

    private static int sign(Rational[] polynomial, BigInteger at) {
        return LinearModes.value(polynomial, number(at)).signum();
    }

    /** For every real root a whole number that is at most one below it, and perhaps further numbers. */
    private static SortedSet<BigInteger> below(Rational[] polynomial) {
        SortedSet<BigInteger> found = new TreeSet<>();
        if (polynomial.length < 2) {
            return found;
        }
        Rational[] derivative = new Rational[polynomial.length - 1];
        for (int i = 1; i < polynomial.length; i++) {
            derivative[i - 1] = polynomial[i].times(Rational.of(i));
        }
        SortedSet<BigInteger> cuts = new TreeSet<>();
        for (BigInteger turn : below(derivative)) {
            // The root of the derivative lies here; so may roots of the polynomial.
            found.add(turn);
            cuts.add(turn);
            cuts.add(turn.add(BigInteger.ONE));
        }
        BigInteger bound = bound(polynomial);
        cuts.add(bound.negate());
        cuts.add(bound);
        List<BigInteger> ends = new ArrayList<>(cuts);
        for (int i = 1; i < ends.size(); i++) {
            root(polynomial, ends.get(i - 1), ends.get(i), found);
        }
        return found;
    }

    /** The root in an interval in which the polynomial goes one way. */
    private static void root(Rational[] polynomial, BigInteger from, BigInteger to, SortedSet<BigInteger> found) {
        BigInteger low = from;
        BigInteger high = to;
        int sign = sign(polynomial, low);
        if (sign == 0 || sign(polynomial, high) == sign) {
            if (sign == 0) {
                found.add(low);
            }
            return;
        }
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (sign(polynomial, middle) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
        found.add(low);
    }

    /** A whole number above the size of every root. Source: A.-L. Cauchy, Exercices de mathematiques, 1829. */
    private static BigInteger bound(Rational[] polynomial) {
        Rational largest = Rational.ZERO;
        Rational leading = polynomial[polynomial.length - 1];
        for (Rational coefficient : polynomial) {
            Rational size = coefficient.times(leading.reciprocal());
            size = size.signum() < 0 ? size.negate() : size;
            largest = size.compareTo(largest) > 0 ? size : largest;
        }
        return largest.numerator().divide(largest.denominator()).add(BigInteger.TWO);
    }
}
