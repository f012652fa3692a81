package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.simulation.network.ThreeLayerField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which models are recognised as networks with two hidden layers, and that their kernel gives what the general program
 * and the slow evaluation of the derived equations give.
 */
class ThreeLayerMatcherTest {

    private static final String NETWORK = """
            flowcheck: 1
            model: test
            parameters: {m: {integer: 5}, p: {integer: 4}, n: {integer: 7}, d: {integer: 2}, c: {real: 0.8}}
            activations: {sigma: {is: Tanh}}
            draws:
              g[k]: NormalDistribution[0, 1]
              h[k, l]: NormalDistribution[0, 1]
              r[l, j]: NormalDistribution[0, 1]
              q[i, j]: NormalDistribution[0, 1]
            data:
              x[i, j]: {for: "{i, n}, {j, d}", value: "q[i, j]"}
              y[i]: {for: "{i, n}", value: "Sin[x[i, 1]]"}
            states:
              a[k]: {for: "{k, m}", initial: "g[k]"}
              u[k, l]: {for: "{k, m}, {l, p}", initial: "h[k, l]"}
              w[l, j]: {for: "{l, p}, {j, d}", initial: "r[l, j]"}
            define:
              f[i]: Sum[a[k]*sigma[Sum[u[k, l]*sigma[Sum[w[l, j]*x[i, j], {j, d}]], {l, p}]], {k, m}]
              e[i]: f[i] - y[i]
            flow: {descend: "Sum[e[i]^2, {i, n}]/(2*n)"}
            observe:
              loss: Sum[e[i]^2, {i, n}]/(2*n)
            """;
    private static final String FLOW = "flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n";
    private static final String RATES = """
            rates:
              a[k]: -Sum[e[i]*Tanh[Sum[u[k, l]*Tanh[Sum[w[l, j]*x[i, j], {j, d}]], {l, p}]], {i, n}]/n
              u[k, l]: -a[k]*Sum[e[i]*Tanh'[Sum[u[k, s]*Tanh[Sum[w[s, j]*x[i, j], {j, d}]], {s, p}]]*Tanh[Sum[w[l, j]*x[i, j], {j, d}]], {i, n}]/n
              w[l, j]: -Sum[e[i]*a[k]*Tanh'[Sum[u[k, s]*Tanh[Sum[w[s, v]*x[i, v], {v, d}]], {s, p}]]*u[k, l]*(1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]]^2)*x[i, j], {i, n}, {k, m}]/n
            """;

    /** Of sums of at most 9 times 81 products. */
    private static final double ROUNDINGS = 729;

    private static String with(String what, String instead) {
        return NetworkCase.with(NETWORK, what, instead);
    }

    /** All sizes of m and n to 9, with widths and inputs that vary beside them; some by the slow evaluation too. */
    @ParameterizedTest
    @ValueSource(strings = {"Tanh", "Sin", "ArcTan"})
    void kernelsAgreeWithTheEquationsAtSmallSizes(String activation) {
        String text = with("sigma: {is: Tanh}", "sigma: {is: " + activation + "}");
        for (int m = 1; m <= 9; m++) {
            for (int n = 1; n <= 9; n++) {
                NetworkCase one = NetworkCase.of(text, Map.of("m", (double) m, "p", 1.0 + (3 * m + n) % 9, "n", (double) n, "d",
                        1.0 + (m + n) % 3));
                assertTrue(one.runsOn(ThreeLayerField.class), one.prepared().equations().toString());
                one.requireLoopsToAgree(m + " and " + n, ROUNDINGS);
                if (m * n <= 9) {
                    one.requireAgreement(activation + " m " + m + " n " + n);
                }
            }
        }
    }

