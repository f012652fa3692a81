package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.flowcheck.theory.expression.Formulas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplicityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Tanh[z]                                        ~ 1",
            "(Exp[z] - Exp[-z])/(Exp[z] + Exp[-z])          ~ 1",
            "z/(1 + Exp[-z])                                ~ 1",
            "z*LogisticSigmoid[z]                           ~ 1",
            "z*Tanh[z]                                      ~ 2",
            "(z*Exp[z] - z*Exp[-z])/(Exp[z] + Exp[-z])      ~ 2",
            "ArcTan[z]*Sinh[z]                              ~ 2",
            "Sin[z] - z                                     ~ 3",
            "Exp[z] - 1 - z - z^2/2 - z^3/6                 ~ 4",
            "z^7*(1 + z)^(1/3)                              ~ 7",
            "Sqrt[1 + z^2] - 1                              ~ 2",
            "Log[1 + z] - z                                 ~ 2",
            "(2 + z)^(-2) - 1/4                             ~ 1",
            "Tanh''[z]                                      ~ 1",
            "z + 1000*z^2                                   ~ 1",
            "z/10 + 0.1 + 0.2 - 0.3                         ~ 1",
            // Kinks beyond the first power, or none at all
            "If[z > 0, z, Exp[z] - 1]                       ~ 1",
            "If[z > 0 && z < 1, z, Sin[z]]                  ~ 1",
            "Ramp[z] - Ramp[-z]                             ~ 1",
            "Abs[z]^2                                       ~ 2",
            "Max[z, z - z^2]                                ~ 1",
    })
    void multiplicities(String function, int multiplicity) {
        assertEquals(new Multiplicity.Result.Exactly(multiplicity), Multiplicity.of(Formulas.parse(function), "z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Cos[z]                ~ its value at zero is 1",
            "LogisticSigmoid[z]    ~ its value at zero is 1/2",
            "Ramp[z]               ~ its derivative of order 1 does not exist at zero",
            "Abs[z]                ~ its derivative of order 1 does not exist at zero",
            "z*Ramp[z]             ~ its derivative of order 2 does not exist at zero",
            "Abs[z]^3              ~ its derivative of order 3 does not exist at zero",
            "Min[z, 2*z]           ~ its derivative of order 1 does not exist at zero",
            "If[z > 0, z, 2*z]     ~ its derivative of order 1 does not exist at zero",
            "Sign[z]               ~ it jumps at zero",
            "If[z == 0, 1, z]      ~ it jumps at zero",
    })
    void functionsWithoutOne(String function, String reason) {
        assertEquals(new Multiplicity.Result.None(reason), Multiplicity.of(Formulas.parse(function), "z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Erf[z]                     ~ no rational series for Erf[z]",
            "Log[1 + Exp[z]] - Log[2]   ~ no rational series for Log[1 + Exp[z]]",
            "z^Pi                       ~ no rational series",
            "Sum[z^k, {k, 3}]           ~ no rational series",
            "z^2/z                      ~ no value at zero",
            "z - z                      ~ vanish",
            "z^30                       ~ vanish",
            "Max[z, z]                  ~ is not seen",
    })
    void whatIsNotDecided(String function, String reason) {
        Multiplicity.Result result = Multiplicity.of(Formulas.parse(function), "z");
        assertTrue(result instanceof Multiplicity.Result.Undecided undecided && undecided.reason().contains(reason),
                result::toString);
    }
}
