package org.flowcheck.theory.calculus.polynomial;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.flowcheck.theory.expression.Rational;

/** Prime factors of rational numbers, so that roots of numbers have one form: {@code Sqrt[12] = 2 Sqrt[3]}. */
final class Primes {

    /** Larger prime factors are left together. */
    private static final int LARGEST_TRIED = 1000;

    private Primes() {
    }

    /** The exponents of the primes of a positive number, negative for those of the denominator. */
    static Map<BigInteger, Integer> of(Rational value) {
        Map<BigInteger, Integer> exponents = new TreeMap<>();
        collect(value.numerator(), 1, exponents);
        collect(value.denominator(), -1, exponents);
        return exponents;
    }

    private static void collect(BigInteger number, int sign, Map<BigInteger, Integer> exponents) {
        BigInteger rest = number;
        for (int candidate = 2; candidate <= LARGEST_TRIED && !rest.equals(BigInteger.ONE); candidate++) {
            BigInteger divisor = BigInteger.valueOf(candidate);
            while (rest.mod(divisor).signum() == 0) {
                exponents.merge(divisor, sign, Integer::sum);
                rest = rest.divide(divisor);
            }
        }
        if (!rest.equals(BigInteger.ONE)) {
            exponents.merge(rest, sign, Integer::sum);
        }
    }
}
