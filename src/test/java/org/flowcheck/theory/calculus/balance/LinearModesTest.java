package org.flowcheck.theory.calculus.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
}
