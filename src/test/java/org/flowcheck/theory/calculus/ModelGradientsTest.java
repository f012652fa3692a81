package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.Population;
import org.flowcheck.theory.model.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derived equations of every gradient flow in the models against difference quotients of its objective, at random
 * points: states, draws and data are random, activations are functions, expectations are weighted sums over samples.
 */
class ModelGradientsTest {

    private static final int POINTS = 100;
    private static final double STEP = 1e-3;
    /** Of the largest slope by the same state. The quotients' own error is some 1e-10. */
    private static final double TOLERANCE = 1e-8;
    /** Points at which a kink lies within a step say nothing; more of them than this are a fault. */
    private static final int MOST_KINKS = 20;

    /**
     * Strides of 2 and 4; a[2*u] leaves KroneckerDelta[2*u, k] in a sum over u, which has no closed form without
     * quotients.
     */
    private static final Model STRIDED = Models.text("""
            parameters: {n: {integer: 2}, p: {integer: 2}, h: {integer: 2}}
            activations: {sigma: {at zero: [0], default: Tanh}}
            draws: {"r[i, s]": "NormalDistribution[0, 1]", "g[s]": "NormalDistribution[0, 1]"}
            data:
              x[i, s]: {for: "{i, n}, {s, 4*h + 4*p}", value: "r[i, s]"}
              y[i]: {for: "{i, n}", value: "x[i, 1]"}
            states:
              c[q]: {for: "{q, p}", initial: "g[q]"}
              k[q]: {for: "{q, p}", initial: "g[q]"}
              a[u]: {for: "{u, 2*h}", initial: "g[1]"}
              b[v]: {for: "{v, 2*h + p}", initial: "g[1]"}
            define:
              f[i]: >
                Sum[a[2*u]*sigma[Sum[c[q]*sigma[Sum[k[s]*x[i, 4*u + 2*q + s - 4], {s, p}]], {q, p}]], {u, h}]
                + Sum[b[2*u + q - 1]*b[2*u]*c[q]*x[i, 2*u], {u, h}, {q, p}]
            flow: {descend: "Sum[(f[i] - y[i])^2, {i, n}]/(2*n)"}
            """);

    static Stream<Model> gradientFlows() {
        return Stream.concat(Stream.of(STRIDED), ModelProofsTest.files().map(ModelReader::read)
                .filter(model -> model.dynamics() instanceof Dynamics.GradientFlow));
    }

    @ParameterizedTest
    @MethodSource("gradientFlows")
    void equationsFollowTheSlopeOfTheObjective(Model stated) {
        Model model = ActivationMeaning.numeric(SampledPopulation.in(stated));
        List<List<Equation>> ways = waysToDerive(stated);
        int points = 0;
        int kinks = 0;
        for (long seed = 1; points < POINTS; seed++) {
            assertTrue(kinks <= MOST_KINKS, stated.name() + " has kinks at " + kinks + " points");
            Point point = new Point(model, stated.population(), new Random(seed));
            boolean smooth = true;
            for (int i = 0; i < model.states().size() && smooth; i++) {
                smooth = agrees(model, point, ways.get((int) (seed % ways.size())).get(i), seed);
            }
            points += smooth ? 1 : 0;
            kinks += smooth ? 0 : 1;
        }
    }

    /** Equations may be derived with the names a model gives, and written out afterwards, or the other way round. */
    private static List<List<Equation>> waysToDerive(Model stated) {
        Model sampled = SampledPopulation.in(stated);
        List<Equation> asStated = FlowDerivation.equations(stated).stream().map(equation -> new Equation(
                equation.state(), equation.axes(), SampledPopulation.in(stated, equation.rate()))).toList();
        return List.of(ActivationMeaning.numeric(stated, asStated),
                ActivationMeaning.numeric(stated, FlowDerivation.equations(sampled)),
                FlowDerivation.equations(ActivationMeaning.numeric(sampled)));
    }

    /** Whether the point says something; if so, the equation has been found to agree with the quotients. */
    private static boolean agrees(Model model, Point point, Equation equation, long seed) {
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
        double[] elements = point.arrays.get(equation.state());
        double factor = flow.direction() == Dynamics.Direction.ASCEND ? 1 : -1;
        factor *= point.value(Optional.ofNullable(flow.mobilities().get(equation.state())), 1);
        factor *= point.value(flow.step(), 1);
        double[] slopes = new double[elements.length];
        for (int offset = 0; offset < slopes.length; offset++) {
            slopes[offset] = factor * slope(point, flow.objective(), elements, offset, STEP);
        }
        double largest = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
        double tolerance = TOLERANCE * Math.max(largest, 1e-3);
        for (int offset = 0; offset < slopes.length; offset++) {
            double start = flow.step().isPresent() ? elements[offset] : 0;
            double derived = point.at(equation.axes(), offset).value(equation.rate());
            if (Math.abs(derived - start - slopes[offset]) > tolerance) {
                double shorter = factor * slope(point, flow.objective(), elements, offset, STEP / 8);
                if (Math.abs(shorter - slopes[offset]) > tolerance) {
                    return false;
                }
            }
            assertEquals(slopes[offset], derived - start, tolerance,
                    model.name() + " " + equation.state() + " at " + offset + ", seed " + seed);
        }
        return true;
    }

