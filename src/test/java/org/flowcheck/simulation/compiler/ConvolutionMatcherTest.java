package org.flowcheck.simulation.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.network.ConvolutionField;
import org.flowcheck.simulation.network.ConvolutionLoss;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.theory.language.ModelReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which models are recognised as two-layer convolutional networks, and that their kernel gives what the general program
 * and the slow evaluation of the derived equations give.
 */
class ConvolutionMatcherTest {

    private static final String NETWORK = """
            flowcheck: 1
            model: test
            parameters: {M: {integer: 3}, P: {integer: 2}, Q: {integer: 2}, C: {integer: 2}, U: {integer: 3}, V: {integer: 3}, n: {integer: 2}, r: {real: 0.8}}
            activations: {sigma: {is: Tanh}}
            draws:
              g[p, q, l, b]: NormalDistribution[0, 1]
              h[b]: NormalDistribution[0, 1]
              k[u, v, b]: NormalDistribution[0, 1]
              s[i, u, v, l]: UniformDistribution[0, 1]
              d[i]: NormalDistribution[0, 1]
            data:
              x[i, u, v, l]: {for: "{i, n}, {u, U + P - 1}, {v, V + Q - 1}, {l, C}", value: "s[i, u, v, l]"}
              y[i]: {for: "{i, n}", value: "d[i]"}
            states:
              W[p, q, l, b]: {for: "{p, P}, {q, Q}, {l, C}, {b, M}", initial: "g[p, q, l, b]"}
              c[b]: {for: "{b, M}", initial: "h[b]"}
              a[u, v, b]: {for: "{u, U}, {v, V}, {b, M}", initial: "k[u, v, b]"}
            define:
              z[i, u, v, b]: {for: "{i, n}, {u, U}, {v, V}, {b, M}", value: "Sum[x[i, u + p - 1, v + q - 1, l]*W[p, q, l, b], {p, P}, {q, Q}, {l, C}] + c[b]"}
              f[i]: Sum[a[u, v, b]*sigma[z[i, u, v, b]], {u, U}, {v, V}, {b, M}]
              e[i]: f[i] - y[i]
            flow: {descend: "Sum[e[i]^2, {i, n}]/(2*n)"}
            observe:
              loss: Sum[e[i]^2, {i, n}]/(2*n)
            """;
    private static final String FLOW = "flow: {descend: \"Sum[e[i]^2, {i, n}]/(2*n)\"}\n";
    private static final String RATES = """
            rates:
              W[p, q, l, b]: -Sum[e[i]*a[u, v, b]*Tanh'[z[i, u, v, b]]*x[i, u + p - 1, v + q - 1, l], {i, n}, {u, U}, {v, V}]/n
              c[b]: -Sum[e[i]*a[u, v, b]*(1 - Tanh[z[i, u, v, b]]^2), {u, U}, {v, V}, {i, n}]/n
              a[u, v, b]: -Sum[e[i]*Tanh[z[i, u, v, b]], {i, n}]/n
            """;

    /** Of sums of up to some 5 times 4 x 4 x 5 products of some 5 times 49 numbers below 4. */
    private static final double ROUNDINGS = 500;

    private static String with(String what, String instead) {
        return NetworkCase.with(NETWORK, what, instead);
    }

    /** The same with data that leave room for other indices. */
    private static String withRoom(String what, String instead) {
        return with(what.strip().replace("\\n", "\n"), instead.strip().replace("\\n", "\n"))
                .replace("{u, U + P - 1}, {v, V + Q - 1}", "{u, U + V + P + Q}, {v, U + V + P + Q}");
    }

    private static Map<String, Double> sizes(int kernel, int rows, int columns, int channels, int kernels, int n) {
        return Map.of("P", (double) kernel, "Q", (double) kernel, "U", 1.0 + rows - kernel, "V",
                1.0 + columns - kernel, "C", (double) channels, "M", (double) kernels, "n", (double) n);
    }

