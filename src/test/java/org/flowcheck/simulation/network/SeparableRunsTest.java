package org.flowcheck.simulation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.evidence.claim.Extent;
import org.flowcheck.evidence.claim.RunPlan;
import org.flowcheck.evidence.experiment.PreparedModel;
import org.flowcheck.evidence.language.ClaimReader;
import org.flowcheck.evidence.language.ProjectModels;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.ode.Control;
import org.flowcheck.simulation.ode.InitialValueProblem;
import org.flowcheck.simulation.ode.IntegrationSettings;
import org.flowcheck.simulation.ode.Outcome;
import org.flowcheck.simulation.ode.RunRequest;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.simulation.ode.TimeIntegration;
import org.flowcheck.simulation.ode.VectorField;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.junit.jupiter.api.Test;

/**
 * The runs of the multi-stage claims with one input, by separable sums whether these are the automatic choice or not: at states that their fields
 * are evaluated at, outputs, gradients and rates are within 1e-13 of the sums of absolute terms.
 *
 * <p>As a part of the suite each point of the grids is run with one seed at looser tolerances, and some twenty states
 * of each run are compared, fewer of more than 10,000 neurons. {@code -Dflowcheck.separable=all} makes the runs with
 * all seeds and the tolerances of claims, compares every evaluation of small networks and up to some 1000 at 5,000
 * neurons, 50 at 100,000, and prints a line a run: see docs/benchmarks/2026-11-26-separable.txt.
 */
class SeparableRunsTest {

    private static final double PROMISED = 1e-13;
    private static final Set<String> MODELS = Set.of("two-layer-normalised", "two-layer-experiment");
    private static final boolean ALL = "all".equals(System.getProperty("flowcheck.separable"));
    /** Pairs of a neuron and a sample that the dense kernel may visit at all states of a run together. */
    private static final long PAIRS = ALL ? 400_000_000 : 20_000_000;

    @Test
    void everyStateOfTheRunsIsWithinThePromise() throws IOException {
        int runs = 0;
        for (RunPlan plan : plans()) {
            PreparedModel prepared = PreparedModel.numeric(plan.model());
            for (Map<String, Double> point : points(plan)) {
                CompiledModel compiled = prepared.compile(new ModelCompiler.Choice(point, 1, Optional.empty()))
                        .withKernel(KernelChoice.SEPARABLE);
                for (int seed = 1; seed <= (ALL ? plan.seeds() : 1); seed++) {
                    String where = plan.model().name() + " " + point + " until " + until(plan, compiled) + " seed "
                            + seed;
                    SeparableErrors errors = compare(compiled.withSeed(seed), until(plan, compiled));
                    assertTrue(errors.largest() <= PROMISED, where + ": " + errors);
                    assertTrue(errors.states() >= 3, where + ": " + errors);
                    if (ALL) {
                        System.out.println(where + ": " + errors);
                    }
                    runs++;
                }
            }
        }
        assertTrue(runs >= 5 * 3 + 2 * 3 + 1 + 42, runs + " runs");
    }

    /** The twin: either comparison refuses the sums of inputs that are off by a part in 10^12. */
    @Test
    void inputsOffByAPartInAMillionMillionAreSeen() throws IOException {
        RunPlan plan = plans().iterator().next();
        CompiledModel compiled = PreparedModel.numeric(plan.model()).compile(new ModelCompiler.Choice(
                Map.of("m", 450.0), 1, Optional.empty())).withKernel(KernelChoice.SEPARABLE);
        TwoLayerFlow flow = flow(compiled);
        double[] inputs = Arrays.stream(flow.inputs()).map(x -> x * (1 + 1e-12)).toArray();
        TwoLayerKernel near = TwoLayerKernels.of(new TwoLayerFlow(flow.places(), inputs, flow.labels(), 1, 1, 1),
                KernelChoice.SEPARABLE, 1);
        double[] state = PlainTwoLayer.normal(flow.places().stateDimension(), 0.3, new Random(5));
        SeparableErrors some = new SeparableErrors(flow, near);
        some.compareSome(state);
        SeparableErrors all = new SeparableErrors(flow, near);
        all.compareAll(state);
        for (SeparableErrors errors : List.of(some, all)) {
            assertTrue(errors.largest() > 5 * PROMISED && errors.largest() < 1e-10, errors.toString());
        }
        SeparableErrors right = new SeparableErrors(flow);
        right.compareSome(state);
        right.compareAll(state);
        assertTrue(right.largest() <= PROMISED, right.toString());
    }

