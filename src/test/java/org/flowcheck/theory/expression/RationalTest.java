package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lowest terms and signs, for numbers that fit a machine word, those that just do not, and large ones. */
class RationalTest {

    @Test
    void numbersAreInLowestTermsWithAPositiveDenominator() {
        Random random = new Random(1);
        for (int trial = 0; trial < 20_000; trial++) {
            BigInteger numerator = signed(new BigInteger(1 + random.nextInt(70), random), random);
            BigInteger denominator = signed(new BigInteger(1 + random.nextInt(70), random).add(BigInteger.ONE), random);
            BigInteger common = new BigInteger(1 + random.nextInt(66), random).add(BigInteger.ONE);
            Rational reduced = new Rational(numerator.multiply(common), denominator.multiply(common));
            assertEquals(1, reduced.denominator().signum());
            assertEquals(BigInteger.ONE, reduced.numerator().gcd(reduced.denominator()));
            assertEquals(numerator.multiply(reduced.denominator()), denominator.multiply(reduced.numerator()));
        }
    }

    private static BigInteger signed(BigInteger number, Random random) {
        return random.nextBoolean() ? number : number.negate();
    }

    @Test
    void theEndsOfTheLongNumbersAreReducedToo() {
        BigInteger least = BigInteger.valueOf(Long.MIN_VALUE);
        assertEquals(Rational.of(-1), new Rational(least, least.negate()));
        assertEquals(Rational.of(1), new Rational(least, least));
        assertEquals(Rational.of(Long.MIN_VALUE / 2), new Rational(least, BigInteger.TWO));
        assertEquals(Rational.ZERO, new Rational(BigInteger.ZERO, least));
        assertThrows(ArithmeticException.class, () -> new Rational(least, BigInteger.ZERO));
    }
}