    /** Its slopes merge into one exponential. */
    @Test
    void theErrorFunctionIsLeftToTheLoops() {
        NetworkCase one = NetworkCase.of(with("sigma: {is: Tanh}", "sigma: {is: Erf}"), Map.of());
        assertFalse(one.runsOn(ThreeLayerField.class));
        one.requireAgreement("Erf");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "f[i]: Sum | f[i]: c/Sqrt[m]*Sum",
        "{j, d}]], {l, p}] | {j, d}]/Sqrt[d]], {l, p}]/Sqrt[p]",
        "/(2*n)\"} | /(2*n)\", mobility: {a: 2*c, w: 1/3}}",
        "e[i]: f[i] - y[i] | e[i]: y[i] - f[i]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - c*y[i] + x[i, 1]^2",
        "w[l, j]*x[i, j] | w[l, j]*Sin[x[i, j] + j*c]",
        "sigma: {is: Tanh} | sigma: {at zero: [0], default: Tanh}",
        "*sigma[Sum[w | *Sin[Sum[w",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]*e[i]",
    })
    void networksAreRecognisedHoweverTheyAreWritten(String what, String instead) {
        NetworkCase one = NetworkCase.of(with(what.strip(), instead.strip()), Map.of());
        assertTrue(one.runsOn(ThreeLayerField.class), one.prepared().equations().toString());
        one.requireAgreement(instead);
    }

    @Test
    void namesOrderAndShapeOfStatesDoNotMatter() {
        String text = """
                flowcheck: 1
                model: other
                parameters: {width: {integer: 6}, size: {integer: 9}}
                draws: {"g[p]": "NormalDistribution[0, 1]", "q[s]": "NormalDistribution[0, 1]"}
                data: {"u[s]": {for: "{s, size}", value: "q[s]"}}
                states:
                  v[p]: {for: "{p, width}", initial: "g[p]"}
                  c[p, r]: {for: "{p, width}, {r, width}", initial: "g[p]*g[r]"}
                  b[p]: {for: "{p, width}", initial: "g[p]/2"}
                flow: {descend: "Sum[(Sum[b[p]*Tanh[Sum[c[p, r]*Tanh[v[r]*u[s]], {r, width}]], {p, width}] - u[s]^3)^2, {s, size}]"}
                """;
        NetworkCase one = NetworkCase.of(text, Map.of());
        assertTrue(one.runsOn(ThreeLayerField.class), one.prepared().equations().toString());
        one.requireAgreement("other names");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sigma: {is: Tanh} | sigma: {is: Sinh}",
        "/(2*n)\"} | /(2*n) + Sum[a[k]^2, {k, m}]\"}",
        "/(2*n)\"} | /(2*n) + Sum[u[k, l]^2, {k, m}, {l, p}]\"}",
        "{j, d}]], {l, p}] | {j, d}] + c], {l, p}]",
        "{j, d}]], {l, p}]] | {j, d}]], {l, p}] + c]",
        "{l, p}]], {k, m}] | {l, p}]], {k, 2, m}]",
        "{l, p}]], {k, m}] | {l, p - 1}]], {k, m}]",
        "u[k, l]*sigma | u[k, l]*l*sigma",
        "f[i]: Sum[a[k]* | f[i]: Sum[a[k]^2*",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i] - a[1]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i]*t",
        "descend: \"Sum[e[i]^2, {i, n}] | descend: \"Sum[e[i]^2, {i, 2, n}]",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]^4",
        "w[l, j]*x[i, j] | w[l, j]*x[i, j]*l",
    })
    void whatIsNearANetworkIsNot(String what, String instead) {
        NetworkCase one = NetworkCase.of(with(what.strip(), instead.strip()), Map.of());
        assertFalse(one.runsOn(ThreeLayerField.class));
        one.requireAgreement(instead);
    }

    @Test
    void ratesMayBeGiven() {
        NetworkCase one = NetworkCase.of(with(FLOW, RATES), Map.of());
        assertTrue(one.runsOn(ThreeLayerField.class), one.prepared().equations().toString());
        one.requireAgreement("rates");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*x[i, j], {i, n}, {k, m}]/n | *x[i, j]^2, {i, n}, {k, m}]/n",
        "*u[k, l]*( | *u[l, k]*(",
        "*u[k, l]*( | *u[k, 1]*(",
        "-a[k]*Sum | -a[1]*Sum",
        "-a[k]*Sum | -u[k, l]*Sum",
        "-a[k]*Sum[e[i]*Tanh' | -a[k]*Sum[(f[i] - 2*y[i])*Tanh'",
        "-Sum[e[i]*a[k] | -Sum[(f[i] - y[i]*l)*a[k]",
        "-Sum[e[i]*a[k] | -Sum[e[1]*a[k]",
        "(1 - Tanh[Sum[w[l, v] | (1 - Tanh[Sum[w[1, v]",
        "(1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]]^2) | (1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]]^3)",
        "(1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]]^2) | (1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]/2]^2)",
        "(1 - Tanh[Sum[w[l, v]*x[i, v], {v, d}]]^2) | Cos[Sum[w[l, v]*x[i, v], {v, d}]]",
        "Tanh'[Sum[u[k, s]*Tanh[Sum[w[s, v] | Tanh'[Sum[u[s, k]*Tanh[Sum[w[s, v]",
        "*Tanh[Sum[w[l, j]*x[i, j], {j, d}]], {i, n}]/n | *Tanh[Sum[w[k, j]*x[i, j], {j, d}]], {i, n}]/n",
    })
    void ratesThatAreNearAGradientAreNot(String what, String instead) {
        assertTrue(RATES.contains(what.strip()), what);
        NetworkCase one = NetworkCase.of(with(FLOW, RATES.replace(what.strip(), instead.strip())), Map.of("p", 5.0));
        assertFalse(one.runsOn(ThreeLayerField.class));
        one.requireAgreement(instead);
    }

    @Test
    void kernelsMayBeChosenByName() {
        CompiledModel compiled = NetworkCase.of(NETWORK, Map.of()).compiled();
        assertTrue(compiled.withKernel(KernelChoice.DENSE).newField() instanceof ThreeLayerField);
        assertFalse(compiled.withKernel(KernelChoice.COMPILED).newField() instanceof ThreeLayerField);
        String message = assertThrows(DiagnosticException.class, () -> compiled.withKernel(KernelChoice.SEPARABLE))
                .getMessage();
        assertTrue(message.contains("two hidden layers"), message);
        assertEquals("loops compiled from the equations",
                compiled.withKernel(KernelChoice.COMPILED).newField().route());
    }
}
