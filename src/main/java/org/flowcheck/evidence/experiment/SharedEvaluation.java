package org.flowcheck.evidence.experiment;

import java.util.ArrayList;
import java.util.List;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.ode.NamedFunction;

/**
 * Presents formulas that are computed together as separate functions of the state. Samplers evaluate their functions in
 * order at each place, so the first one computes all and the others look up.
 */
final class SharedEvaluation {

    private SharedEvaluation() {
    }

    /** One function per formula, to be used in order and by one thread. */
    static List<NamedFunction> functions(FormulaArray array) {
        double[] values = new double[array.size()];
        List<NamedFunction> functions = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int index = i;
            functions.add(new NamedFunction("value " + i, (t, y) -> {
                if (index == 0) {
                    array.values(t, y, values);
                }
                return values[index];
            }));
        }
        return functions;
    }
}
