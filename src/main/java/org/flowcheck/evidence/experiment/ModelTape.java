package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Map;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.enclosure.GivenNumbers;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.enclosure.TapeBuilder;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;

/** Writes a prepared model as a tape, with the numbers of its compiled twin. */
final class ModelTape {

    private ModelTape() {
    }

    /**
     * The tape.
     *
     * @param prepared the model and its equations
     * @param compiled the same model with numbers
     * @param formulas scalar formulas that are to stand on the tape, by name
     * @throws org.flowcheck.simulation.enclosure.NotOnTapeException with the reason, if it cannot be written
     */
    static Tape of(PreparedModel prepared, CompiledModel compiled, Map<String, Expression> formulas) {
        GivenNumbers numbers = new GivenNumbers(compiled.parameters(), compiled.layout(), compiled.initialState(),
                name -> compiled.model().draw(name).map(draw -> draw.axes())
                        .or(() -> compiled.model().dataArray(name).map(data -> data.axes()))
                        .map(axes -> array(compiled, name, axes)));
        return TapeBuilder.build(prepared.model(), prepared.equations(), numbers, formulas);
    }

    private static double[] array(CompiledModel compiled, String name, List<Axis> axes) {
        FormulaArray array = compiled.newArray(axes, Reference.to(name,
                axes.stream().map(axis -> Reference.to(axis.index())).toArray(Expression[]::new)));
        double[] values = new double[array.size()];
        array.values(0, compiled.initialState(), values);
        return values;
    }
}
