package org.flowcheck.simulation.compiler;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.kernel.Draws;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Environment;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Draw;
import org.flowcheck.theory.model.Model;

/**
 * The second witness: a model's formulas evaluated by walking their trees, with the numbers of a compiled model but
 * none of its code.
 */
public final class SlowModel {

    private final Model model;
    private final Map<String, Double> parameters;
    private final StateLayout layout;
    private final long seed;
    private final double[] start;
    private final Map<String, NamedArrays.Entry> given;

    /** Takes parameters, given data, layout, seed and start from a compiled model. */
    public SlowModel(CompiledModel compiled) {
        this.model = compiled.model();
        this.parameters = compiled.parameters();
        this.layout = compiled.layout();
        this.seed = compiled.seed();
        this.start = compiled.initialState();
        this.given = compiled.given().entries();
    }

    /** The values of a formula over its axes, row by row. */
    public double[] array(List<Axis> axes, Expression formula, double t, double[] y) {
        return map(axes, t, y, evaluator -> evaluator.value(formula));
    }

    /** A number of time and state. */
    public double value(Expression formula, double t, double[] y) {
        return array(List.of(), formula, t, y)[0];
    }

    /** The sizes of what is added, over the axes: what rounding errors are measured in. */
    public double[] magnitudes(List<Axis> axes, Expression formula, double t, double[] y) {
        int[] shape = shape(axes);
        double[] out = new double[Arrays.stream(shape).reduce(1, (p, q) -> p * q)];
        Magnitude magnitude = new Magnitude(model, environment(t, y), environment(0, start));
        for (int i = 0; i < out.length; i++) {
            Map<String, Integer> indices = new HashMap<>();
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                indices.put(axes.get(axis).index(), rest % shape[axis] + 1);
                rest /= shape[axis];
            }
            out[i] = magnitude.at(indices).of(formula);
        }
        return out;
    }

    private interface Read {
        double from(Evaluator evaluator);
    }

    private double[] map(List<Axis> axes, double t, double[] y, Read read) {
        int[] shape = shape(axes);
        double[] out = new double[Arrays.stream(shape).reduce(1, (p, q) -> p * q)];
        Environment now = environment(t, y);
        Environment atStart = environment(0, start);
        for (int i = 0; i < out.length; i++) {
            Evaluator evaluator = new Evaluator(now, atStart);
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                evaluator.with(axes.get(axis).index(), rest % shape[axis] + 1);
                rest /= shape[axis];
            }
            out[i] = read.from(evaluator);
        }
        return out;
    }

    private int[] shape(List<Axis> axes) {
        Evaluator sizes = new Evaluator((name, at) -> parameters.get(name));
        return axes.stream().mapToInt(axis -> (int) sizes.value(axis.size())).toArray();
    }

    private Environment environment(double t, double[] y) {
        return new Environment() {

            private final Map<String, Double> known = new HashMap<>();

            @Override
            public double value(String name, int[] at) {
                if (parameters.containsKey(name)) {
                    return parameters.get(name);
                }
                if (layout.find(name).isPresent()) {
                    StateLayout.Block block = layout.find(name).get();
                    return y[block.offset() + flat(at, block.shape().stream().mapToInt(Integer::intValue).toArray())];
                }
                if (model.draw(name).isPresent()) {
                    return drawn(model.draw(name).get(), at);
                }
                if (model.definition(name).isPresent()) {
                    Definition definition = model.definition(name).get();
                    return remembered(name, at, definition.axes(), definition.value());
                }
                if (model.dataArray(name).isPresent()) {
                    DataArray array = model.dataArray(name).get();
                    int place = flat(at, shape(array.axes()));
                    if (given.containsKey(name)) {
                        return given.get(name).array().at(place);
                    }
                    return remembered(name, at, array.axes(), array.value().orElseThrow());
                }
                if (name.equals("t")) {
                    return t;
                }
                throw new IllegalArgumentException(name);
            }

            private double remembered(String name, int[] at, List<Axis> axes, Expression formula) {
                String key = name + Arrays.toString(at);
                Double value = known.get(key);
                if (value == null) {
                    value = element(axes, formula, at, this);
                    known.put(key, value);
                }
                return value;
            }
        };
    }

    private double drawn(Draw draw, int[] at) {
        int[] shape = shape(draw.axes());
        Draws numbers = Draws.of(seed, draw.name(), shape);
        Evaluator law = new Evaluator((name, none) -> parameters.get(name));
        double first = law.value(draw.arguments().get(0));
        double second = law.value(draw.arguments().get(1));
        int index = flat(at, shape);
        return switch (draw.law()) {
            case NORMAL -> first + second * numbers.normal(index);
            case UNIFORM -> first + (second - first) * numbers.uniform(index);
        };
    }

    private double element(List<Axis> axes, Expression formula, int[] at, Environment environment) {
        Evaluator inside = new Evaluator(environment, environment(0, start));
        for (int axis = 0; axis < at.length; axis++) {
            inside.with(axes.get(axis).index(), at[axis]);
        }
        return inside.value(formula);
    }

    private static int flat(int[] at, int[] shape) {
        int index = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            if (at[axis] < 1 || at[axis] > shape[axis]) {
                throw new IllegalArgumentException("index " + Arrays.toString(at) + " of shape "
                        + Arrays.toString(shape));
            }
            index = index * shape[axis] + at[axis] - 1;
        }
        return index;
    }
}
