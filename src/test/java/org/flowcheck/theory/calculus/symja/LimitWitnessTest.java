package org.flowcheck.theory.calculus.symja;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.flowcheck.theory.calculus.GrowthExponent;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.LinearForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Growth exponents against Symja's limit of {@code Log[f]/Log[m]}, for formulas that it has an answer to. Others it
 * gets wrong without a word ({@code Sqrt[m + 1] - Sqrt[m]} 0, {@code m^(-b)} 0, {@code m^(3/2) + m^(1/3)}
 * indeterminate), which is why it is no witness at run time.
 */
class LimitWitnessTest {

    @ParameterizedTest
    @ValueSource(strings = {"Sqrt[1/m]", "Sqrt[4/(m*d)]", "m", "1/m", "m^2 + m", "m*Log[m]", "1/Sqrt[m*Log[m]]", "7"})
    void symjaHasTheSameLimit(String text) throws Exception {
        Expression formula = Formulas.parse(text);
        GrowthExponent.Result.Exactly found = (GrowthExponent.Result.Exactly) GrowthExponent.of(formula, "m");
        // Loads Symja, whose engine is then the test's own.
        SymjaSession.areZero(List.of());
        EvalEngine engine = new EvalEngine("limits", 256, 1_000, System.out, System.err, false);
        EvalEngine.setReset(engine);
        SymjaFormula translation = new SymjaFormula();
        IExpr m = translation.of(Formulas.parse("m"));
        IExpr limit = engine.evaluate(F.Limit(F.Divide(F.Log(translation.of(formula)), F.Log(m)),
                F.Rule(m, F.CInfinity)));
        assertEquals(found.exponent(), LinearForm.of(Formulas.parse(limit.toString())).orElseThrow());
    }
}
