package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flowcheck.simulation.network.TwoLayerFlow;
import org.flowcheck.simulation.network.TwoLayerPlaces;
import org.flowcheck.simulation.ode.StateLayout;
import org.flowcheck.theory.expression.Constant;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/** Puts the numbers of a compiled model into the form of a one-hidden-layer flow. */
final class TwoLayerNumbers {

    private final CompiledModel compiled;
    private final Symbols symbols;
    private final DrawNumbers draws;

    TwoLayerNumbers(CompiledModel compiled, Symbols symbols, DrawNumbers draws) {
        this.compiled = compiled;
        this.symbols = symbols;
        this.draws = draws;
    }

    TwoLayerFlow of(TwoLayerForm form) {
        StateLayout layout = symbols.layout();
        StateLayout.Block outer = layout.find(form.outer()).orElseThrow();
        StateLayout.Block inner = layout.find(form.inner()).orElseThrow();
        TwoLayerPlaces places = new TwoLayerPlaces(outer.size(), inner.size() / outer.size(), outer.offset(),
                inner.offset(), layout.dimension());
        TwoLayerForm.Residual network = form.network();
        List<Axis> samples = List.of(new Axis(TwoLayerForm.SAMPLE, Constant.of(form.samples())));
        List<Axis> pairs = new ArrayList<>(samples);
        if (inner.shape().size() == 2) {
            pairs.add(new Axis(TwoLayerForm.INPUT, Constant.of(places.dimension())));
        }
        double[] inputs = numbers(pairs, network.inputs().value());
        if (network.inputs().scale() != 1) {
            inputs = inputs.clone();
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] *= network.inputs().scale();
            }
        }
        return new TwoLayerFlow(places, inputs, numbers(samples, network.labels()), network.outputScale(),
                form.outputRate(), form.inputRate());
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
