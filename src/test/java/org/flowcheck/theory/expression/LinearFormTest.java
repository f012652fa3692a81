package org.flowcheck.theory.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact values of formulas without names, and linear forms in names. */
class LinearFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "8/3            ~ 8/3",
            "2^(-2)         ~ 1/4",
            "(1/2 + 1/3)*6  ~ 5",
            "-(3/2)^2       ~ -9/4",
            "1/(1 - 1)      ~ none",
            "2^(1/2)        ~ none",
            "Sqrt[4]        ~ none",
            "m - m          ~ none",
            "3^(2^60)       ~ none",
            "((2^1000)^1000)^1000 ~ none",
    })
    void rationalValues(String formula, String value) {
        assertEquals(value, RationalValue.of(Formulas.parse(formula)).map(Rational::toString).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "-1/2                    ~ -1/2",
            "1/2 - alpha             ~ 1/2 - alpha",
            "2*(a - b/3)*3 + 1       ~ 6*a - 2*b + 1",
            "a - a                   ~ 0",
            "a*b                     ~ none",
            "a^2                     ~ none",
            "1/a                     ~ none",
            "Log[a]                  ~ none",
            "w[1]                    ~ none",
    })
    void linearForms(String formula, String form) {
        assertEquals(form, LinearForm.of(Formulas.parse(formula)).map(LinearForm::toString).orElse("none"));
    }

    @Test
    void formsAreAddedMultipliedAndEvaluated() {
        LinearForm a = LinearForm.of("a");
        LinearForm three = LinearForm.of(Rational.of(3));
        assertEquals(LinearForm.ZERO, a.minus(a));
        assertEquals(Optional.of(a.plus(a).plus(a)), a.times(three));
        assertEquals(Optional.of(a.plus(a).plus(a)), three.times(a));
        assertEquals(Optional.empty(), a.times(a));
        assertEquals(3.5, a.plus(three).value(Map.of("a", 0.5)::get));
    }
}
