package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Flows in the form of a paper, with the values of the flows as they are derived. */
class ReadableFlowTest {

    private static final String DATA = """
            parameters: {m: {integer: 3}, n: {integer: 4}, d: {integer: 2}, c: {integer: 3}, lambda: {real: 1/10}}
            draws: {"r[i, j]": "NormalDistribution[0, 1]", "g[i, q]": "NormalDistribution[0, 1]"}
            data:
              x[i, j]: {for: "{i, n}, {j, d}", value: "r[i, j]"}
              s[i]: {for: "{i, n}", value: "Sign[r[i, 1]]"}
              y[i, q]: {for: "{i, n}, {q, c}", value: "g[i, q]"}
            """;
    private static final String LAYERS = DATA + """
            states:
              a[q, k]: {for: "{q, c}, {k, m}", initial: 1}
              w[k, j]: {for: "{k, m}, {j, d}", initial: 1}
            define:
              f[i, q]: Sum[a[q, k]*Ramp[Sum[w[k, j]*x[i, j], {j, d}]], {k, m}]/Sqrt[m]
            """;
    private static final String CHAIN = DATA + """
            states:
              a[k]: {for: "{k, m}", initial: 1}
              u[k, l]: {for: "{k, m}, {l, m}", initial: 1}
              w[k, j]: {for: "{k, m}, {j, d}", initial: 1}
            define:
              f[i]: Sum[a[k]*u[k, l]*w[l, j]*x[i, j], {k, m}, {l, m}, {j, d}]
            """;
    private static final Model SOFTMAX = Models.text(LAYERS
            + "flow: {descend: \"-Sum[y[i, q]*Log[Exp[f[i, q]]/Sum[Exp[f[i, p]], {p, c}]], {i, n}, {q, c}]/n\"}");
    private static final Model LOG_SUM = Models.text(LAYERS
            + "flow: {descend: \"Sum[Log[Sum[Exp[f[i, p]], {p, c}]] - Sum[y[i, q]*f[i, q], {q, c}], {i, n}]/n"
            + " + lambda/2*Sum[a[q, k]^2, {q, c}, {k, m}]\"}");
    private static final Model LOGISTIC = Models.text(CHAIN
            + "flow: {descend: \"Sum[Log[1 + Exp[-s[i]*f[i]]], {i, n}]/n + lambda/2*Sum[u[k, l]^2, {k, m}, {l, m}]\"}");
    private static final Model ATTENTION = Models.text(DATA + """
            states:
              B[j, k]: {for: "{j, d}, {k, d}", initial: 1}
              v[j]: {for: "{j, d}", initial: 1}
            define:
              p[i, l]: Exp[Sum[x[i, j]*B[j, k]*x[l, k], {j, d}, {k, d}]]\
            /Sum[Exp[Sum[x[i, j]*B[j, k]*x[o, k], {j, d}, {k, d}]], {o, n}]
              f[i]: Sum[v[j]*p[i, l]*x[l, j], {j, d}, {l, n}]
            flow: {descend: "Sum[(f[i] - s[i])^2, {i, n}]/(2*n)"}
            """);

    private static final String SIZES = "parameters: {m: {integer: 3}, n: {integer: 4}, c: {integer: 2}, T: "
            + "{real: 2}}\n";
    private static final String POPULATION = SIZES + """
            population:
              x[j]: {for: "{j, n}", meaning: input}
              f: {meaning: target}
            moments: {"x[j]*x[l]": "KroneckerDelta[j, l]"}
            states:
              w[k, j]: {for: "{k, m}, {j, n}", initial: 1}
            """;
    private static final Model AVERAGED = Models.text(POPULATION
            + "flow: {descend: \"Expectation[Log[Sum[Exp[Sum[w[k, j]*x[j], {j, n}]], {k, m}]]]\"}");
    private static final Model AVERAGED_BY_NAME = Models.text(POPULATION + """
            define:
              L: Log[Sum[Exp[Sum[w[k, j]*x[j], {j, n}]], {k, m}]]
              G: "Expectation[L*f]"
            flow: {descend: "G^2 + Expectation[L^2*f]"}
            """);
    private static final Model TEMPERATURE = Models.text(SIZES + """
            data:
              y[i, q]: {for: "{i, n}, {q, c}"}
            states:
              f[i, q]: {for: "{i, n}, {q, c}", initial: 1}
              b[q]: {for: "{q, c}", initial: 1}
            flow: {descend: "-Sum[y[i, q]*Log[Exp[f[i, q]/T + b[q]]/Sum[Exp[f[i, s]/T + b[s]], {s, c}]], \
            {i, n}, {q, c}]"}
            """);
    /** Index letters that are favourites of new names too. */
    private static final Model LETTERS = Models.text(SIZES + """
            data:
              v[z]: {for: "{z, m}"}
              x[i, p]: {for: "{i, n}, {p, m}"}
            states:
              w[z]: {for: "{z, m}", initial: 1}
              u[q, p]: {for: "{q, c}, {p, m}", initial: 1}
            define:
              f[i, q]: Sum[u[q, p]*x[i, p], {p, m}]
            flow: {descend: "Log[1 + Exp[Sum[w[k]*v[k], {k, m}]]] + Sum[Log[Sum[Exp[f[i, q]], {q, c}]], {i, n}]"}
            """);
    private static final Model OTHER_RANGE = Models.text(SIZES + """
            states:
              b: {initial: 1}
            define:
              x[j]: {for: "{j, c + 1}", value: "b*j/3"}
            flow: {descend: "Sum[Exp[x[j]], {j, c + 1}]/Sum[Exp[x[j]], {j, c}]"}
            """);

