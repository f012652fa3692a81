package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names for parts of objectives: what gets one, which, and that nothing but the writing changes. */
class NamedPartsTest {

    private static Map<String, String> definitions(Model model) {
        Map<String, String> definitions = new LinkedHashMap<>();
        model.definitions().forEach(one -> definitions.put(one.name(), ExpressionText.of(one.value())));
        return definitions;
    }

    private static String objective(Model model) {
        return ExpressionText.of(((Dynamics.GradientFlow) model.dynamics()).objective());
    }

    private static Model layers(String objective, String definitions) {
        return Models.text("""
                parameters: {m: {integer: 3}, n: {integer: 2}, d: {integer: 2}}
                activations: {sigma: {default: Tanh}}
                draws: {"q[i, j]": "NormalDistribution[0, 1]", "u[i]": "NormalDistribution[0, 1]"}
                data:
                  x[i, j]: {for: "{i, n}, {j, d}", value: "q[i, j]"}
                  y[i]: {for: "{i, n}", value: "u[i]"}
                states:
                  a[k]: {for: "{k, m}", initial: 1}
                  w[k, j]: {for: "{k, m}, {j, d}", initial: 1}
                """ + definitions + "flow: {descend: \"" + objective + "\"}\n");
    }

    @Test
    void sumsInsideFunctionsAndResidualsGetNames() {
        Model named = NamedParts.in(layers(
                "Sum[(Sum[a[k]*sigma[Sum[w[k, j]*x[i, j], {j, d}]], {k, m}] - y[i])^2, {i, n}]/(2*n)", ""));
        assertEquals("Sum[e[i]^2, {i, n}]/(2*n)", objective(named));
        assertEquals(Map.of("z", "Sum[w[k, j]*x[i, j], {j, d}]", "e", "Sum[a[k]*sigma[z[i, k]], {k, m}] - y[i]"),
                definitions(named));
    }

    @Test
    void theSamePartHasOneNameAndTakenNamesAreLeft() {
        Model named = NamedParts.in(layers("Sum[a[k]*sigma[Sum[w[k, j]*z[j], {j, d}]]"
                + " + sigma[Sum[w[k, j]*z[j], {j, d}]]^2, {k, m}]",
                "define: {\"z[j]\": \"Sum[y[i]*x[i, j], {i, n}]/n\"}\n"));
        assertEquals("Sum[w[k, j]*z[j], {j, d}]", definitions(named).get("h"));
        assertEquals(2, named.definitions().size());
    }

    @Test
    void partsOfArgumentsAndNormalisersGetNamesWhateverTheirIndicesAreCalled() {
        Model margin = NamedParts
                .in(layers("Sum[Log[1 + Exp[-y[i]*Sum[a[k]*w[k, j]*x[i, j], {k, m}, {j, d}]]], {i, n}]", ""));
        assertEquals("Sum[Log[1 + Exp[-y[i]*f[i]]], {i, n}]", objective(margin));
        Model softmax = NamedParts.in(layers(
                "Sum[y[i]*Exp[Sum[w[1, j]*x[i, j], {j, d}]]/Sum[Exp[Sum[w[1, j]*x[l, j], {j, d}]], {l, n}], {i, n}]",
                ""));
        assertEquals("Sum[y[i]*Exp[z[i]]/Z, {i, n}]", objective(softmax));
        assertEquals(Map.of("z", "Sum[w[1, j]*x[i, j], {j, d}]", "Z", "Sum[Exp[z[l]], {l, n}]", "p", "Exp[z[l]]/Z"),
                definitions(softmax));
        Model two = NamedParts.in(layers(
                "Sum[y[i]*Exp[Sum[w[1, j]*x[i, j], {j, d}]]/Sum[Exp[Sum[w[2, j]*x[l, j], {j, d}]], {l, n}], {i, n}]",
                ""));
        assertEquals(4, two.definitions().size(), "parts that differ have names of their own");
    }

    @Test
    void whatIsNoResidualStays() {
        Model descent = Models.file("multi-stage/two-layer-descent");
        assertSame(descent, NamedParts.in(descent), "a square that is not summed");
        Model data = layers("Sum[a[k]*Sum[(y[i] - 1)^2, {i, n}], {k, m}]", "");
        assertSame(data, NamedParts.in(data), "a square that does not move");
        Model rates = Models.file("multi-stage/k-logistic");
        assertSame(rates, NamedParts.in(rates), "no objective");
    }

    /** New names for what is random are random: they stay under the average. */
    @Test
    void namesUnderAnAverageStayThere() {
        Model model = Models.file("multi-stage/two-layer-cubic");
        Model named = NamedParts.in(model);
        String sum = definitions(named).get("e");
        assertTrue(sum.contains("sigma[w[k]*x]") && sum.endsWith("- f"), sum);
        assertEquals("Expectation[e^2]/2", objective(named));
        for (Equation equation : FlowDerivation.equations(named)) {
            String rate = ExpressionText.of(equation.rate());
            assertTrue(rate.matches(".*Expectation\\[.*e\\*.*"), rate);
        }
    }

    static Stream<Path> files() {
        return ModelProofsTest.files();
    }

    /** Written out again, the rates have the values that they have without names. */
    @ParameterizedTest
    @MethodSource("files")
    void namesChangeNoRate(Path file) {
        Model model = ModelReader.read(file);
        Model named = NamedParts.in(model);
        List<Equation> plain = FlowDerivation.equations(model);
        List<Equation> written = FlowDerivation.equations(named);
        PlainForm before = new PlainForm(model);
        PlainForm after = new PlainForm(named);
        for (Definition definition : model.definitions()) {
            assertTrue(named.definition(definition.name()).isPresent(), definition.name());
        }
        for (int i = 0; i < plain.size(); i++) {
            for (long seed = 1; seed <= 3; seed++) {
                double expected = value(before, plain.get(i), seed);
                // The same operations in another order: sums of some hundred products.
                assertEquals(expected, value(after, written.get(i), seed), 1e-10 * (1 + Math.abs(expected)));
            }
        }
    }

    private static double value(PlainForm plain, Equation equation, long seed) {
        RandomPoint point = RandomPoint.of(plain.model(), seed, true);
        Evaluator evaluator = point.evaluator();
        point.indices(equation.axes()).forEach(evaluator::with);
        return evaluator.value(plain.of(equation.rate()));
    }
}
