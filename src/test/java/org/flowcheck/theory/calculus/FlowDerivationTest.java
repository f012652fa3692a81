package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;

/** Derived equations of motion, in the form a person would write. */
class FlowDerivationTest {

    private static Map<String, String> derived(Model model) {
        Map<String, String> rates = new LinkedHashMap<>();
        FlowDerivation.equations(model).forEach(
                equation -> rates.put(equation.state(), ExpressionText.of(equation.rate())));
        return rates;
    }

    @Test
    void threeLayerEnergy() {
        assertEquals(Map.of("a", "Sum[b[k, l]*c[l], {l, m}]", "b", "a[k]*c[l]", "c", "Sum[a[k]*b[k, l], {k, m}]"),
                derived(ModelSketch.threeLayer()));
    }

    @Test
    void descentKeepsTheDefinitionAndTheDelta() {
        assertEquals(Map.of("a", "(1 - K)*w[k, 1]", "w", "(1 - K)*a[k]*KroneckerDelta[j, 1]"),
                derived(ModelSketch.twoLayerDescent()));
    }

    @Test
    void abstractActivationGetsAPrime() {
        Map<String, String> rates = derived(ModelSketch.twoLayerNetwork());
        assertEquals("-Sum[(f[i] - y[i])*sigma[Sum[w[k, j]*x[i, j], {j, d}]], {i, n}]/n", rates.get("a"));
        assertEquals("-a[k]*Sum[(f[i] - y[i])*sigma'[Sum[w[k, j1]*x[i, j1], {j1, d}]]*x[i, j], {i, n}]/n",
                rates.get("w"));
    }
}
