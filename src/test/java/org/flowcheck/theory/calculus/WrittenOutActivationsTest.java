package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What calls of activations stand for: nothing more than is known where it is derived, all of it where it is
 * calculated.
 */
class WrittenOutActivationsTest {

    private static Model with(String activation) {
        return Models.text("activations: {" + activation + "}\nstates: {x: 1}\nrates: {x: \"sigma[x]\"}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "'sigma: {is: Tanh}'                       ~ sigma'[x]        ~ Tanh'[x]",
        "'sigma: {is: Ramp}'                       ~ sigma[x] + x     ~ Ramp[x] + x",
        "'\"sigma[z]\": \"z + z^3/6\"'             ~ sigma[2*x]       ~ 2*x + (2*x)^3/6",
        "'\"sigma[z]\": \"z + z^3/6\"'             ~ sigma[sigma[x]]  ~ x + x^3/6 + (x + x^3/6)^3/6",
        "'sigma: {at zero: [0, 1], default: Tanh}' ~ sigma'[0]        ~ 1",
        "'sigma: {at zero: [0, 1], default: Tanh}' ~ sigma''[0]       ~ sigma''[0]",
        "'sigma: {at zero: [0, 1], default: Tanh}' ~ sigma'[x]        ~ sigma'[x]"})
    void whatIsFixedIsWrittenOutAndWhatIsNotStays(String activation, String formula, String expected) {
        assertEquals(ExpressionText.of(Formulas.parse(expected)),
                ExpressionText.of(ActivationMeaning.fixed(with(activation.trim()), Formulas.parse(formula))));
    }

    /** Derivatives of formulas, k! times Taylor coefficients at x = 0.4 by differences. */
    @ParameterizedTest
    @ValueSource(strings = {"z*LogisticSigmoid[z]", "Tanh[z]^2 + z", "z*Exp[-z^2]", "Log[2 + z]/(1 + z^2)"})
    void derivativesOfFormulas(String formula) {
        Model model = with("\"sigma[z]\": \"" + formula + "\"");
        double factorial = 1;
        for (int order = 0; order <= 3; order++) {
            factorial *= Math.max(1, order);
            Expression written = ActivationMeaning.fixed(model, Formulas.parse("sigma" + "'".repeat(order) + "[x]"));
            Expression value = Formulas.parse(formula);
            double measured = factorial * TaylorByDifferences.coefficient(
                    u -> new Evaluator(new Bindings().scalar("z", 0.4 + u)).value(value), order);
            // Differences are good to 1e-9, see there; third derivatives carry the factor 6.
            assertEquals(measured, new Evaluator(new Bindings().scalar("x", 0.4)).value(written), 1e-8,
                    "order " + order);
        }
    }

    @Test
    void numbersTakeTheDefault() {
        Model model = ActivationMeaning.numeric(with("sigma: {at zero: [0, 1], default: Tanh}"));
        assertEquals("Tanh[x]", ExpressionText.of(FlowDerivation.equations(model).get(0).rate()));
    }

    @Test
    void numbersOfAnAbstractActivationAreRefused() {
        Model model = with("sigma: {at zero: [0, 1]}");
        DiagnosticException refused = assertThrows(DiagnosticException.class, () -> ActivationMeaning.numeric(model));
        assertEquals(Code.ACTIVATION_NOT_CHOSEN, refused.diagnostics().get(0).code());
    }

    @Test
    void aModelWithoutActivationsIsItself() {
        Model model = Models.pair("(a*w - 1)^2/2");
        assertSame(model, ActivationMeaning.numeric(model));
        assertSame(model, ActivationMeaning.withFixed(model));
    }
}
