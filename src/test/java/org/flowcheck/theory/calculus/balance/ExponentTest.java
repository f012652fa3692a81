package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exponents calculate like the numbers they stand for, and read like what a person writes. */
class ExponentTest {

    private static final Exponent ALPHA = Exponent.of("alpha");
    private static final Exponent TAU = Exponent.of("tau");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    private static Exponent number(long numerator, long denominator) {
        return Exponent.of(Rational.of(numerator, denominator));
    }

    @Test
    void theyReadLikeWhatAPersonWrites() {
        assertEquals("0", Exponent.ZERO.text());
        assertEquals("-1/2", number(-1, 2).text());
        assertEquals("tau - alpha", TAU.minus(ALPHA).text());
        assertEquals("-alpha", Exponent.ZERO.minus(ALPHA).text());
        assertEquals("1 - alpha", number(1, 1).minus(ALPHA).text());
        assertEquals("(2*alpha - 1)/2", ALPHA.minus(number(1, 2)).text());
        assertEquals("2*alpha/3", ALPHA.times(Rational.of(2, 3)).text());
        assertEquals("2*tau - 2*alpha + 1", TAU.minus(ALPHA).times(Rational.of(2)).plus(number(1, 1)).text());
        assertEquals("max(0, tau - alpha)", new Largest(List.of(Exponent.ZERO, TAU.minus(ALPHA))).text());
        assertEquals("min(alpha, tau)", new Smallest(List.of(ALPHA, TAU)).text());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theyCalculateLikeTheirValues(long seed) {
        RandomForms random = new RandomForms(seed);
        Exponent a = random.form();
        Exponent b = random.form();
        Rational factor = random.number();
        Map<String, Rational> point = random.point();
        assertEquals(a.value(point).plus(b.value(point)), a.plus(b).value(point), "sum, seed " + seed);
        assertEquals(a.value(point).minus(b.value(point)), a.minus(b).value(point), "difference, seed " + seed);
        assertEquals(a.value(point).times(factor), a.times(factor).value(point), "multiple, seed " + seed);
        Map<String, Rational> replaced = new TreeMap<>(point);
        replaced.put("tau", b.at("tau", Exponent.ZERO).value(point));
        assertEquals(a.value(replaced), a.at("tau", b.at("tau", Exponent.ZERO)).value(point), "replaced, seed " + seed);
        if (a.coefficient("tau").signum() != 0) {
            assertTrue(a.at("tau", a.root("tau")).isZero(), "root, seed " + seed);
        } else {
            assertThrows(ArithmeticException.class, () -> a.root("tau"));
        }
    }
}
