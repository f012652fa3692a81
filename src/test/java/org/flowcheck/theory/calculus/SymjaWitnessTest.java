package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flowcheck.theory.calculus.symja.Symja;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.ExpressionText;
import org.flowcheck.theory.expression.Formulas;
import org.flowcheck.theory.expression.Origin;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Activation;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Symja as a second witness: gradients of all models written out for small sizes, zeros, and what it is not asked. */
class SymjaWitnessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nodes of an objective that is handed to Symja: {@value}. */
    private static final int LARGEST = 250;

    /**
     * Gradient flows in a form that Symja reads: expectations as sums over samples, Tanh for abstract activations.
     * Ramps stay what they are called: Symja differentiates a function it does not know.
     */
    static Stream<Model> gradientFlows() {
        Stream<Model> files = ModelProofsTest.files().map((Path file) -> ModelReader.read(file));
        return Stream.concat(files, Stream.of(ModelSketch.twoLayerNetwork()))
                .filter(model -> model.dynamics() instanceof Dynamics.GradientFlow)
                .map(SampledPopulation::in)
                .map(model -> ramps(model) ? model : ActivationMeaning.numeric(model));
    }

    private static boolean ramps(Model model) {
        return model.activations().stream().anyMatch(activation -> activation.rule().isPresent()
                && activation.rule().get().equals(new Activation.Named("Ramp")));
    }

    /**
     * All sizes one and all two, and the sizes in turn one larger than the others, so that no two indices are mixed up;
     * as far as the system written out stays small.
     */
    private static List<Map<String, Integer>> sizes(Model model, Expression objective) {
        List<String> names = new ArrayList<>(model.parameters().stream()
                .filter(parameter -> parameter.kind() == Parameter.Kind.INTEGER).map(Parameter::name).toList());
        if (model.dataArray(SampledPopulation.WEIGHT).isPresent()) {
            names.add(SampledPopulation.SAMPLES);
        }
        List<Map<String, Integer>> sizes = new ArrayList<>();
        for (int size = 1; size <= 2; size++) {
            int all = size;
            sizes.add(names.stream().collect(Collectors.toMap(name -> name, name -> all)));
            for (String larger : names) {
                sizes.add(names.stream().collect(Collectors.toMap(name -> name,
                        name -> name.equals(larger) ? all + 1 : all)));
            }
        }
        return sizes.stream().distinct()
                .filter(chosen -> nodes(Expansion.of(objective, chosen, Set.of())) <= LARGEST).toList();
    }

    private static int nodes(Expression expression) {
        return 1 + Traversal.children(expression).stream().mapToInt(SymjaWitnessTest::nodes).sum();
    }

    @ParameterizedTest
    @MethodSource("gradientFlows")
    void gradientsAgreeWithSymjaOnSystemsWrittenOut(Model model) {
        Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
        Expression objective = Definitions.inline(flow.objective(), model.definitions());
        Gradient gradient = new Gradient(model);
        List<Map<String, Integer>> all = sizes(model, objective);
        assertTrue(all.size() >= 2, model.name() + " is looked at for " + all);
        for (Map<String, Integer> sizes : all) {
            Expression writtenOut = Expansion.of(objective, sizes, Set.of());
            for (State state : model.states()) {
                Expression derived = Definitions.inline(gradient.of(flow.objective(), state), model.definitions());
                for (Map<String, Integer> place : places(state.axes(), sizes)) {
                    List<Expression> indices = state.axes().stream()
                            .map(axis -> (Expression) Constant.of(place.get(axis.index()))).toList();
                    Expression element = new Reference(state.name(), indices, Origin.computed());
                    assertEquals(Symja.Answer.ZERO, Symja.isDerivative(writtenOut, element,
                                    Expansion.of(derived, place, Set.of()), PATIENCE),
                            () -> model.name() + " by " + ExpressionText.of(element) + " with " + sizes);
                }
            }
        }
    }

    private static List<Map<String, Integer>> places(List<Axis> axes, Map<String, Integer> sizes) {
        List<Map<String, Integer>> places = new ArrayList<>(List.of(sizes));
        for (Axis axis : axes) {
            int size = ((Constant) Expansion.of(axis.size(), sizes, Set.of())).value().numerator().intValueExact();
            List<Map<String, Integer>> more = new ArrayList<>();
            for (Map<String, Integer> place : places) {
                for (int index = 1; index <= size; index++) {
                    Map<String, Integer> next = new HashMap<>(place);
                    next.put(axis.index(), index);
                    more.add(next);
                }
            }
            places = more;
        }
        return places;
    }

    @Test
    void aWrongDerivativeIsNotConfirmed() {
        Expression objective = Formulas.parse("(1 - a[1]*w[1, 1] - a[2]*w[2, 1])^2/2");
        Expression element = Formulas.parse("a[1]");
        assertEquals(Symja.Answer.ZERO, Symja.isDerivative(objective, element,
                Formulas.parse("-(1 - a[1]*w[1, 1] - a[2]*w[2, 1])*w[1, 1]"), PATIENCE));
        assertEquals(Symja.Answer.NOT_SEEN_TO_BE_ZERO, Symja.isDerivative(objective, element,
                Formulas.parse("-(1 - a[1]*w[1, 1] - a[2]*w[2, 1])*w[2, 1]"), PATIENCE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "(E + K)*(E - K) - E^2 + K^2                   ~ ZERO",
            "Tanh[x] - (1 - 2/(Exp[2*x] + 1))              ~ ZERO",
            "Cos[x]^2 - Sin[x]^2 - Cos[2*x]                ~ ZERO",
            "sigma'[x]*2 - sigma'[x] - sigma'[x]           ~ ZERO",
            "Initial[x] - x                                ~ NOT_SEEN_TO_BE_ZERO",
            "a[1] - a[2]                                   ~ NOT_SEEN_TO_BE_ZERO",
            "D - N                                         ~ NOT_SEEN_TO_BE_ZERO",
            "I^2 + 1                                       ~ NOT_SEEN_TO_BE_ZERO",
            "a[k]                                          ~ NO_ANSWER",
            "Sum[a[k], {k, m}]                             ~ NO_ANSWER",
            "CarlsonRF[x, y, z]                            ~ NO_ANSWER",
            "If[x > 0, 0, 0]                               ~ NO_ANSWER",
    })
    void answersOnlyWhatItIsAsked(String formula, Symja.Answer answer) {
        assertEquals(answer, Symja.areZero(List.of(Formulas.parse(formula)), PATIENCE));
    }

    @Test
    void systemsAreWrittenOut() {
        Expression energy = Formulas.parse("Sum[a[k]*KroneckerDelta[k, p]*x, {k, m}] + If[p == 1, y, m]");
        assertEquals("a[2]*x + 2", ExpressionText.of(Expansion.of(energy, Map.of("m", 2, "p", 2), Set.of()))
                .replace("2 + a[2]*x", "a[2]*x + 2"));
        Expression start = Formulas.parse("Initial[Sum[a[k]*x, {k, m}] + t]");
        assertEquals("Initial[a[1]]*x + Initial[a[2]]*x",
                ExpressionText.of(Expansion.of(start, Map.of("m", 2), Set.of("a"))));
        assertEquals("Max[a[1], a[2]]", ExpressionText.of(
                Expansion.of(Formulas.parse("Maximum[a[k], {k, m}]"), Map.of("m", 2), Set.of())));
    }

    @Test
    void smallSizesAreProvedWhereTheNormalFormGivesUp() {
        // The double-angle formula is none of the relations that the normal form knows.
        Model model = new ModelSketch().sizes("m").state("a[k:m]").rate("a", "0").build();
        Proof small = IdentityProof.about(model).prove(List.of(), Formulas.parse("Sum[Cos[2*a[k]], {k, m}]"),
                Formulas.parse("Sum[Cos[a[k]]^2 - Sin[a[k]]^2, {k, m}]"));
        assertEquals(3, assertInstanceOf(Proof.ProvedForSizes.class, small).largest());
        Model scalar = new ModelSketch().state("x").rate("x", "0").build();
        assertInstanceOf(Proof.Proved.class, IdentityProof.about(scalar).prove(List.of(),
                Formulas.parse("Cos[2*x]"), Formulas.parse("Cos[x]^2 - Sin[x]^2")));
        assertInstanceOf(Proof.Undecided.class, IdentityProof.withoutSymja(scalar).prove(List.of(),
                Formulas.parse("Cos[2*x]"), Formulas.parse("Cos[x]^2 - Sin[x]^2")));
        assertInstanceOf(Proof.Undecided.class, IdentityProof.about(scalar).prove(List.of(),
                Formulas.parse("Abs[x]"), Algebra.multiply(Formulas.parse("Max[x, -x]"))));
    }

    @Test
    void nothingIsProvedOfWhatHasNoValue() {
        Model scalar = new ModelSketch().state("x").rate("x", "0").build();
        assertInstanceOf(Proof.Undecided.class, IdentityProof.about(scalar).prove(List.of(),
                Formulas.parse("Log[-x^2]"), Formulas.parse("Log[-x*x]")));
    }
}