    private static List<String> rates(Model model) {
        return new ReadableFlow(NamedParts.in(model)).equations().stream().map(Equation::rate)
                .map(ExpressionText::of).toList();
    }

    @Test
    void softmaxWeightsAreNamed() {
        assertEquals(List.of("Sum[Ramp[z[i, k]]*(y[i, q] - P[i, q]*Sum[y[i, p], {p, c}]), {i, n}]/(Sqrt[m]*n)",
                "Sum[y[i, q]*Ramp'[z[i, k]]*x[i, j]*(a[q, k] - Sum[P[i, p]*a[p, k], {p, c}]), {i, n}, {q, "
                + "c}]/(Sqrt[m]*n)"),
                rates(SOFTMAX));
        assertEquals(List.of("Sum[Ramp[z[i, k]]*(y[i, q] - P[i, q]), {i, n}]/(Sqrt[m]*n) - lambda*a[q, k]",
                "Sum[Ramp'[z[i, k]]*x[i, j]*Sum[a[p, k]*(y[i, p] - P[i, p]), {p, c}], {i, n}]/(Sqrt[m]*n)"),
                rates(LOG_SUM));
    }

    @Test
    void softmaxWeightsOfRandomInputsStayInsideOfAverages() {
        assertEquals(List.of("-Expectation[p[k]*x[j]]"), rates(AVERAGED));
        assertEquals(List.of("-2*(G*Expectation[p[k]*x[j]*f] + Expectation[L*p[k]*x[j]*f])"), rates(AVERAGED_BY_NAME));
    }

    @Test
    void softmaxWeightsAreFoundWhateverTheOrderOfFactors() {
        assertEquals(List.of("(y[i, q] - p[i, q]*Sum[y[i, s], {s, c}])/T",
                "Sum[y[i, q], {i, n}] - Sum[p[i, q]*Sum[y[i, s], {s, c}], {i, n}]"), rates(TEMPERATURE));
    }

    @Test
    void newNamesAreNoLettersOfIndices() {
        Model named = NamedParts.in(LETTERS);
        assertEquals(List.of("f", "h", "Z", "P"), named.definitions().stream().map(Definition::name).toList());
    }

    @Test
    void weightsEndWhereTheirIndexDoes() {
        String rate = rates(OTHER_RANGE).get(0);
        assertTrue(rate.contains("Sum[Exp[x[j]]*"), rate);
        assertTrue(!rate.contains("p[j], {j, 1 + c}"), rate);
    }

    @Test
    void aNameThatTheModelHasIsTaken() {
        assertEquals("-Sum[e[i]*Sum[p[i, l]*x[l, j], {l, n}], {i, n}]/n", rates(ATTENTION).get(1));
    }

    @Test
    void logisticSlopesAreOneQuotient() {
        assertEquals(List.of("Sum[s[i]*Sum[u[k, l]*w[l, j]*x[i, j], {l, m}, {j, d}]/(1 + Exp[s[i]*f[i]]), {i, n}]/n",
                "a[k]*Sum[s[i]*Sum[w[l, j]*x[i, j], {j, d}]/(1 + Exp[s[i]*f[i]]), {i, n}]/n - lambda*u[k, l]",
                "Sum[a[l]*u[l, k], {l, m}]*Sum[s[i]*x[i, j]/(1 + Exp[s[i]*f[i]]), {i, n}]/n"), rates(LOGISTIC));
    }

    static Stream<Model> models() {
        return Stream.concat(Stream.of(SOFTMAX, LOG_SUM, LOGISTIC, ATTENTION, AVERAGED, AVERAGED_BY_NAME, TEMPERATURE,
                LETTERS, OTHER_RANGE), Stream.of("three-layer/three-layer",
                "three-layer/matrix-factorisation", "multi-stage/two-layer", "multi-stage/two-layer-population",
                "phase-diagram/two-layer-relu", "cnn-condensation/two-layer-cnn",
                "cnn-condensation/two-layer-cnn-channels", "linear-features/two-layer-linear").map(Models::file));
    }

    /** However a rate is written, it has the value of the rate that is derived without any names. */
    @ParameterizedTest
    @MethodSource("models")
    void theValuesAreThoseOfTheDerivedFlow(Model model) {
        Model named = NamedParts.in(model);
        List<Equation> derived = FlowDerivation.equations(model);
        List<Equation> written = new ReadableFlow(named).equations();
        for (int i = 0; i < derived.size(); i++) {
            for (long seed = 1; seed <= 6; seed++) {
                double expected = value(new PlainForm(model), derived.get(i), seed);
                // The same operations in another order: sums of some hundred products of numbers of order one.
                assertEquals(expected, value(new PlainForm(named), written.get(i), seed),
                        1e-10 * (1 + Math.abs(expected)),
                        ExpressionText.of(written.get(i).rate()));
            }
        }
    }

