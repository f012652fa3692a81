package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expectation;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expectations over laws of which moments are known: weighted samples, and proofs for all laws with these moments. */
class PopulationTest {

    private static final String LINEAR = """
            parameters: {d: {integer: 3}, s: {real: 1/2}}
            population:
              x[j]: {for: "{j, d}"}
              f: {}
            moments:
              x[j]: 0
              x[j]*x[l]: KroneckerDelta[j, l]
              f*x[j]: s*KroneckerDelta[j, 1]
              f^2: 1
            states:
              w[j]: {for: "{j, d}", initial: 1}
            define:
              e: Sum[w[j]*x[j], {j, d}] - f
              R: Expectation[e^2]/2
              g[j]: Expectation[e*x[j]]
            flow: {descend: R}
            """;

    private static final String MANY_MOMENTS = """
            parameters: {d: {integer: 2}, n: {integer: 2}}
            population:
              x[j]: {for: "{j, d}"}
              y[i]: {for: "{i, n}"}
              f: {}
            moments:
              f: 1/3
              f^2: 1
              f^3: 1/2
              x[j]: 0
              x[j]*x[l]: KroneckerDelta[j, l]
              x[j]*x[l]*x[p]: 0
              x[j]*y[i]: If[i == j, 1/4, 0]
              f*x[j]*y[i]: 1/8
            states: {a: 1}
            flow: {descend: a^2}
            """;

    static Stream<Model> populations() {
        return Stream.concat(Stream.of(LINEAR, MANY_MOMENTS).map(ModelTexts::model),
                ModelProofsTest.files().map(ModelReader::read)).filter(model -> model.population().isPresent());
    }

    /** Integer parameters near a size, not all equal; others as the model states them. */
    private static Environment parameters(Model model, int size) {
        Map<String, Double> values = new HashMap<>();
        Environment environment = (name, at) -> values.get(name);
        for (Parameter parameter : model.parameters()) {
            values.put(parameter.name(), parameter.kind() == Parameter.Kind.INTEGER
                    ? values.size() % 2 == 0 ? size : Math.max(1, 4 - size)
                    : new Evaluator(environment).value(parameter.value()));
        }
        return environment;
    }

    @ParameterizedTest
    @MethodSource("populations")
    void weightsReproduceTheMoments(Model model) {
        for (int size = 1; size <= 5; size++) {
            for (long seed = 1; seed <= 5; seed++) {
                new Samples(model.population().orElseThrow(), parameters(model, size), seed).check();
            }
        }
    }

    /** Random samples of a law with their weights. */
    private static final class Samples {

        private final Population population;
        private final Environment values;
        private final long seed;
        private final double[] weights;

        Samples(Population population, Environment values, long seed) {
            this.population = population;
            this.values = values;
            this.seed = seed;
            weights = RandomSamples.weights(population, new Evaluator(values), this::place);
        }

        private double place(String variable, int[] at) {
            long key = variable.hashCode();
            for (int index : at) {
                key = 31 * key + index;
            }
            return new SplittableRandom(key * 0x9E3779B97F4A7C15L + seed).nextDouble(-1.5, 1.5);
        }

        void check() {
            double total = 0;
            double largest = 0;
            for (double weight : weights) {
                total += weight;
                largest = Math.max(largest, Math.abs(weight));
            }
            assertEquals(1, total, 1e-12);
            assertTrue(largest <= 10, "weights stay moderate: " + largest);
            for (Population.Moment moment : population.moments()) {
                check(moment, new ArrayList<>());
            }
        }

        private void check(Population.Moment moment, List<Integer> indices) {
            if (indices.size() < moment.axes().size()) {
                Axis axis = moment.axes().get(indices.size());
                for (int i = 1; i <= (int) new Evaluator(values).value(axis.size()); i++) {
                    List<Integer> more = new ArrayList<>(indices);
                    more.add(i);
                    check(moment, more);
                }
                return;
            }
            Evaluator evaluator = new Evaluator(values);
            for (int i = 0; i < indices.size(); i++) {
                evaluator.with(moment.axes().get(i).index(), indices.get(i));
            }
            double average = 0;
            for (int s = 1; s <= weights.length; s++) {
                double product = weights[s - 1];
                for (Reference factor : moment.factors()) {
                    int[] at = new int[factor.indices().size() + 1];
                    at[0] = s;
                    for (int i = 1; i < at.length; i++) {
                        at[i] = (int) evaluator.value(factor.indices().get(i - 1));
                    }
                    product *= place(factor.name(), at);
                }
                average += product;
            }
            assertEquals(evaluator.value(moment.value()), average, 1e-9, moment + " at " + indices);
        }
    }

