package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.simulation.network.TwoLayerField;
import org.flowcheck.simulation.network.TwoLayerLoss;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelReader;
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

    /** A model, its numbers, and its field beside the slow evaluation. */
    private record Case(PreparedModel prepared, CompiledModel compiled) {

        static Case of(String text, Map<String, Double> sizes) {
            return of(text, sizes, NamedArrays.none());
        }

        static Case of(String text, Map<String, Double> sizes, NamedArrays data) {
            PreparedModel prepared = PreparedModel.numeric(ModelReader.read(new SourceText("test", text)));
            return new Case(prepared, prepared.compile(new ModelCompiler.Choice(sizes, 3, Optional.empty(), data)));
        }

        boolean recognised() {
            return compiled.newField() instanceof TwoLayerField;
        }

        Expression observable() {
            return prepared.model().observables().get(0).value();
        }

        void requireAgreement(String where) {
            Random random = new Random(where.hashCode());
            double[] y = random.doubles(compiled.layout().dimension()).map(u -> 3 * u - 1.5).toArray();
            Agreement agreement = new Agreement(compiled);
            agreement.ofField(prepared.equations(), 0.3, y, where);
            agreement.ofFunction(observable(), 0.3, y, where);
        }
    }

    private static String with(String what, String instead) {
        assertTrue(NETWORK.contains(what), what);
        return NETWORK.replace(what, instead);
    }

    /** Six numbers of samples for each width, all of 1 to 17 among them; the kernels' own test takes all pairs. */
    @Test
    void kernelsAgreeWithTheEquationsAtSmallSizes() {
        for (int m = 1; m <= 17; m++) {
            for (int shift = 0; shift < 6; shift++) {
                int n = 1 + (5 * m + 3 * shift) % 17;
                Case one = Case.of(NETWORK, Map.of("m", (double) m, "n", (double) n, "d", 1.0 + (m + shift) % 5));
                assertTrue(one.recognised());
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
        Case one = Case.of(with(what.strip(), instead.strip()), Map.of());
        assertTrue(one.recognised(), one.prepared().equations().toString());
        assertTrue(one.compiled().newFunction(one.observable()) instanceof TwoLayerLoss);
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
        Case one = Case.of(text, Map.of());
        assertTrue(one.recognised());
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
        Case one = Case.of(with(what.strip(), instead.strip()), Map.of());
        assertFalse(one.recognised());
        one.requireAgreement(instead);
    }

    private static final String RATES = """
            rates:
              a[k]: -Sum[e[i]*Tanh[Sum[w[k, j]*x[i, j], {j, d}]], {i, n}]/n
              w[k, j]: -Sum[e[i]*a[k]*Tanh'[Sum[w[k, l]*x[i, l], {l, d}]]*x[i, j], {i, n}]/n
            """;

    @Test
    void ratesMayBeGiven() {
        Case one = Case.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n", RATES), Map.of());
        assertTrue(one.recognised());
        one.requireAgreement("rates");
        Case slopeWrittenOut = Case.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n",
                RATES.replace("Tanh'[Sum[w[k, l]*x[i, l], {l, d}]]", "(1 - Tanh[Sum[w[k, l]*x[i, l], {l, d}]]^2)")),
                Map.of());
        assertTrue(slopeWrittenOut.recognised());
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
        Case one = Case.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n",
                RATES.replace(what.strip(), instead.strip())), Map.of());
        assertFalse(one.recognised());
        one.requireAgreement(instead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum[e[i]^2, {i, 2, n}]", "Sum[e[i]^3, {i, n}]", "Sum[e[i]^2*x[i, 1], {i, n}]",
        "Sum[(f[i] + y[i])^2, {i, n}]", "Sum[e[i]^2, {i, n}] + 1", "Sum[e[i]*f[i], {i, n}]", "Sum[e[i], {i, n}]"})
    void whatIsNearTheLossIsNot(String formula) {
        Case one = Case.of(with("loss: Sum[e[i]^2, {i, n}]/(2*n)", "loss: \"" + formula + "\""), Map.of());
        assertTrue(one.recognised());
        assertFalse(one.compiled().newFunction(one.observable()) instanceof TwoLayerLoss);
        one.requireAgreement(formula);
    }

    @Test
    void givenDataReplaceTheFormulas() {
        double[] x = {1, -2, 0.5, 3, -1, 0.25};
        NamedArrays data = new NamedArrays("given", Map.of("x",
                new NamedArrays.Entry(NumericArray.of(new int[] {3, 2}, x), Optional.empty())));
        Case one = Case.of(NETWORK, Map.of("n", 3.0), data);
        assertTrue(one.recognised());
        one.requireAgreement("given x");
    }

    @Test
    void anotherSeedDrawsOtherSamples() {
        Case one = Case.of(NETWORK, Map.of());
        Case other = new Case(one.prepared(), one.compiled().withSeed(8));
        double[] y = one.compiled().initialState();
        assertTrue(other.recognised());
        other.requireAgreement("another seed");
        assertFalse(one.compiled().newFunction(one.observable()).value(0, y)
                == other.compiled().newFunction(one.observable()).value(0, y));
        assertEquals(one.compiled().newFunction(one.observable()).value(0, y),
                one.compiled().withInitialState(new double[y.length]).newFunction(one.observable()).value(0, y));
    }

    @Test
    void definitionsThatRepeatThemselvesAreNotFollowedForever() {
        StringBuilder chain = new StringBuilder("  s0: Sum[a[k]^2, {k, m}]\n");
        for (int level = 1; level <= 12; level++) {
            chain.append(String.format("  s%d: s%d*s%d%n", level, level - 1, level - 1));
        }
        Case one = Case.of(with("flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n", chain
                + RATES.replace("-Sum[e[i]*Tanh", "s12*Sum[e[i]*Tanh")), Map.of());
        assertFalse(one.recognised());
    }
}
