package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.flowcheck.theory.expression.Algebra;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part of the models' expansions against differences of the exact rates, at random points and sizes. */
class ExpandedFlowDifferencesTest {

    private static final int BEYOND = 2;

    @ParameterizedTest
    @ValueSource(strings = {"three-layer/three-layer", "three-layer/matrix-factorisation", "multi-stage/two-layer",
        "multi-stage/two-layer-population", "multi-stage/two-layer-cubic", "cnn-condensation/two-layer-cnn",
        "linear-features/two-layer-linear", "linear-features/two-layer-linear-flow"})
    void partsAreTaylorCoefficients(String file) {
        Model model = Models.file(file);
        ExpandedFlow flow = ExpandedFlow.of(model, BEYOND);
        PlainForm plain = new PlainForm(model);
        List<Equation> equations = FlowDerivation.equations(model);
        int compared = 0;
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            int weight = flow.powers().get(equation.state());
            for (long seed = 1; seed <= 3; seed++) {
                RandomPoint point = RandomPoint.of(plain.model(), seed, false);
                Map<String, Integer> indices = point.indices(equation.axes());
                ScaledStates exact = scaled(plain, equation.rate(), flow, point, indices);
                for (int q = flow.leading(); q <= flow.leading() + BEYOND; q++) {
                    Expression part = flow.rates().get(i).parts().getOrDefault(q, Algebra.ZERO);
                    double derived = scaled(plain, part, flow, point, indices).at(1);
                    double measured = TaylorByDifferences.coefficient(exact::at, q + weight);
                    // The extrapolation leaves 1e-9 times values and derivatives that grow with the sizes of the point.
                    assertEquals(measured, derived, 1e-6 * (1 + Math.abs(measured)),
                            equation.state() + ", order " + q + ", seed " + seed);
                    compared += derived == 0 ? 0 : 1;
                }
            }
        }
        assertTrue(compared >= 3 * equations.size(), "parts that are not zero: " + compared);
    }

    private static ScaledStates scaled(PlainForm plain, Expression formula, ExpandedFlow flow, RandomPoint point,
                                       Map<String, Integer> indices) {
        return new ScaledStates(plain.model(), plain.of(formula), flow.powers(), point, indices);
    }
}
