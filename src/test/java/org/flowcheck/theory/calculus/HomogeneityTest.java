package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Optional;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Degrees of homogeneity, and equations in another coordinate. */
class HomogeneityTest {

    private static Model scalar(String rate) {
        return new ModelSketch().numbers("p").sizes("m").draw("g[k:m]").state("x").define("twice", "2*x")
                .rate("x", rate).build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "x^2                                  ~ 2",
            "3*x^(4/3)                            ~ 4/3",
            "p*x*Sqrt[x^2 + twice*x]              ~ 2",
            "Sum[g[k]*x^3, {k, m}]                ~ 3",
            "If[x > 0, x^2, -x*Abs[x]]            ~ 2",
            "If[x > 1, x^2, -x^2]                 ~ none",
            "Max[x, twice]^3                      ~ 3",
            "x^3*CarlsonRF[x^2, x^2, 0]           ~ 2",
            "x*Tanh[x/twice]                      ~ 1",
            "x*(1 - x)                            ~ none",
            "x^p                                  ~ none",
            "Exp[x]                               ~ none",
            "x^2*t                                ~ none",
            "Product[x, {k, m}]                   ~ none",
            "x*Initial[x]                         ~ none",
            "x^2 + Sin[p]*x^2                     ~ 2",
    })
    void degrees(String rate, String degree) {
        Model model = scalar(rate);
        Optional<Rational> found = Homogeneity.degree(model, FlowDerivation.equations(model));
        assertEquals(degree, found.map(Rational::toString).orElse("none"));
    }

    @Test
    void theThreeLayerEnergyFlowIsQuadraticAndItsEnergyCubic() {
        Model model = ModelSketch.threeLayer();
        assertEquals(Optional.of(Rational.of(2)), Homogeneity.degree(model, FlowDerivation.equations(model)));
        assertEquals(Optional.of(Rational.of(3)), Homogeneity.degree(Formulas.parse("E"), model));
        Model descent = ModelSketch.twoLayerDescent();
        assertEquals(Optional.empty(), Homogeneity.degree(descent, FlowDerivation.equations(descent)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "x*Log[x]^2     ~ Log[x]       ~ Exp[y]       ~ y^2",
            "Exp[x]         ~ Exp[x]       ~ Log[y]       ~ y^2",
            "x^3            ~ x^2          ~ Sqrt[y]      ~ 2*y^2",
            "x*Log[x]       ~ Log[x]       ~ Exp[y]       ~ y",
            "Exp[2*x]/2     ~ Exp[2*x]     ~ Log[y]/2     ~ y^2",
            "twice*x        ~ 1/x          ~ 1/y          ~ -2",
    })
    void coordinates(String rate, String forward, String inverse, String transformed) {
        Model before = scalar(rate);
        BlowUp blowUp = new BlowUp(Formulas.parse("x"), Optional.of(new BlowUp.Coordinate("x", "y",
                Formulas.parse(forward), Formulas.parse(inverse))), Optional.empty(), Optional.empty());
        Model after = CoordinateChange.of(new Model(before.name(), before.title(), before.source(),
                before.parameters(), before.activations(), before.draws(), before.data(), before.population(),
                before.states(), before.initialConditions(), before.definitions(), before.dynamics(),
                before.closedForms(), before.invariants(), Optional.of(blowUp), before.observables(), before.domain(),
                before.asymptotics(), before.reduces()));
        Equation equation = FlowDerivation.equations(after).get(0);
        assertEquals("y", equation.state());
        assertEquals(transformed, ExpressionText.of(equation.rate()));
        assertEquals("y", after.states().get(0).name());
        assertEquals(inverse, ExpressionText.of(after.blowUp().orElseThrow().along()));
        assertSame(before, CoordinateChange.of(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"log-squared", "exponential"})
    void closedFormsFollowTheCoordinate(String name) {
        Model model = ModelReader.read(Path.of("models", "classical", name + ".yaml"));
        Model after = CoordinateChange.of(model);
        assertEquals(Optional.of(Rational.of(2)), Homogeneity.degree(after, FlowDerivation.equations(after)));
        assertInstanceOf(Proof.Proved.class, ClosedFormProof.of(after, IdentityProof::withoutSymja));
    }
}
