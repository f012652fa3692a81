package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/** The numbers of the samples of a network in a compiled model. */
final class SampleNumbers {

    private final CompiledModel compiled;
    private final Symbols symbols;
    private final DrawNumbers draws;

    SampleNumbers(CompiledModel compiled, Symbols symbols, DrawNumbers draws) {
        this.compiled = compiled;
        this.symbols = symbols;
        this.draws = draws;
    }

    /**
     * x, sample by sample.
     *
     * @param weights the state that is multiplied with it, of one index or two
     */
    double[] inputs(TwoLayerForm.Inputs form, int samples, StateLayout.Block weights) {
        List<Axis> pairs = new ArrayList<>(axes(samples));
        if (weights.shape().size() == 2) {
            pairs.add(new Axis(TwoLayerForm.INPUT, Constant.of(weights.shape().get(1))));
        }
        return scaled(pairs, form.value(), form.scale());
    }

    /** The values of a formula without states and time, times a factor; not to be modified. */
    double[] scaled(List<Axis> axes, Expression formula, double factor) {
        double[] values = numbers(axes, formula);
        if (factor != 1) {
            values = values.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
            }
        }
        return values;
    }

    /** y. */
    double[] labels(Expression formula, int samples) {
        return numbers(axes(samples), formula);
    }

    private static List<Axis> axes(int samples) {
        return List.of(new Axis(TwoLayerForm.SAMPLE, Constant.of(samples)));
    }

    /** The values of a formula without states and time; the very array where it is one of the data. */
    private double[] numbers(List<Axis> axes, Expression formula) {
        List<Expression> indices = axes.stream().<Expression>map(axis -> Reference.to(axis.index())).toList();
        if (formula instanceof Reference reference && reference.indices().equals(indices)
                && symbols.data(reference.name()).isPresent()) {
            Symbols.PlacedData data = symbols.data(reference.name()).get();
            List<Long> shape = symbols.shape(reference.name(), axes);
            if (data.placed().shape().equals(shape)) {
                return draws.of(Set.of(data.number()))[data.number()];
            }
        }
        FormulaArray array = compiled.newArray(axes, formula);
        double[] values = new double[array.size()];
        array.values(0, compiled.initialState(), values);
        return values;
    }
}