    private static double value(PlainForm plain, Equation equation, long seed) {
        RandomPoint point = RandomPoint.of(plain.model(), seed, true);
        Evaluator evaluator = point.evaluator();
        point.indices(equation.axes()).forEach(evaluator::with);
        return evaluator.value(plain.of(equation.rate()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[l], {l, m}]      ~ Sum[a[k]*(b[k] - c[k]), {k, m}]",
            "x*Sum[a[k]*b[k], {k, m}] - x*Sum[a[l], {l, m}]       ~ x*Sum[a[k]*(b[k] - 1), {k, m}]",
            "Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[l], {l, n}]      ~ Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[l], {l, n}]",
            "Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[l], {l, 2, m}]   ~ Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[l], {l, 2, m}]",
            "x*Sum[a[k]*b[k], {k, m}] - y*Sum[a[l]*c[l], {l, m}]  "
            + "~ x*Sum[a[k]*b[k], {k, m}] - y*Sum[a[l]*c[l], {l, m}]",
            "Sum[b[k], {k, m}] - Sum[c[l], {l, m}]                ~ Sum[b[k], {k, m}] - Sum[c[l], {l, m}]",
            "Sum[a[k]*b[k], {k, m}] - Sum[a[p]*c[l], {l, m}]      ~ Sum[a[k]*b[k], {k, m}] - Sum[a[p]*c[l], {l, m}]",
            "Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[k], {l, m}]      ~ Sum[a[k]*b[k], {k, m}] - Sum[a[l]*c[k], {l, m}]",
            "Sum[w[k, l]*b[k], {k, m}, {l, k}] + Sum[w[l, k]*c[k], {l, m}, {k, l}]"
                    + " ~ Sum[w[k, l]*(b[k] + c[l]), {k, m}, {l, k}]",
    })
    void sumsThatShareAFactorBecomeOne(String before, String after) {
        assertEquals(after, ExpressionText.of(MergedSums.in(Formulas.parse(before))).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "y*Exp[x]/(1 + Exp[x])                            ~ y/(1 + Exp[-x])",
            "y*Exp[-x]/(Exp[-x] + 1)                          ~ y/(1 + Exp[x])",
            "Exp[Sum[a[k], {k, m}]]/(1 + Exp[Sum[a[l], {l, m}]]) ~ 1/(1 + Exp[-Sum[a[k], {k, m}]])",
            "y*Exp[-x]/(2 + Exp[-x])                          ~ y*Exp[-x]/(2 + Exp[-x])",
            "Exp[x]/(1 + Exp[-x])                             ~ Exp[x]/(1 + Exp[-x])",
            "Exp[x]/(1 + Exp[x])^2                            ~ Exp[x]/(1 + Exp[x])^2",
    })
    void logisticSlopesHaveValuesForLargeArguments(String before, String after) {
        assertEquals(after, ExpressionText.of(LogisticSlopes.in(Formulas.parse(before))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "-(x + y)                        ~ -x - y",
            "-x*Sum[a[k]*(b[k] - y), {k, m}] ~ x*Sum[a[k]*(y - b[k]), {k, m}]",
            "-x*Sum[a[k]*(b[k] + y), {k, m}] ~ -x*Sum[a[k]*(b[k] + y), {k, m}]",
            "x*Sum[a[k]*(b[k] - y), {k, m}]  ~ x*Sum[a[k]*(b[k] - y), {k, m}]",
            "-x*(y - 1)                      ~ x*(1 - y)",
    })
    void signsStandWhereTheyBelong(String before, String after) {
        assertEquals(after, ExpressionText.of(SettledSigns.in(Formulas.parse(before))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "Sum[a[k1]*u[k1, k], {k1, m}]                 ~ Sum[a[l]*u[l, k], {l, m}]",
            "u[k, l]*Sum[a[k1]*u[k1, k], {k1, m}]         ~ u[k, l]*Sum[a[k1]*u[k1, k], {k1, m}]",
            "Sum[a[k1]*u[k1, k], {k1, d}]                 ~ Sum[a[j]*u[j, k], {j, d}]",
            "Sum[a[k1]*Sum[u[k1, l], {l, m}], {k1, m}]    ~ Sum[a[k]*Sum[u[k, l], {l, m}], {k, m}]",
            "Sum[a[k1]*u[k2, k], {k1, m}, {k2, m}]        ~ Sum[a[l]*u[k1, k], {l, m}, {k1, m}]",
    })
    void indicesGetLettersOfTheModel(String before, String after) {
        Expression formula = Formulas.parse(before);
        assertEquals(after, ExpressionText.of(new IndexLetters(LOGISTIC).in(formula, Set.of())));
    }
}
