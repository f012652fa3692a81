package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.simulation.network.TwoLayerField;
import org.flowcheck.simulation.network.TwoLayerLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which models are recognised as two-layer networks, and that their kernels give what the general program and the slow
 * evaluation of the derived equations give.
 */
class TwoLayerMatcherTest {

    private static final String NETWORK = """
            flowcheck: 1
            model: test
            parameters: {m: {integer: 5}, n: {integer: 7}, d: {integer: 2}, c: {real: 0.8}}
            activations: {sigma: {is: Tanh}}
            draws:
              g[k]: NormalDistribution[0, 1]
              h[k, j]: NormalDistribution[0, 1]
              q[i, j]: NormalDistribution[0, 1]
            data:
              x[i, j]: {for: "{i, n}, {j, d}", value: "q[i, j]"}
              y[i]: {for: "{i, n}", value: "Sin[x[i, 1]]"}
            states:
              a[k]: {for: "{k, m}", initial: "g[k]"}
              w[k, j]: {for: "{k, m}, {j, d}", initial: "h[k, j]"}
            define:
              f[i]: Sum[a[k]*sigma[Sum[w[k, j]*x[i, j], {j, d}]], {k, m}]
              e[i]: f[i] - y[i]
            flow: {descend: "Sum[e[i]^2, {i, n}]/(2*n)"}
            observe:
              loss: Sum[e[i]^2, {i, n}]/(2*n)
            """;

    private static String with(String what, String instead) {
        return NetworkCase.with(NETWORK, what, instead);
    }

