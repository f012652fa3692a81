package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.flowcheck.theory.expression.Formulas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthExponentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "7                              ~ 0",
            "m                              ~ 1",
            "Sqrt[4/(m*d)]                  ~ -1/2",
            "1/Sqrt[4/((m + 1)*(m + d))]    ~ 1",
            "Sqrt[(m + d)/(m + 1)]          ~ 0",
            "(1 - m)^3                      ~ 3",
            "Abs[d - m]                     ~ 1",
            "m^(3/2) + 10*m^(7/5)           ~ 3/2",
            "(Pi - 3)*m                     ~ 1",
            "d^b*m                          ~ 1",
            "Log[2]*m                       ~ 1",
            // Parameters in exponents
            "m^(-b)                         ~ -b",
            "m^a/(m^b*m^c)                  ~ a - b - c",
            "Sqrt[d*m^a]                    ~ a/2",
            "m^a + m^(a + 1)                ~ a + 1",
            // Logarithms
            "m*Log[m]^2                     ~ 1",
            "1/Sqrt[m*Log[m]]               ~ -1/2",
            "m*Log[m] + m                   ~ 1",
            "Log[1/m]*m^b                   ~ b",
            // Functions of what tends to zero, or to a number
            "Tanh[1/m]                      ~ -1",
            "Cos[1/m]                       ~ 0",
            "Exp[-1/m]*m                    ~ 1",
            "Exp[d]*m                       ~ 1",
            "m^(1/m)                        ~ 0",
            // Leading terms that cancel when written out
            "m + 1 - m                      ~ 0",
            "(m + 1)^3 - m^3                ~ 2",
            "Sqrt[m] + 1/Sqrt[m] - m^(1/2)  ~ -1/2",
    })
    void exponents(String formula, String exponent) {
        GrowthExponent.Result result = GrowthExponent.of(Formulas.parse(formula), "m");
        assertEquals(exponent, result instanceof GrowthExponent.Result.Exactly exactly ? exactly.exponent().toString()
                : result.toString());
    }

    /** Where parameters decide, where leading terms cancel for good, and where there is no exponent. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "m^a + m^b                      ~ the larger of the exponents a and b",
            "(a - b)*m                      ~ may cancel",
            "m*Log[m] - m                   ~ may cancel",
            "Sqrt[m + 1] - Sqrt[m]          ~ cancel",
            "1 - Cos[1/m]                   ~ cancel",
            "m^(a*b)                        ~ not linear",
            "2^m                            ~ grows or shrinks with m",
            "Exp[m]                         ~ no rule",
            "Log[d]*m                       ~ no rule",
            "Log[Log[m]]                    ~ no rule",
            "Sum[1/k, {k, m}]               ~ no rule",
            "If[m > 1, m, 1]                ~ no rule",
            "(1 - m)^(1/2)                  ~ negative for large values",
            "0*m                            ~ is zero",
            "m - m                          ~ is zero",
            "(Sqrt[2]^2 - 2)*m              ~ is zero",
            "m^300                          ~ at none of the large m",
    })
    void whatIsNotDecided(String formula, String reason) {
        GrowthExponent.Result result = GrowthExponent.of(Formulas.parse(formula), "m");
        assertTrue(result instanceof GrowthExponent.Result.Undecided undecided && undecided.reason().contains(reason),
                result::toString);
    }

    @Test
    void parametersArePositiveUnlessTheyAreExponents() {
        assertEquals(Set.of("d", "c"), GrowthExponent.positiveParameters(Formulas.parse("d*m^(-a) + Sqrt[c]^a"), "m"));
        assertEquals(Set.of("a"), GrowthExponent.positiveParameters(Formulas.parse("a*m^(-a)"), "m"));
    }

    /** The witness is what stands between a wrong rule and a verdict: an exponent off by a tenth does not pass it. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sqrt[4/(m*d)]                  ~ -0.5",
            "m*Log[m]^4                     ~ 1",
            "m^(3/2) + 10*m^(7/5)           ~ 1.5",
            "Sqrt[m + 1] - Sqrt[m]          ~ -0.5",
            "1/m + Exp[-m]                  ~ -1",
    })
    void theSlopeAtLargeValuesTellsTenthsApart(String formula, double limit) {
        LogarithmicSlope slope = LogarithmicSlope.of(Formulas.parse(formula), "m", Map.of("d", 0.7)).orElseThrow();
        assertTrue(slope.agreesWith(limit), slope::toString);
        assertFalse(slope.agreesWith(limit + 0.11), slope::toString);
        assertFalse(slope.agreesWith(limit - 0.11), slope::toString);
    }
}
