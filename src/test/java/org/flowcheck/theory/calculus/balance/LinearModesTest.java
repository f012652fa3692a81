package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;

/** Growth rates and modes of small matrices, exactly. */
class LinearModesTest {

    private static Rational[][] matrix(long[]... rows) {
        Rational[][] matrix = new Rational[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                matrix[i][j] = Rational.of(rows[i][j], 2);
            }
        }
        return matrix;
    }

    @Test
    void aSwapGrowsAndDecays() {
        LinearModes modes = LinearModes.of(matrix(new long[] {0, 2, 0}, new long[] {2, 0, 0}, new long[] {0, 0, 0}))
                .orElseThrow();
        assertEquals(List.of(Rational.of(-1), Rational.ZERO, Rational.ONE), List.copyOf(modes.projections().keySet()));
        Rational half = Rational.of(1, 2);
        Rational[][] growing = modes.projections().get(Rational.ONE);
        assertEquals(List.of(half, half, Rational.ZERO), List.of(growing[0]));
        assertEquals(List.of(Rational.ZERO, Rational.ZERO, Rational.ZERO), List.of(growing[2]));
    }

    @Test
    void ratesMayBeFractions() {
        LinearModes modes = LinearModes.of(matrix(new long[] {3, 1}, new long[] {0, 1})).orElseThrow();
        assertEquals(List.of(Rational.of(1, 2), Rational.of(3, 2)), List.copyOf(modes.projections().keySet()));
    }

    @Test
    void irrationalRatesAndJordanBlocksAreNotDescribed() {
        assertTrue(LinearModes.of(matrix(new long[] {0, 4}, new long[] {2, 0})).isEmpty(), "rates +-Sqrt[2]");
        assertTrue(LinearModes.of(matrix(new long[] {0, 2}, new long[] {-2, 0})).isEmpty(), "rates +-i");
        assertTrue(LinearModes.of(matrix(new long[] {2, 2}, new long[] {0, 2})).isEmpty(), "t*Exp[t]");
    }

    @Test
    void itIsSaidWhatIsInTheWay() {
        String irrational = "its growth rates are not all rational numbers";
        assertEquals(irrational, LinearModes.obstacle(matrix(new long[] {0, 4}, new long[] {2, 0})));
        assertEquals(irrational, LinearModes.obstacle(matrix(new long[] {0, 2}, new long[] {-2, 0})));
        assertEquals("its growth is not exponential: a growth rate comes with powers of the time",
                LinearModes.obstacle(matrix(new long[] {2, 2}, new long[] {0, 2})));
    }

    @Test
    void ratesMayBeAsLargeAsOneLikes() {
        Rational large = new Rational(new BigInteger("123456789012345678901234567890"), BigInteger.valueOf(7));
        Rational[][] matrix = {{large, Rational.ONE}, {Rational.ZERO, large.negate()}};
        assertEquals(List.of(large.negate(), large), List.copyOf(LinearModes.of(matrix).orElseThrow().projections()
                .keySet()));
    }

    /** Whole roots of products of (x - r) and of factors without whole roots, against the r. */
    @Test
    void wholeRootsAreThoseOfTheFactors() {
        Random random = new Random(1);
        for (int trial = 0; trial < 300; trial++) {
            SortedSet<Long> roots = new TreeSet<>();
            Rational[] product = {Rational.ONE};
            for (int i = random.nextInt(5); i > 0; i--) {
                long root = random.nextInt(3) == 0 ? random.nextLong() >> 4 : random.nextInt(7) - 3;
                roots.add(root);
                product = times(product, Rational.of(-root), Rational.ONE);
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                // 2*x - odd, x^2 + positive, x^2 - 2
                product = random.nextBoolean() ? times(product, Rational.of(2 * random.nextInt(9) - 9), Rational.of(2))
                        : times(product, Rational.of(random.nextBoolean() ? -2 : 1 + random.nextInt(5)), Rational.ZERO,
                                Rational.ONE);
            }
            assertEquals(roots.stream().map(Rational::of).toList(), WholeRoots.of(product), "trial " + trial);
        }
    }

    private static Rational[] times(Rational[] left, Rational... right) {
        Rational[] product = new Rational[left.length + right.length - 1];
        Arrays.fill(product, Rational.ZERO);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                product[i + j] = product[i + j].plus(left[i].times(right[j]));
            }
        }
        return product;
    }
}