    /** Six numbers of samples for each width, all of 1 to 17 among them; the kernels' own test takes all pairs. */
    @Test
    void kernelsAgreeWithTheEquationsAtSmallSizes() {
        for (int m = 1; m <= 17; m++) {
            for (int shift = 0; shift < 6; shift++) {
                int n = 1 + (5 * m + 3 * shift) % 17;
                NetworkCase one = NetworkCase.of(NETWORK, Map.of("m", (double) m, "n", (double) n, "d", 1.0 + (m + shift) % 5));
                assertTrue(one.runsOn(TwoLayerField.class));
                one.requireAgreement("m " + m + " n " + n);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "f[i]: Sum | f[i]: c/Sqrt[m]*Sum",
        "{j, d}]], {k, m}]  | {j, d}]/Sqrt[d]], {k, m}]",
        "/(2*n)\"} | /(2*n)\", mobility: {a: 2*c, w: 1/3}}",
        "e[i]: f[i] - y[i] | e[i]: y[i] - f[i]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - c*y[i] + x[i, 1]^2",
        "w[k, j]*x[i, j] | w[k, j]*Sin[x[i, j] + j*c]",
        "w[k, j]*x[i, j] | x[i, j]*w[k, j]",
        "sigma: {is: Tanh} | sigma: {at zero: [0, 1], default: Tanh}",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]*e[i]",
        "loss: Sum[e[i]^2, {i, n}]/(2*n) | loss: 3*Sum[e[l]*e[l], {l, n}]",
    })
    void networksAreRecognisedHoweverTheyAreWritten(String what, String instead) {
        NetworkCase one = NetworkCase.of(with(what.strip(), instead.strip()), Map.of());
        assertTrue(one.runsOn(TwoLayerField.class), one.prepared().equations().toString());
        assertTrue(one.compiled().newFunction(one.prepared().model().observables().get(0).value()) instanceof TwoLayerLoss);
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
                  b[p]: {for: "{p, width}", initial: "g[p]/2"}
                flow: {descend: "Sum[(Sum[b[p]*Tanh[v[p]*u[s]], {p, width}] - u[s]^3)^2, {s, size}]"}
                observe: {E: "Sum[(Sum[b[p]*Tanh[v[p]*u[s]], {p, width}] - u[s]^3)^2, {s, size}]"}
                """;
        NetworkCase one = NetworkCase.of(text, Map.of());
        assertTrue(one.runsOn(TwoLayerField.class));
        one.requireAgreement("other names");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sigma: {is: Tanh} | sigma: {is: Sin}",
        "/(2*n)\"} | /(2*n) + Sum[a[k]^2, {k, m}]\"}",
        "/(2*n)\"} | /(2*n) + Sum[a[k], {k, m}]\"}",
        "{j, d}]], {k, m}] | {j, d}] + c], {k, m}]",
        "{j, d}]], {k, m}] | {j, d}]], {k, 2, m}]",
        "{j, d}]], {k, m}] | {j, d}]], {k, m - 1}]",
        "f[i]: Sum[a[k]* | f[i]: Sum[a[k]^2*",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i] - a[1]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i]*t",
        "descend: \"Sum[e[i]^2, {i, n}] | descend: \"Sum[e[i]^2, {i, 2, n}]",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]^4",
        "w[k, j]*x[i, j], {j, d} | w[k, j]*x[i, j], {j, 1, d - 1}",
        "w[k, j]*x[i, j] | w[k, j]*x[i, j]*k",
    })
    void whatIsNearANetworkIsNot(String what, String instead) {
        NetworkCase one = NetworkCase.of(with(what.strip(), instead.strip()), Map.of());
        assertFalse(one.runsOn(TwoLayerField.class));
        one.requireAgreement(instead);
    }

    private static final String RATES = """
            rates:
              a[k]: -Sum[e[i]*Tanh[Sum[w[k, j]*x[i, j], {j, d}]], {i, n}]/n
              w[k, j]: -Sum[e[i]*a[k]*Tanh'[Sum[w[k, l]*x[i, l], {l, d}]]*x[i, j], {i, n}]/n
            """;

    @Test
    void ratesMayBeGiven() {
        NetworkCase one = NetworkCase.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n", RATES), Map.of());
        assertTrue(one.runsOn(TwoLayerField.class));
        one.requireAgreement("rates");
        NetworkCase slopeWrittenOut = NetworkCase.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n",
                RATES.replace("Tanh'[Sum[w[k, l]*x[i, l], {l, d}]]", "(1 - Tanh[Sum[w[k, l]*x[i, l], {l, d}]]^2)")),
                Map.of());
        assertTrue(slopeWrittenOut.runsOn(TwoLayerField.class));
        slopeWrittenOut.requireAgreement("rates with a slope written out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*x[i, j], {i, n}]/n | *x[i, j]^2, {i, n}]/n",
        "*x[i, j], {i, n}]/n | *x[i, 1], {i, n}]/n",
        "a[k]*Tanh' | a[1]*Tanh'",
        "a[k]*Tanh' | Tanh'",
        "a[k]*Tanh' | a[k]*w[k, j]*Tanh'",
        "-Sum[e[i]*a[k] | -Sum[(2*f[i] - y[i])*a[k]",
        "-Sum[e[i]*a[k] | -Sum[(f[i] - 2*y[i])*a[k]",
        "-Sum[e[i]*a[k] | -Sum[(f[i] - y[i]*k)*a[k]",
        "-Sum[e[i]*Tanh | -Sum[(f[i] - y[i]*k)*Tanh",
        "-Sum[e[i]*Tanh | -Sum[e[i]*Cos[x[i, 1]]*Tanh",
        "-Sum[e[i]*Tanh | -Sum[e[1]*Tanh",
        "Tanh'[Sum[w[k, l] | Tanh'[Sum[w[1, l]",
        "Tanh'[Sum[w[k, l] | Tanh[Sum[w[k, l]",
        "Tanh'[Sum[w[k, l] | Tanh''[Sum[w[k, l]",
        "{l, d}]]*x | {l, d}]/2]*x",
        "Tanh[Sum[w[k, j]*x[i, j], {j, d}]] | Tanh[Sum[w[k, j]*x[i, j], {j, d}]]^2",
    })
    void ratesThatAreNearAGradientAreNot(String what, String instead) {
        assertTrue(RATES.contains(what.strip()), what);
        NetworkCase one = NetworkCase.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n",
                RATES.replace(what.strip(), instead.strip())), Map.of());
        assertFalse(one.runsOn(TwoLayerField.class));
        one.requireAgreement(instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum[e[i]^2, {i, 2, n}]", "Sum[e[i]^3, {i, n}]", "Sum[e[i]^2*x[i, 1], {i, n}]",
        "Sum[(f[i] + y[i])^2, {i, n}]", "Sum[e[i]^2, {i, n}] + 1", "Sum[e[i]*f[i], {i, n}]", "Sum[e[i], {i, n}]"})
    void whatIsNearTheLossIsNot(String formula) {
        NetworkCase one = NetworkCase.of(with("loss: Sum[e[i]^2, {i, n}]/(2*n)", "loss: \"" + formula + "\""), Map.of());
        assertTrue(one.runsOn(TwoLayerField.class));
        assertFalse(one.compiled().newFunction(one.prepared().model().observables().get(0).value()) instanceof TwoLayerLoss);
        one.requireAgreement(formula);
    }

    @Test
    void givenDataReplaceTheFormulas() {
        double[] x = {1, -2, 0.5, 3, -1, 0.25};
        NamedArrays data = new NamedArrays("given", Map.of("x",
                new NamedArrays.Entry(NumericArray.of(new int[] {3, 2}, x), Optional.empty())));
        NetworkCase one = NetworkCase.of(NETWORK, Map.of("n", 3.0), data);
        assertTrue(one.runsOn(TwoLayerField.class));
        one.requireAgreement("given x");
    }

    @Test
    void anotherSeedDrawsOtherSamples() {
        NetworkCase one = NetworkCase.of(NETWORK, Map.of());
        NetworkCase other = new NetworkCase(one.prepared(), one.compiled().withSeed(8));
        double[] y = one.compiled().initialState();
        assertTrue(other.runsOn(TwoLayerField.class));
        other.requireAgreement("another seed");
        assertFalse(one.compiled().newFunction(one.prepared().model().observables().get(0).value()).value(0, y)
                == other.compiled().newFunction(one.prepared().model().observables().get(0).value()).value(0, y));
        assertEquals(one.compiled().newFunction(one.prepared().model().observables().get(0).value()).value(0, y),
                one.compiled().withInitialState(new double[y.length]).newFunction(one.prepared().model().observables().get(0).value()).value(0, y));
    }

    @Test
    void definitionsThatRepeatThemselvesAreNotFollowedForever() {
        StringBuilder chain = new StringBuilder("  s0: Sum[a[k]^2, {k, m}]\n");
        for (int level = 1; level <= 12; level++) {
            chain.append(String.format("  s%d: s%d*s%d%n", level, level - 1, level - 1));
        }
        NetworkCase one = NetworkCase.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n", chain
                + RATES.replace("-Sum[e[i]*Tanh", "s12*Sum[e[i]*Tanh")), Map.of());
        assertFalse(one.runsOn(TwoLayerField.class));
    }
}
