package org.flowcheck.simulation.compiler;

import static org.flowcheck.theory.expression.Reference.to;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.FunctionCall;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiled code against the slow evaluator on random models; the seed is the argument. One: -Dflowcheck.seed=N; more:
 * -Dflowcheck.models=N.
 */
class RandomModelsTest {

    private static final long MODELS = 60;

    static LongStream seeds() {
        Long one = Long.getLong("flowcheck.seed");
        return one != null ? LongStream.of(one) : LongStream.range(0, Long.getLong("flowcheck.models", MODELS));
    }

    static Model random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Axis k = SampleModels.axis("k", "m");
        Axis l = SampleModels.axis("l", "d");
        RandomFormulas plain = new RandomFormulas(random, false);
        RandomFormulas full = new RandomFormulas(random, true);
        List<Definition> definitions = List.of(
                new Definition("S", List.of(), plain.formula(3), Optional.empty()),
                new Definition("v", List.of(k), plain.formula(3, "k", "m"), Optional.empty()),
                new Definition("G", List.of(k, l),
                        FunctionCall.of("Tanh", plain.formula(3, "k", "m", "l", "d")), Optional.empty()));
        Expression half = Constant.of(Rational.of(1, 2));
        return SampleModels.model("random-" + seed,
                List.of(SampleModels.size("m", 3), SampleModels.size("d", 2),
                        new Parameter("p", Parameter.Kind.REAL, Constant.of(Rational.of(3, 7)), "", Optional.empty())),
                List.of(new Draw("z", List.of(k, l), Draw.Law.UNIFORM,
                        List.of(Algebra.negate(to("p")), Algebra.ONE), Optional.empty())),
                List.of(SampleModels.state("x", half), SampleModels.state("a", Algebra.divide(to("k"), to("m")), k),
                        SampleModels.state("b", to("z", to("k"), to("l")), k, l), SampleModels.state("c", half, l)),
                definitions,
                List.of(new Equation("x", List.of(), full.formula(4)),
                        new Equation("a", List.of(k), full.formula(4, "k", "m")),
                        new Equation("b", List.of(k, l), full.formula(4, "k", "m", "l", "d")),
                        new Equation("c", List.of(l), full.formula(3, "l", "d"))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void compiledCodeAgreesWithTheSlowEvaluator(long seed) {
        Model model = random(seed);
        SplittableRandom random = new SplittableRandom(~seed);
        for (int trial = 0; trial < 2; trial++) {
            Map<String, Double> sizes = Map.of("m", (double) random.nextInt(1, 7), "d", (double) random.nextInt(1, 5));
            CompiledModel compiled = ModelCompilerTest.compile(model, sizes);
            double[] y = random.doubles(compiled.layout().dimension(), -1, 1).toArray();
            new Agreement(compiled).ofField(SampleModels.equations(model), random.nextDouble(), y,
                    "seed " + seed + " at " + sizes);
        }
    }

    /** Some of the random programs share loops: the comparison above sees them. */
    @Test
    void someLoopsAreShared() {
        long shared = LongStream.range(0, MODELS).filter(seed -> hasSharedLoop(random(seed))).count();
        assertTrue(shared >= MODELS / 6, shared + " of " + MODELS);
    }

    private static boolean hasSharedLoop(Model model) {
        Symbols symbols = new Symbols(model, ParameterValues.resolve(model, Map.of("m", 6.0, "d", 4.0)));
        return ProgramBuilder.build(symbols, SampleModels.equations(model).stream()
                        .map(equation -> new ProgramBuilder.Formula(equation.axes(), equation.rate())).toList())
                .each().stream().flatMap(stage -> stage.statements().stream())
                .anyMatch(Statement.Shared.class::isInstance);
    }
}
