package org.flowcheck.theory.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Dynamics;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derived equations of every gradient flow in the models against difference quotients of its objective. */
class ModelGradientsTest {

    private static final double STEP = 1e-3;

    private final Bindings values = new Bindings();
    private final Map<String, double[]> arrays = new HashMap<>();

    static Stream<Model> gradientFlows() {
        return SymjaWitnessTest.gradientFlows().filter(model -> !model.name().equals("sketch"));
    }

    @ParameterizedTest
    @MethodSource("gradientFlows")
    void equationsFollowTheSlopeOfTheObjective(Model model) {
        for (long seed = 1; seed <= 3; seed++) {
            fill(model, new Random(seed));
            Dynamics.GradientFlow flow = (Dynamics.GradientFlow) model.dynamics();
            Expression objective = Definitions.inline(flow.objective(), model.definitions());
            double sign = flow.direction() == Dynamics.Direction.ASCEND ? 1 : -1;
            for (Equation equation : FlowDerivation.equations(model)) {
                Expression rate = Definitions.inline(equation.rate(), model.definitions());
                double[] elements = arrays.get(equation.state());
                double mobility = Optional.ofNullable(flow.mobilities().get(equation.state()))
                        .map(factor -> new Evaluator(values).value(factor)).orElse(1.0);
                for (int offset = 0; offset < elements.length; offset++) {
                    double slope = slope(objective, elements, offset);
                    double derived = at(equation.axes(), offset).value(rate);
                    String where = model.name() + " " + equation.state() + " at " + offset + ", seed " + seed;
                    // Fourth order: STEP^4 times a fifth derivative, which polynomials of degree four do not have;
                    // rounding of the objective over the step is 1e-13.
                    assertEquals(sign * mobility * slope, derived, 1e-9, where);
                }
            }
        }
    }

    private void fill(Model model, Random random) {
        for (Parameter parameter : model.parameters()) {
            values.scalar(parameter.name(), parameter.kind() == Parameter.Kind.INTEGER
                    ? 2 + random.nextInt(3) : new Evaluator(values).value(parameter.value()));
        }
        for (Draw draw : model.draws()) {
            fill(draw.name(), draw.axes(), random);
        }
        for (State state : model.states()) {
            fill(state.name(), state.axes(), random);
        }
    }

    private void fill(String name, List<Axis> axes, Random random) {
        int[] shape = shape(axes);
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        arrays.put(name, random.doubles(count, -1, 1).toArray());
        values.array(name, shape, arrays.get(name));
    }

    private int[] shape(List<Axis> axes) {
        return axes.stream().mapToInt(axis -> (int) new Evaluator(values).value(axis.size())).toArray();
    }

    /** An evaluator with the indices of an element, the last one running fastest. */
    private Evaluator at(List<Axis> axes, int offset) {
        Evaluator evaluator = new Evaluator(values);
        int[] shape = shape(axes);
        int rest = offset;
        for (int i = axes.size() - 1; i >= 0; i--) {
            evaluator.with(axes.get(i).index(), 1 + rest % shape[i]);
            rest /= shape[i];
        }
        return evaluator;
    }

    private double slope(Expression objective, double[] elements, int offset) {
        return (4 * central(objective, elements, offset, STEP / 2) - central(objective, elements, offset, STEP)) / 3;
    }

    private double central(Expression objective, double[] elements, int offset, double step) {
        double kept = elements[offset];
        elements[offset] = kept + step;
        double above = new Evaluator(values).value(objective);
        elements[offset] = kept - step;
        double below = new Evaluator(values).value(objective);
        elements[offset] = kept;
        return (above - below) / (2 * step);
    }
}
