package org.flowcheck.theory.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flowcheck.theory.expression.Bindings;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Parameter;
import org.flowcheck.theory.model.State;

/** A model with numbers as sizes, parameters and draws, whose states are one vector; evaluated on trees of formulas. */
final class SmallSystem {

    private final Model model;
    private final Bindings bindings = new Bindings();
    private final Map<String, double[]> states = new HashMap<>();
    private final List<Equation> equations = new ArrayList<>();
    private final Random random;
    private int dimension;

    /** A system whose sizes are 2, 3 and 4 in turn, with parameters and draws of a seed. */
    SmallSystem(Model model, long seed) {
        this.model = model;
        random = new Random(seed);
        int size = 2;
        for (Parameter parameter : model.parameters()) {
            boolean integer = parameter.kind() == Parameter.Kind.INTEGER;
            bindings.scalar(parameter.name(), integer ? size : 0.5 + random.nextDouble());
            size = !integer ? size : size == 4 ? 2 : size + 1;
        }
        for (Draw draw : model.draws()) {
            bindings.array(draw.name(), shape(draw.axes()), numbers(draw.axes()));
        }
        for (State state : model.states()) {
            double[] elements = numbers(state.axes());
            states.put(state.name(), elements);
            bindings.array(state.name(), shape(state.axes()), elements);
            dimension += elements.length;
        }
        for (Equation equation : FlowDerivation.equations(model)) {
            equations.add(new Equation(equation.state(), equation.axes(),
                    Definitions.inline(equation.rate(), model.definitions())));
        }
    }

    private int[] shape(List<Axis> axes) {
        return axes.stream().mapToInt(axis -> (int) new Evaluator(bindings).value(axis.size())).toArray();
    }

    private double[] numbers(List<Axis> axes) {
        int count = 1;
        for (int size : shape(axes)) {
            count *= size;
        }
        return random.doubles(count, -1, 1).toArray();
    }

    int dimension() {
        return dimension;
    }

    double[] randomState() {
        return random.doubles(dimension, -1, 1).toArray();
    }

    private void set(double[] vector) {
        int from = 0;
        for (State state : model.states()) {
            double[] elements = states.get(state.name());
            System.arraycopy(vector, from, elements, 0, elements.length);
            from += elements.length;
        }
    }

    double[] rates(double[] vector) {
        set(vector);
        List<Double> rates = new ArrayList<>();
        equations.forEach(equation -> rates.addAll(elements(equation.axes(), equation.rate())));
        return rates.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All elements of an invariant. */
    double[] values(Invariant invariant, double[] vector) {
        set(vector);
        return elements(invariant.axes(), invariant.value()).stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Double> elements(List<Axis> axes, Expression formula) {
        int[] shape = shape(axes);
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        List<Double> elements = new ArrayList<>();
        for (int offset = 0; offset < count; offset++) {
            Evaluator evaluator = new Evaluator(bindings);
            int rest = offset;
            for (int i = axes.size() - 1; i >= 0; i--) {
                evaluator.with(axes.get(i).index(), 1 + rest % shape[i]);
                rest /= shape[i];
            }
            elements.add(evaluator.value(formula));
        }
        return elements;
    }

    /** The state after a time, by the classical Runge-Kutta formula. */
    double[] after(double[] start, double time, int steps) {
        double step = time / steps;
        double[] state = start;
        for (int i = 0; i < steps; i++) {
            double[] first = rates(state);
            double[] second = rates(moved(state, step / 2, first));
            double[] third = rates(moved(state, step / 2, second));
            double[] fourth = rates(moved(state, step, third));
            state = moved(moved(moved(moved(state, step / 6, first), step / 3, second), step / 3, third), step / 6,
                    fourth);
        }
        return state;
    }

    /** {@code x + c*v}. */
    static double[] moved(double[] x, double c, double[] v) {
        double[] sum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = x[i] + c * v[i];
        }
        return sum;
    }
}
