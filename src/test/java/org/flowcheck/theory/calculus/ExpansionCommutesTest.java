package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expansion of a gradient is the gradient of the expansion: random losses of small networks. */
class ExpansionCommutesTest {

    private static final List<String> FUNCTIONS = List.of("Tanh", "Sin", "Exp", "LogisticSigmoid", "ArcTan", "Erf");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    private static Model network(Random random) {
        String inner = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        String outer = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
        int power = 1 + random.nextInt(2);
        String unit = random.nextBoolean() ? "a[k]*" + inner + "[w[k]*x[i]]"
                : outer + "[a[k]*" + inner + "[w[k]*x[i]] + w[k]^2]";
        return Models.text("""
                parameters: {m: {integer: 2}, n: {integer: 3}, eps: {real: 0.01}}
                draws: {"g[k]": "NormalDistribution[0, 1]", "q[i]": "NormalDistribution[0, 1]"}
                data: {"x[i]": {for: "{i, n}", value: "q[i]"}}
                states:
                  a[k]: {for: "{k, m}", initial: "eps^%d*g[k]"}
                  w[k]: {for: "{k, m}", initial: "eps*g[k]"}
                flow: {descend: "Sum[(Sum[%s, {k, m}] - x[i]^2)^2, {i, n}]/2"}
                asymptotics: {small: eps}
                """.formatted(power, unit));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientAndTaylorCommute(long seed) {
        Model model = network(new Random(seed));
        ExpandedFlow flow = ExpandedFlow.of(model, 2);
        Dynamics.GradientFlow descent = (Dynamics.GradientFlow) model.dynamics();
        int compared = 0;
        for (int i = 0; i < flow.rates().size(); i++) {
            ExpandedFlow.Rate rate = flow.rates().get(i);
            // A rate of the order q in s~ = s/eps^p has the weight q + p, and its term of the loss the weight q + 2*p.
            int weight = flow.leading() + 2 + 2 * flow.powers().get(rate.state());
            Expression loss = ExpandedFlow.upTo(model, List.of(), descent.objective(), weight);
            Model expanded = model.withDynamics(new Dynamics.GradientFlow(descent.direction(), loss,
                    descent.mobilities(), descent.step()));
            Equation gradient = FlowDerivation.equations(expanded).get(i);
            for (long point = 1; point <= 4; point++) {
                RandomPoint at = RandomPoint.of(model, point, false);
                Map<String, Integer> indices = at.indices(rate.axes());
                double expected = value(at, indices, gradient.rate());
                // Some hundred operations on numbers of moderate size.
                assertEquals(expected, value(at, indices, rate.sum()), 1e-10 * (1 + Math.abs(expected)),
                        rate.state() + " of seed " + seed + ", point " + point);
                compared += expected == 0 ? 0 : 1;
            }
        }
        assertTrue(compared > 0, "all rates vanish, seed " + seed);
    }

    private static double value(RandomPoint point, Map<String, Integer> indices, Expression formula) {
        Evaluator evaluator = point.evaluator();
        indices.forEach(evaluator::with);
        return evaluator.value(formula);
    }
}
