package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Power series in small names, x as eps and y as eps^2: coefficients by hand, values, and what has no series. */
class SmallExpansionTest {

    private static final Map<String, Integer> POWERS = Map.of("x", 1, "y", 2);
    private static final double X = 0.7;
    private static final double Y = -1.3;
    private static final double P = 2.5;

    private static List<Expression> series(String formula, int highest, Activation... activations) {
        Map<String, Activation> named = activations.length == 0 ? Map.of() : Map.of("sigma", activations[0]);
        return new SmallExpansion(POWERS, named, highest).of(Formulas.parse(formula));
    }

    private static double value(Expression formula) {
        Bindings values = new Bindings().scalar("x", X).scalar("y", Y).scalar("p", P).scalar("m", 3)
                .array("c", new int[] {3}, 0.3, -2, 1.1);
        return new Evaluator(values).value(formula);
    }

    private static void assertCoefficients(String expected, List<Expression> series) {
        String[] coefficients = expected.split(";");
        assertEquals(coefficients.length, series.size());
        for (int k = 0; k < coefficients.length; k++) {
            // Some ten operations on numbers of order one.
            assertEquals(value(Formulas.parse(coefficients[k].trim())), value(series.get(k)), 1e-13,
                    "power " + k + ": " + ExpressionText.of(series.get(k)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "Tanh[x]             ~ 0; x; 0; -x^3/3; 0; 2*x^5/15",
        "Tanh'[x]            ~ 1; 0; -x^2; 0; 2*x^4/3",
        "Tanh[x]*Tanh[p*x]   ~ 0; 0; p*x^2; 0; -(p + p^3)*x^4/3",
        "Exp[x + y]          ~ 1; x; y + x^2/2; x*y + x^3/6",
        "Sin[y]              ~ 0; 0; y; 0; 0; 0; -y^3/6",
        "(p + x)^(1/3)       ~ p^(1/3); p^(-2/3)*x/3; -p^(-5/3)*x^2/9; 5*p^(-8/3)*x^3/81",
        "1/(1 - x)           ~ 1; x; x^2; x^3",
        "Log[p + y]          ~ Log[p]; 0; y/p; 0; -y^2/(2*p^2)",
        "Cos[Pi/2 + x]       ~ 0; -x; 0; x^3/6",
        "(x + y)^3           ~ 0; 0; 0; x^3; 3*x^2*y; 3*x*y^2; y^3",
        "Sum[c[k]*Tanh[c[k]*x], {k, m}] ~ 0; Sum[c[k]^2, {k, m}]*x; 0; -Sum[c[k]^4, {k, m}]*x^3/3",
        "If[p > 1, x, y^2]   ~ 0; x; 0; 0; 0",
        "p*Max[p, 1]         ~ 6.25",
        "Sqrt[p]             ~ p^(1/2); 0",
        "LogisticSigmoid[x]  ~ 1/2; x/4; 0; -x^3/48",
        "Erf[x]*Pi^(1/2)     ~ 0; 2*x; 0; -2*x^3/3"})
    void coefficientsByHand(String formula, String expected) {
        assertCoefficients(expected, series(formula, expected.split(";").length - 1));
    }

    @Test
    void anAbstractActivationKeepsItsDerivativesButForThoseStated() {
        Activation odd = new Activation("sigma", List.of(Rational.ZERO, Rational.of(2)), Optional.empty(), false,
                Optional.empty());
        assertEquals(List.of("0", "2*x", "sigma''[0]*x*x/2", "sigma'''[0]*x*x*x/6"),
                series("sigma[x]", 3, odd).stream().map(ExpressionText::of).toList());
    }

    @Test
    void fixedActivationsAreExpandedAsWhatTheyAre() {
        Activation tanh = new Activation("sigma", List.of(), Optional.of(new Activation.Named("Tanh")), true,
                Optional.empty());
        assertCoefficients("0; x; 0; -x^3/3", series("sigma[x]", 3, tanh));
        Activation swish = new Activation("sigma", List.of(), Optional.of(new Activation.Formula("z",
                Formulas.parse("z*LogisticSigmoid[z]"))), true, Optional.empty());
        assertCoefficients("0; x/2; x^2/4; 0; -x^4/48", series("sigma[x]", 4, swish));
        assertCoefficients("1/2; x/2; 0; -x^3/12", series("sigma'[x]", 3, swish));
        // Away from zero: the derivatives at p, by the rules.
        assertCoefficients("p*LogisticSigmoid[p]; "
                + "(LogisticSigmoid[p] + p*LogisticSigmoid[p]*(1 - LogisticSigmoid[p]))*x",
                series("sigma[p + x]", 1, swish));
    }

    /** At order zero, what does not vanish with the small names. */
    @Test
    void orderZero() {
        assertEquals(List.of(Formulas.parse("p")), series("p + x", 0));
        assertEquals(List.of(Algebra.ZERO), series("Tanh[x]*p", 0));
        assertEquals(List.of(Constant.of(1)), series("Exp[y]", 0));
    }

    /** The coefficients of nested functions against differences of their values. */
    @ParameterizedTest
    @ValueSource(strings = {"Tanh[p*Tanh[x] + y]*Exp[x]", "Log[2 + Sin[x] - y]/(p + x)",
        "(1 + x^2 - y)^(3/2)*ArcTan[x]", "LogisticSigmoid[Tanh[x]^2 + p*x]",
        "Sum[Erf[c[k]*x + c[k]^2]*c[k], {k, m}]", "Tanh''[p + x*y]"})
    void coefficientsAgreeWithDifferences(String formula) {
        Expression parsed = Formulas.parse(formula);
        List<Expression> series = series(formula, 4);
        for (int k = 0; k <= 4; k++) {
            double numeric = TaylorByDifferences.coefficient(eps -> new Evaluator(new Bindings().scalar("x", eps * X)
                    .scalar("y", eps * eps * Y).scalar("p", P).scalar("m", 3)
                    .array("c", new int[] {3}, 0.3, -2, 1.1)).value(parsed), k);
            // Rounding of 1e-9 times values of some ten, and 2e-12 times a coefficient of high order.
            assertEquals(numeric, value(series.get(k)), 1e-6, "power " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ramp[x]", "Abs[x]", "Sign[x]", "Ramp[p + x]", "Max[x, 1]", "Sqrt[x]", "Log[x]", "1/x",
        "x^p", "p^x", "Product[x*c[k], {k, m}]", "If[x > 0, x, 0]"})
    void whatHasNoSeriesIsRefused(String formula) {
        DiagnosticException refused = assertThrows(DiagnosticException.class, () -> series(formula, 2));
        assertEquals(Code.NO_EXPANSION, refused.diagnostics().get(0).code());
    }
}