    /** Central differences at two steps, combined so that the error is of fourth order. */
    private static double slope(Point point, Expression objective, double[] elements, int offset, double step) {
        double coarse = central(point, objective, elements, offset, step);
        return (4 * central(point, objective, elements, offset, step / 2) - coarse) / 3;
    }

    private static double central(Point point, Expression objective, double[] elements, int offset, double step) {
        double kept = elements[offset];
        elements[offset] = kept + step;
        double above = point.fresh().value(objective);
        elements[offset] = kept - step;
        double below = point.fresh().value(objective);
        elements[offset] = kept;
        point.known.clear();
        return (above - below) / (2 * step);
    }

    /** Values for all names, definitions remembered until a state is changed. */
    private static final class Point implements Environment {

        private final Model model;
        private final Map<String, Double> parameters = new HashMap<>();
        private final Map<String, double[]> arrays = new HashMap<>();
        private final Map<String, List<Axis>> shapes = new HashMap<>();
        private final Map<String, Double> known = new HashMap<>();

        Point(Model model, Optional<Population> population, Random random) {
            this.model = model;
            // Sizes are one or two, and one of them is larger: no two can be mixed up.
            int larger = random.nextInt(model.parameters().size());
            for (int i = 0; i < model.parameters().size(); i++) {
                Parameter parameter = model.parameters().get(i);
                parameters.put(parameter.name(), parameter.kind() == Parameter.Kind.INTEGER
                        ? 1 + random.nextInt(2) + (i == larger ? 1 : 0) : new Evaluator(this).value(parameter.value()));
            }
            population.ifPresent(law -> parameters.put(SampledPopulation.SAMPLES,
                    (double) RandomSamples.count(law, new Evaluator(this))));
            for (Draw draw : model.draws()) {
                fill(draw.name(), draw.axes(), random);
            }
            for (DataArray array : model.data()) {
                fill(array.name(), array.axes(), random);
            }
            for (State state : model.states()) {
                fill(state.name(), state.axes(), random);
            }
            population.ifPresent(law -> arrays.put(SampledPopulation.WEIGHT,
                    RandomSamples.weights(law, new Evaluator(this), this::value)));
        }

        private void fill(String name, List<Axis> axes, Random random) {
            shapes.put(name, axes);
            arrays.put(name, random.doubles(Arrays.stream(shape(axes)).reduce(1, (p, q) -> p * q), -1, 1).toArray());
        }

        private int[] shape(List<Axis> axes) {
            return axes.stream().mapToInt(axis -> (int) new Evaluator(this).value(axis.size())).toArray();
        }

        double value(Optional<Expression> formula, double otherwise) {
            return formula.map(present -> new Evaluator(this).value(present)).orElse(otherwise);
        }

        Evaluator fresh() {
            known.clear();
            return new Evaluator(this);
        }

        /** An evaluator with the indices of an element, the last one running fastest. */
        Evaluator at(List<Axis> axes, int offset) {
            Evaluator evaluator = new Evaluator(this);
            int[] shape = shape(axes);
            int rest = offset;
            for (int i = axes.size() - 1; i >= 0; i--) {
                evaluator.with(axes.get(i).index(), 1 + rest % shape[i]);
                rest /= shape[i];
            }
            return evaluator;
        }

        @Override
        public double value(String name, int[] indices) {
            if (parameters.containsKey(name)) {
                return parameters.get(name);
            }
            if (arrays.containsKey(name)) {
                int[] shape = shape(shapes.get(name));
                int place = 0;
                for (int i = 0; i < shape.length; i++) {
                    assertTrue(1 <= indices[i] && indices[i] <= shape[i], name + Arrays.toString(indices));
                    place = place * shape[i] + indices[i] - 1;
                }
                return arrays.get(name)[place];
            }
            Definition definition = model.definition(name).orElseThrow();
            String key = name + Arrays.toString(indices);
            Double value = known.get(key);
            if (value == null) {
                Evaluator inside = new Evaluator(this);
                for (int i = 0; i < indices.length; i++) {
                    inside.with(definition.axes().get(i).index(), indices[i]);
                }
                value = inside.value(definition.value());
                known.put(key, value);
            }
            return value;
        }
    }
}
