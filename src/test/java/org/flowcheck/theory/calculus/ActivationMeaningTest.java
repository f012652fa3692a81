package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.calculus.rewriting.Simplification;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.IndexScope;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations as what they are: by name, by formula, by derivatives at zero. */
class ActivationMeaningTest {

    private static Model network(String activation) {
        return ModelTexts.model("parameters: {c: {real: 0.7}}\nactivations:\n  " + activation
                + "\nstates: {a: 0.3, w: 0.5}\ndefine: {z: 2*w}\nflow: {descend: \"(a*sigma[z] - 1)^2/2\"}\n");
    }

    private static Map<String, String> derived(Model model) {
        Map<String, String> rates = new LinkedHashMap<>();
        FlowDerivation.equations(model).forEach(equation ->
                rates.put(equation.state(), ExpressionText.of(equation.rate())));
        return rates;
    }

    @Test
    void numericModelsHaveNoActivationsLeft() {
        Model model = ActivationMeaning.numeric(network("sigma: {at zero: [0, 1], default: Tanh}"));
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
        assertEquals("(a*Tanh[z] - 1)^2/2", ExpressionText.of(flow.objective()));
        assertFalse(Traversal.contains(flow.objective(),
                part -> part instanceof FunctionCall call && call.function().equals("sigma")));
        Model plain = ModelTexts.model("states: {x: 1}\nrates: {x: x}\n");
        assertSame(plain, ActivationMeaning.numeric(plain));
    }

    @Test
    void namesStayInWhatIsDerivedUntilNumbersAreWanted() {
        Model model = network("sigma: {at zero: [0, 1], default: Tanh}");
        assertEquals("-(a*sigma[z] - 1)*sigma[z]", derived(model).get("a"));
        assertTrue(derived(model).get("w").contains("sigma'[z]"), derived(model)::toString);
        ActivationMeaning.numeric(model, FlowDerivation.equations(model)).forEach(equation ->
                assertFalse(ExpressionText.of(equation.rate()).contains("sigma"), ExpressionText.of(equation.rate())));
    }

    @Test
    void whatIsNotChosenIsAskedFor() {
        Model open = network("sigma: {at zero: [0, 1]}");
        DiagnosticException problem = assertThrows(DiagnosticException.class, () -> ActivationMeaning.numeric(open));
        assertEquals(Code.ACTIVATION_NOT_CHOSEN, problem.diagnostics().get(0).code());
        Model chosen = open.withActivations(List.of(open.activations().get(0).being(new Activation.Named("Sin"))));
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) ActivationMeaning.numeric(chosen).dynamics();
        assertEquals("(a*Sin[z] - 1)^2/2", ExpressionText.of(flow.objective()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"z*LogisticSigmoid[z]", "z*(1 + Erf[z/Sqrt[2]])/2", "z*Tanh[Log[1 + Exp[z]]]",
        "c*Log[1 + Exp[z/c]]", "Exp[-c*z^2]", "1/(1 + z^2)", "If[z > 0, z, c*(Exp[z] - 1)]", "ArcTan[z]^3 - c*z"})
    void derivativesOfFormulasAgreeWithQuotients(String formula) {
        Activation activation = network("sigma[z]: \"" + formula + "\"").activations().get(0);
        Activation.Formula rule = (Activation.Formula) activation.rule().orElseThrow();
        Bindings values = new Bindings().scalar("c", 0.7);
        double step = 1e-3;
        for (double z : new double[] {-1.7, -0.6, 0.3, 1.1, 2.4}) {
            for (int order = 1; order <= 3; order++) {
                Expression below = ActivationMeaning.derivative(rule, order - 1);
                double coarse = (at(below, values, z + step) - at(below, values, z - step)) / (2 * step);
                double fine = (at(below, values, z + step / 2) - at(below, values, z - step / 2)) / step;
                double quotient = (4 * fine - coarse) / 3;
                assertEquals(quotient, at(ActivationMeaning.derivative(rule, order), values, z),
                        1e-9 * (1 + Math.abs(quotient)), formula + ", order " + order + " at " + z);
            }
        }
    }

    private static double at(Expression formula, Bindings values, double z) {
        return new Evaluator(values.scalar("z", z)).value(formula);
    }

