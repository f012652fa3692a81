package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaylorSeriesTest {

    private static final int ORDER = 12;

    private static TaylorSeries series(long... coefficients) {
        List<Rational> all = new ArrayList<>();
        for (long coefficient : coefficients) {
            all.add(Rational.of(coefficient));
        }
        return new TaylorSeries(all);
    }

    @Test
    void arithmeticKeepsTheOrder() {
        assertEquals(series(1, 3, 6, 9), series(1, 2, 2, 2).times(series(1, 1, 2, 1)));
        assertEquals(series(1, -1, 1, -1), series(1, 1, 0, 0).reciprocal());
        assertEquals(series(1, 3, 3, 1), series(1, 1, 0, 0).power(3));
        assertEquals(series(1, -2, 3, -4), series(1, 1, 0, 0).power(Rational.of(-2)));
        assertEquals(series(5, 2, 6, 8), series(0, 1, 1, 0).into(series(5, 2, 4, 0).coefficients()));
        assertEquals(OptionalInt.of(2), series(0, 0, -1, 4).valuation());
        assertEquals(OptionalInt.empty(), series(0, 0).valuation());
    }

    @Test
    void whatHasNoRationalSeriesIsRefused() {
        assertThrows(ArithmeticException.class, () -> series(0, 1).reciprocal());
        assertThrows(IllegalArgumentException.class, () -> series(2, 1).power(Rational.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> series(1, 1).into(series(1, 1).coefficients()));
        assertThrows(IllegalArgumentException.class, () -> new TaylorSeries(List.of()));
    }

    /** At 1/32 the powers left out are below 32^-13 = 3e-20 times coefficients of moderate size. */
    @ParameterizedTest
    @ValueSource(strings = {"Tanh[z]*Exp[-z]", "Sin[z]/(2 + Cos[z])", "Exp[Sin[z] - z^2]", "LogisticSigmoid[2*z] - z",
        "(1 - z)^(1/3)*Sqrt[1 + z]", "Log[1 + z^2 - z]", "ArcTan[Sinh[z]]^2", "Ramp[z]*Abs[z - z^2]",
        "Sign[-z]*Cosh[z]", "Max[z, -z, z^2]", "Min[z, 2*z]", "If[z^3 < 0 || z > 1, Tan[z], z]", "Tanh'[z]",
        "(3 - z)^(-2)"})
    void expansionsHaveTheFunctionsValues(String function) {
        Expression formula = Formulas.parse(function);
        for (int side : new int[] {1, -1}) {
            TaylorSeries series = OneSidedSeries.of(formula, "z", side, ORDER);
            double u = 1.0 / 32;
            double sum = 0;
            for (int power = ORDER; power >= 0; power--) {
                sum = sum * u + series.at(power).toDouble();
            }
            assertEquals(new Evaluator(new Bindings().scalar("z", side * u)).value(formula), sum, 1e-15, function);
        }
    }
}
