package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;

/** Turns a model's invariants into functions whose distance from zero is the drift. */
final class InvariantDrift {

    private InvariantDrift() {
    }

    /**
     * For each invariant the largest absolute change of any of its entries since time zero,
     * {@code max |I(y) - I(y(0))|}.
     */
    static List<NamedFunction> functions(Model model, CompiledModel compiled) {
        List<NamedFunction> functions = new ArrayList<>();
        for (Invariant invariant : model.invariants()) {
            FormulaArray array = compiled.newArray(invariant.axes(), invariant.value());
            double[] atStart = new double[array.size()];
            double[] now = new double[array.size()];
            array.values(0, compiled.initialState(), atStart);
            functions.add(new NamedFunction(invariant.name(), (t, y) -> {
                array.values(t, y, now);
                double largest = 0;
                for (int i = 0; i < now.length; i++) {
                    largest = Math.max(largest, Math.abs(now[i] - atStart[i]));
                }
                return largest;
            }));
        }
        return functions;
    }
}