    private static Proof proof(Model model, String axes, String left, String right) {
        IdentityProof proofs = IdentityProof.withoutSymja(model);
        List<Axis> free = axes.isEmpty() ? List.of() : ModelSketch.axes(axes);
        return proofs.prove(free, ModelTexts.formula(model, free, left),
                ModelTexts.formula(model, free, right));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", value = {
            "-   ~ R                                     ~ (Sum[w[j]^2, {j, d}] - 2*s*w[1] + 1)/2",
            "p:d ~ g[p]                                  ~ w[p] - s*KroneckerDelta[p, 1]",
            "p:d ~ Dt[w[p]]                              ~ s*KroneckerDelta[p, 1] - w[p]",
            "-   ~ Dt[R]                                 ~ -Sum[(w[j] - s*KroneckerDelta[j, 1])^2, {j, d}]",
            "-   ~ Expectation[Sum[x[j]^2, {j, d}]]      ~ d",
            "-   ~ Expectation[1]                        ~ 1",
            "-   ~ Expectation[w[1]*f]*2                 ~ 2*w[1]*Expectation[f]",
            "-   ~ Expectation[(f - Expectation[f*x[1]])^2] ~ 1 - 2*s*Expectation[f] + s^2",
            "p:d ~ Expectation[x[p]*(f + 1)^2] - Expectation[x[p]*f^2] ~ 2*s*KroneckerDelta[p, 1]",
    })
    void whatFollowsFromTheMomentsIsProved(String axes, String left, String right) {
        Model model = left.contains("- Expectation[f*x[1]])") ? ModelTexts.model(LINEAR.replace(
                "  R: ", "  c: Expectation[f*x[1]]\n  R: ")) : ModelTexts.model(LINEAR);
        String written = left.replace("(f - Expectation[f*x[1]])", "(f - c)");
        Proof proof = proof(model, axes == null ? "" : axes, written, right);
        assertInstanceOf(Proof.Proved.class, proof, () -> proof.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', nullValues = "-", value = {
            "-   ~ R                                     ~ (Sum[w[j]^2, {j, d}] - 2*w[1] + 1)/2",
            "-   ~ R                                     ~ (Sum[w[j]^2, {j, d}] - 2*s*w[1] + 2)/2",
            "p:d ~ Dt[w[p]]                              ~ s - w[p]",
            "-   ~ Expectation[Sum[x[j]^2, {j, d}]]      ~ 1",
            "-   ~ Expectation[f^2]                      ~ Expectation[f]^2",
            // Of a standard normal x; the fourth moment is not stated.
            "-   ~ Expectation[x[1]^4]                   ~ 3",
            "-   ~ Expectation[f]                        ~ 0",
            "-   ~ Expectation[Tanh[f]]                  ~ Tanh[Expectation[f]]",
    })
    void whatDoesNotIsRefuted(String axes, String left, String right) {
        Proof proof = proof(ModelTexts.model(LINEAR), axes == null ? "" : axes, left, right);
        assertInstanceOf(Proof.Refuted.class, proof, () -> proof.toString());
    }

    @Test
    void aWrongMomentRefutesWhatTheRightOneProves() {
        for (String moment : List.of("KroneckerDelta[j, l]", "2*KroneckerDelta[j, l]", "If[j == l, 1, 1/10]")) {
            Model model = ModelTexts.model(LINEAR.replace("x[j]*x[l]: KroneckerDelta[j, l]",
                    "x[j]*x[l]: \"" + moment + "\""));
            Proof proof = proof(model, "p:d", "Dt[w[p]]", "s*KroneckerDelta[p, 1] - w[p]");
            assertEquals(moment.startsWith("K") ? Proof.Proved.class : Proof.Refuted.class, proof.getClass(), moment);
        }
    }

    @Test
    void expectationsBecomeSumsOverSamples() {
        Model stated = ModelTexts.model(LINEAR);
        Model sampled = SampledPopulation.in(stated);
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) sampled.dynamics();
        Stream.concat(Stream.of(flow.objective()), sampled.definitions().stream().map(definition -> definition.value()))
                .forEach(formula -> assertTrue(!Traversal.contains(formula, part -> part instanceof Expectation)));
        assertEquals(1, sampled.definition("e").orElseThrow().axes().size(), "e is random: it has a sample");
        assertEquals(0, sampled.definition("R").orElseThrow().axes().size(), "R is averaged");
        assertEquals(2, sampled.dataArray("x").orElseThrow().axes().size());
        Model plain = ModelTexts.model("states: {x: 1}\nrates: {x: x}\n");
        assertSame(plain, SampledPopulation.in(plain));
    }
}