    @Test
    void primesOfFormulasAreWrittenOut() {
        Model model = network("sigma[z]: z^3 + c*z");
        Expression second = ModelTexts.formula(model, "sigma''[w] + sigma'[0]");
        double value = new Evaluator(new Bindings().scalar("c", 0.7).scalar("w", 0.5))
                .value(ActivationMeaning.numeric(model, second));
        assertEquals(6 * 0.5 + 0.7, value, 1e-15);
    }

    /** What a model says at zero is what the function has there: the language has checked it, here it is counted. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Tanh            ~ 0, 1, 0, -2, 0, 16",
            "Sin             ~ 0, 1, 0, -1, 0, 1",
            "Exp             ~ 1, 1, 1, 1",
            "LogisticSigmoid ~ 1/2, 1/4, 0, -1/8",
            "ArcTan          ~ 0, 1, 0, -2, 0, 24",
            "Sinh            ~ 0, 1, 0, 1",
            "Cos             ~ 1, 0, -1, 0, 1",
            "Erf             ~ 0",
    })
    void derivativesAtZeroAreThoseOfTheFunction(String function, String atZero) {
        Model model = network("sigma: {at zero: [" + atZero + "], default: " + function + "}");
        Activation activation = model.activations().get(0);
        for (int order = 0; order < activation.atZero().size(); order++) {
            Expression call = new FunctionCall("sigma", order, List.of(Algebra.ZERO), Origin.computed());
            // With the name it is the number that is stated; with the function it is the same number.
            double stated = new Evaluator(new Bindings()).value(ActivationMeaning.fixed(model, call));
            double computed = new Evaluator(new Bindings()).value(ActivationMeaning.numeric(model, call));
            assertEquals(activation.atZero().get(order).toDouble(), stated);
            assertEquals(stated, computed, 1e-12, function + " " + order);
        }
    }

    @Test
    void onlyTheKnownDerivativesAtZeroAreNumbers() {
        Model model = network("sigma: {at zero: [0, 1], default: Tanh}");
        assertEquals("1 + sigma''[0]", text(ActivationMeaning.fixed(model,
                ModelTexts.formula(model, "sigma[0] + sigma'[0] + sigma''[0]"))));
        assertEquals("sigma[a]", text(ActivationMeaning.fixed(model, ModelTexts.formula(model, "sigma[a]"))));
        Model ramp = network("sigma: {is: Ramp}");
        assertEquals("Ramp[a]", text(ActivationMeaning.fixed(ramp, ModelTexts.formula(ramp, "sigma[a]"))));
    }

    private static String text(Expression formula) {
        return ExpressionText.of(Simplification.of(formula, IndexScope.EMPTY));
    }

    @Test
    void whatIsProvedOfAnAbstractActivationHoldsForAllOfThem() {
        Model any = network("sigma: {at zero: [0, 1]}");
        IdentityProof proofs = IdentityProof.withoutSymja(any);
        assertInstanceOf(Proof.Proved.class, proofs.prove(List.of(), ModelTexts.formula(any, "Dt[a^2]"),
                ModelTexts.formula(any, "-2*a*sigma[z]*(a*sigma[z] - 1)")));
        assertInstanceOf(Proof.Proved.class, proofs.prove(List.of(), ModelTexts.formula(any, "sigma'[0] + sigma[0]"),
                Algebra.ONE));
        // True of Tanh, not of every function with these derivatives at zero.
        Expression slope = ModelTexts.formula(any, "sigma'[w]");
        Expression square = ModelTexts.formula(any, "1 - sigma[w]^2");
        assertInstanceOf(Proof.Refuted.class, proofs.prove(List.of(), slope, square));
        Model tanh = network("sigma: {is: Tanh}");
        assertInstanceOf(Proof.Proved.class, IdentityProof.withoutSymja(tanh).prove(List.of(), slope, square));
        Model second = network("sigma: {at zero: [0, 1, 0]}");
        Expression curvature = ModelTexts.formula(second, "sigma''[0]");
        assertInstanceOf(Proof.Proved.class,
                IdentityProof.withoutSymja(second).prove(List.of(), curvature, Algebra.ZERO));
        assertInstanceOf(Proof.Refuted.class, proofs.prove(List.of(), curvature, Algebra.ZERO));
    }
}