    /** A run, with its states compared. */
    private static SeparableErrors compare(CompiledModel compiled, double until) {
        TwoLayerFlow flow = flow(compiled);
        SeparableErrors errors = new SeparableErrors(flow);
        long size = (long) flow.places().neurons() * flow.samples();
        int least = ALL ? (int) Math.min(25_000_000 / compiled.layout().dimension(), 2_400_000_000L / size)
                : (int) Math.max(2, Math.min(20, 100_000_000 / size));
        Kept kept = new Kept(compiled.newField(), least);
        InitialValueProblem problem = new InitialValueProblem(kept, compiled.layout(), 0, compiled.initialState());
        IntegrationSettings settings = ALL ? IntegrationSettings.DEFAULT
                : IntegrationSettings.DEFAULT.withTolerances(1e-6, 1e-8);
        Outcome outcome = new TimeIntegration(settings, Control.NONE)
                .runWithoutErrors(RunRequest.sampling(problem, new double[] {until}, List.of())).outcome();
        assertTrue(outcome instanceof Outcome.End, outcome.toString());
        List<double[]> states = kept.states();
        int dense = (int) Math.min(states.size(), PAIRS / size);
        // From the last one backwards: there the weights are largest.
        for (int i = 0; i < states.size(); i++) {
            double[] state = states.get(states.size() - 1 - i);
            errors.compareSome(state);
            if (dense > 0 && i % (states.size() / dense) == 0) {
                errors.compareAll(state);
            }
        }
        return errors;
    }

    /** The network of a compiled model by its names, and that the model's own field computes the same bits with it. */
    private static TwoLayerFlow flow(CompiledModel compiled) {
        StateLayout layout = compiled.layout();
        int m = layout.find("a").orElseThrow().size();
        TwoLayerPlaces places = new TwoLayerPlaces(m, 1, layout.find("a").orElseThrow().offset(),
                layout.find("w").orElseThrow().offset(), layout.dimension());
        Axis samples = new Axis("i", Reference.to("n"));
        Axis inputs = new Axis("j", Constant.of(1));
        double[] y = values(compiled, List.of(samples), Reference.to("y", Reference.to("i")));
        double[] x = values(compiled, List.of(samples, inputs),
                Reference.to("x", Reference.to("i"), Reference.to("j")));
        TwoLayerFlow flow = new TwoLayerFlow(places, x, y, 1, -1.0 / y.length, -1.0 / y.length);
        double[] own = new double[layout.dimension()];
        double[] made = new double[layout.dimension()];
        compiled.newField().derivatives(0, compiled.initialState(), own);
        new TwoLayerField(flow, TwoLayerKernels.of(flow, KernelChoice.SEPARABLE, 1)).derivatives(0, compiled.initialState(), made);
        assertArrayEquals(own, made, 0);
        return flow;
    }

    private static double[] values(CompiledModel compiled, List<Axis> axes, Expression formula) {
        double[] values = new double[compiled.newArray(axes, formula).size()];
        compiled.newArray(axes, formula).values(0, compiled.initialState(), values);
        return values;
    }

    /** A field that keeps states it is evaluated at: between so many and twice as many, evenly, and the last one. */
    private static final class Kept implements VectorField {
        private final VectorField field;
        private final int least;
        private List<double[]> states = new ArrayList<>();
        private double[] last;
        private long calls;
        private long stride = 1;

        Kept(VectorField field, int least) {
            this.field = field;
            this.least = least;
        }

        @Override
        public int dimension() {
            return field.dimension();
        }

        @Override
        public String route() {
            return field.route();
        }

        @Override
        public void derivatives(double t, double[] y, double[] yDot) {
            if (calls++ % stride == 0) {
                states.add(y.clone());
                if (states.size() > 2 * least) {
                    List<double[]> everyOther = new ArrayList<>();
                    for (int i = 0; i < states.size(); i += 2) {
                        everyOther.add(states.get(i));
                    }
                    states = everyOther;
                    stride *= 2;
                }
            }
            if (last == null) {
                last = new double[y.length];
            }
            System.arraycopy(y, 0, last, 0, y.length);
            field.derivatives(t, y, yDot);
        }

        List<double[]> states() {
            List<double[]> all = new ArrayList<>(states);
            all.add(last);
            return all;
        }
    }

    /** What the claims ask for of the models that separate, each once. */
    private static Set<RunPlan> plans() throws IOException {
        Set<RunPlan> plans = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(Path.of("proofs-check/multi-stage"))) {
            for (Path file : files.filter(path -> !path.endsWith("paper.yaml")).sorted().toList()) {
                String text = Files.readString(file);
                if (MODELS.stream().anyMatch(text::contains)) {
                    ClaimReader.read(new SourceText(file.toString(), text), ProjectModels::find).runs().stream()
                            .filter(plan -> MODELS.contains(plan.model().name()))
                            .forEach(plan -> plans.add(plan.unnamed()));
                }
            }
        }
        return plans;
    }

    private static List<Map<String, Double>> points(RunPlan plan) {
        List<Map<String, Double>> points = List.of(Map.of());
        for (RunPlan.Axis axis : plan.grid()) {
            List<Map<String, Double>> longer = new ArrayList<>();
            for (Map<String, Double> point : points) {
                for (double value : axis.values()) {
                    Map<String, Double> more = new LinkedHashMap<>(point);
                    more.put(axis.parameter(), value);
                    longer.add(more);
                }
            }
            points = longer;
        }
        return points;
    }

    private static double until(RunPlan plan, CompiledModel compiled) {
        return ((Extent.UntilTime) plan.extent()).end(compiled.parameters());
    }
}