    /** Kernels 1..4 of images up to 7 rows, other sizes varying beside them; some by the slow evaluation too. */
    @ParameterizedTest
    @ValueSource(strings = {"Tanh", "Sin", "ArcTan"})
    void kernelsAgreeWithTheEquationsAtSmallSizes(String activation) {
        String text = with("sigma: {is: Tanh}", "sigma: {is: " + activation + "}");
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int image = kernel; image <= 7; image++) {
                int n = 1 + (kernel + image) % 5;
                int columns = kernel + (image + n) % (8 - kernel);
                Map<String, Double> sizes = sizes(kernel, image, columns, 1 + (image + kernel) % 3,
                        1 + (2 * kernel + image) % 5, n);
                NetworkCase one = NetworkCase.of(text, sizes);
                assertTrue(one.runsOn(ConvolutionField.class), one.prepared().equations().toString());
                one.requireLoopsToAgree(activation + " " + sizes, ROUNDINGS);
                if (image <= 2) {
                    one.requireAgreement(activation + " " + sizes);
                }
            }
        }
    }

    /** The loss of the network by the kernel, and one with another factor. */
    @Test
    void lossesAreComputedByTheKernel() {
        NetworkCase one = NetworkCase.of(NETWORK, Map.of());
        var loss = one.prepared().model().observables().get(0).value();
        var function = one.compiled().newFunction(loss);
        assertTrue(function instanceof ConvolutionLoss);
        double[] y = one.state("loss");
        double value = one.compiled().newGeneralFunction(loss).value(0, y);
        // Ten units for a tangent, one for each of some 60 terms of the size of the magnitude.
        double tolerance = 70 * 0x1p-52 * ((ConvolutionLoss) function).magnitude(y);
        assertEquals(value, function.value(0, y), tolerance);
        assertTrue(tolerance < 1e-9 * value);
        NetworkCase other = NetworkCase.of(with("loss: Sum[e[i]^2, {i, n}]/(2*n)", "loss: Sum[e[i]*e[i], {i, n}]/n"), Map.of());
        var twice = other.compiled().newFunction(other.prepared().model().observables().get(0).value());
        assertTrue(twice instanceof ConvolutionLoss);
        assertEquals(2 * value, twice.value(0, y), 2 * tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sum[e[i]^3, {i, n}]", "Sum[e[i]^2, {i, 2, n}]", "Sum[e[i]*f[i], {i, n}]",
        "Sum[e[i]^2*y[i], {i, n}]", "Sum[(f[i] - 2*y[i])^2, {i, n}]"})
    void otherSumsAreNot(String formula) {
        NetworkCase one = NetworkCase.of(with("loss: Sum[e[i]^2, {i, n}]/(2*n)", "loss: " + formula), Map.of());
        assertTrue(one.runsOn(ConvolutionField.class));
        assertFalse(one.compiled().newFunction(one.prepared().model().observables().get(0).value())
                instanceof ConvolutionLoss);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "f[i]: Sum | f[i]: r/Sqrt[M]*Sum",
        "value: \"Sum[x[ | value: \"r*Sum[x[",
        "value: \"Sum[x[ | value: \"Sum[2*x[",
        "/(2*n)\"} | /(2*n)\", mobility: {a: 2*r, W: 1/3, c: 5}}",
        "e[i]: f[i] - y[i] | e[i]: y[i] - f[i]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - r*y[i] + x[i, 1, 1, 1]^2",
        "e[i]: f[i] - y[i] | e[i]: f[1] - y[i]",
        "x[i, u + p - 1, v + q - 1, l]* | Sin[x[i, u + p - 1, v + q - 1, l] + l*i*r]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, p - 1 + u, q + v - 1, l]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + p - 1, v + q - 1, l]*x[i, u + p - 1, v + q - 1, 1]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, v + q - 1, u + p - 1, l]*",
        "{p, P}, {q, Q}, {l, C}] | {l, C}, {q, Q}, {p, P}]",
        "{u, U}, {v, V}, {b, M}]\\n  e | {b, M}, {v, V}, {u, U}]\\n  e",
        "sigma: {is: Tanh} | sigma: {at zero: [0], default: Tanh}",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]*e[i]",
        "descend: \"Sum[e[i]^2 | descend: \"7*Sum[e[i]^2",
        "value: \"s[i, u, v, l]\" | value: \"(s[i, u, v, l] - r)/Sqrt[C]\"",
    })
    void networksAreRecognisedHoweverTheyAreWritten(String what, String instead) {
        NetworkCase one = NetworkCase.of(withRoom(what, instead), Map.of());
        assertTrue(one.runsOn(ConvolutionField.class), one.prepared().equations().toString());
        one.requireAgreement(instead);
    }

    /** No channels, other names, states in another order, a kernel that is not square. */
    @Test
    void namesAndOrderOfStatesDoNotMatter() {
        String text = """
                flowcheck: 1
                model: other
                parameters: {width: {integer: 3}, size: {integer: 3}}
                draws: {"g[p]": "NormalDistribution[0, 1]", "k[s, q, w]": "NormalDistribution[0, 1]"}
                data: {"pixel[q, w, s]": {for: "{q, 4}, {w, 5}, {s, size}", value: "k[s, q, w]"}}
                states:
                  o[w, q, p]: {for: "{w, 2}, {q, 3}, {p, width}", initial: "g[p]"}
                  core[w, q, p]: {for: "{w, 3}, {q, 3}, {p, width}", initial: "g[p]"}
                  shift[p]: {for: "{p, width}", initial: "g[p]/2"}
                flow: {descend: "Sum[(Sum[o[y, z, p]*Tanh[shift[p] + Sum[core[q, w, p]*pixel[q + y - 1, w + z - 1, s], {q, 3}, {w, 3}]], {p, width}, {y, 2}, {z, 3}] - s^2)^2, {s, size}]"}
                """;
        NetworkCase one = NetworkCase.of(text, Map.of());
        assertTrue(one.runsOn(ConvolutionField.class), one.prepared().equations().toString());
        one.requireAgreement("other names");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sigma: {is: Tanh} | sigma: {is: Sinh}",
        "sigma: {is: Tanh} | sigma: {is: Erf}",
        "/(2*n)\"} | /(2*n) + Sum[c[b]^2, {b, M}]\"}",
        "/(2*n)\"} | /(2*n) + Sum[W[p, q, l, b]^2, {p, P}, {q, Q}, {l, C}, {b, M}]\"}",
        "{l, C}] + c[b] | {l, C}] + 2*c[b]",
        "{l, C}] + c[b] | {l, C}] + c[b] + r",
        "{l, C}] + c[b] | {l, C}] + c[b]*u",
        "{l, C}] + c[b] | {l, C}] + c[b]^2",
        "{l, C}] + c[b] | {l, C}] + c[1]",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + P - p, v + q - 1, l]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u, v, l]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + q - 1, v + p - 1, l]*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + p - 1, v + q - 1, l]*u*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + p - 1, v + q - 1, l]*p*",
        "x[i, u + p - 1, v + q - 1, l]* | x[i, u + p - 1, v + q - 1, l]*b*",
        "x[i, u + p - 1, v + q - 1, l]* | Sum[x[i, u + p - 1, v + q - 1, w], {w, C}]*",
        "*W[p, q, l, b] | *W[q, p, l, b]",
        "*W[p, q, l, b] | *W[1, q, l, b]",
        "*W[p, q, l, b] | *W[p, p, l, b]",
        "*W[p, q, l, b] | *W[p, q, l, 1]",
        "{p, P}, {q, Q}, {l, C}] | {p, P}, {q, Q}, {l, 2, C}]",
        "{p, P}, {q, Q}, {l, C}] | {p, P - 1}, {q, Q}, {l, C}]",
        "f[i]: Sum[a[u, v, b]* | f[i]: Sum[a[v, u, b]*",
        "f[i]: Sum[a[u, v, b]* | f[i]: Sum[a[u, v, b]^2*",
        "f[i]: Sum[a[u, v, b]* | f[i]: Sum[a[u, v, b]*u*",
        "sigma[z[i, u, v, b]] | sigma[z[i, v, u, b]]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i] - c[1]",
        "e[i]: f[i] - y[i] | e[i]: f[i] - y[i]*t",
        "descend: \"Sum[e[i]^2, {i, n}] | descend: \"Sum[e[i]^2, {i, 2, n}]",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]^4",
        "descend: \"Sum[e[i]^2 | descend: \"Sum[e[i]^2*i",
    })
    void whatIsNearANetworkIsNot(String what, String instead) {
        NetworkCase one = NetworkCase.of(withRoom(what, instead), Map.of());
        assertFalse(one.runsOn(ConvolutionField.class));
        one.requireAgreement(instead);
    }

    /** Kernels first, and no biases: computed, by the general program. */
    @Test
    void otherOrdersOfIndicesAreLeftToTheLoops() {
        String text = NETWORK.replace("W[p, q, l, b]", "W[b, p, q, l]")
                .replace("{p, P}, {q, Q}, {l, C}, {b, M}\"", "{b, M}, {p, P}, {q, Q}, {l, C}\"");
        NetworkCase one = NetworkCase.of(text, Map.of());
        assertFalse(one.runsOn(ConvolutionField.class));
        one.requireAgreement("kernels first");
        NetworkCase none = NetworkCase.of(NETWORK.replace(" + c[b]", "").replaceAll("(?m)^ +[ch]\\[b\\]: .*\\n", ""), Map.of());
        assertFalse(none.runsOn(ConvolutionField.class));
        none.requireAgreement("no biases");
    }

    @Test
    void ratesMayBeGiven() {
        NetworkCase one = NetworkCase.of(with(FLOW, RATES), Map.of());
        assertTrue(one.runsOn(ConvolutionField.class), one.prepared().equations().toString());
        one.requireAgreement("rates");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*x[i, u + p - 1, v + q - 1, l], { | *x[i, u + p - 1, v + q - 1, l]^2, {",
        "*x[i, u + p - 1, v + q - 1, l], { | *x[i, v + p - 1, u + q - 1, l], {",
        "*x[i, u + p - 1, v + q - 1, l], { | *x[i, u + p - 1, v + q - 1, 1], {",
        "*x[i, u + p - 1, v + q - 1, l], { | *x[1, u + p - 1, v + q - 1, l], {",
        "*x[i, u + p - 1, v + q - 1, l], { | *{",
        "e[i]*a[u, v, b]*Tanh' | e[i]*a[v, u, b]*Tanh'",
        "e[i]*a[u, v, b]*Tanh' | e[i]*a[1, v, b]*Tanh'",
        "e[i]*a[u, v, b]*Tanh' | e[1]*a[u, v, b]*Tanh'",
        "e[i]*a[u, v, b]*Tanh' | (f[i] - 2*y[i])*a[u, v, b]*Tanh'",
        "e[i]*a[u, v, b]*Tanh' | e[i]*a[u, v, b]*Sin'",
        "e[i]*a[u, v, b]*(1 | e[i]*a[u, v, 1]*(1",
        "(1 - Tanh[z[i, u, v, b]]^2) | (1 - Tanh[z[i, u, v, b]]^3)",
        "(1 - Tanh[z[i, u, v, b]]^2) | (1 - Tanh[z[i, v, u, b]]^2)",
        "(1 - Tanh[z[i, u, v, b]]^2) | Cos[z[i, u, v, b]]",
        "{u, U}, {v, V}, {i, n}]/n | {u, U - 1}, {v, V}, {i, n}]/n",
        "-Sum[e[i]*Tanh[z[i, u, v, b]] | -Sum[e[i]*Tanh[z[i, v, u, b]]",
        "-Sum[e[i]*Tanh[z[i, u, v, b]] | -Sum[e[i]*Tanh[2*z[i, u, v, b]]",
        "-Sum[e[i]*Tanh[z[i, u, v, b]] | -Sum[e[i]*y[i]*Tanh[z[i, u, v, b]]",
    })
    void ratesThatAreNearAGradientAreNot(String what, String instead) {
        assertTrue(RATES.contains(what.strip()), what);
        String rates = RATES.replace(what.strip(), instead.strip().replace("*{", ", {"));
        NetworkCase one = NetworkCase.of(withRoom(FLOW, rates), Map.of());
        assertFalse(one.runsOn(ConvolutionField.class));
        one.requireAgreement(instead);
    }

    @Test
    void kernelsMayBeChosenByName() {
        CompiledModel compiled = NetworkCase.of(NETWORK, Map.of()).compiled();
        assertTrue(compiled.withKernel(KernelChoice.DENSE).newField() instanceof ConvolutionField);
        assertFalse(compiled.withKernel(KernelChoice.COMPILED).newField() instanceof ConvolutionField);
        String message = assertThrows(DiagnosticException.class, () -> compiled.withKernel(KernelChoice.SEPARABLE))
                .getMessage();
        assertTrue(message.contains("a convolutional network"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-layer-cnn", "two-layer-cnn-channels"})
    void thePapersNetworksAreRecognised(String name) {
        PreparedModel prepared = PreparedModel.numeric(
                ModelReader.read(Path.of("models/cnn-condensation", name + ".yaml")));
        CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(Map.of("n", 3.0, "eps", 0.5), 3,
                Optional.empty(), NamedArrays.none()));
        NetworkCase one = new NetworkCase(prepared, compiled);
        assertTrue(one.runsOn(ConvolutionField.class));
        one.requireAgreement(name);
    }
}
