package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.enclosure.ExactStart;
import org.flowcheck.simulation.enclosure.GivenNumbers;
import org.flowcheck.simulation.enclosure.Tape;
import org.flowcheck.simulation.enclosure.TapeBuilder;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.BlowUp;

/** Writes a prepared model as a tape, with the numbers of its compiled twin. */
final class ModelTape {

    private static final String COORDINATE = "coordinate";

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
        return TapeBuilder.build(prepared.model(), prepared.equations(), numbers(compiled), formulas);
    }

    /** The tape of the flow alone, refused where it has more steps than {@code most}. */
    static Tape of(PreparedModel prepared, CompiledModel compiled, int most) {
        return TapeBuilder.build(prepared.model(), prepared.equations(), numbers(compiled), Map.of(), most);
    }

    private static GivenNumbers numbers(CompiledModel compiled) {
        return new GivenNumbers(compiled.parameters(), compiled.layout(), compiled.initialState(),
                name -> compiled.model().draw(name).map(draw -> draw.axes())
                        .or(() -> compiled.model().dataArray(name).map(data -> data.axes()))
                        .map(axes -> array(compiled, name, axes)));
    }

    /**
     * The start of a run as its file states it: in doubles, and from them in the coordinate of the blow-up exactly.
     *
     * @param study the model in the coordinate of its blow-up
     * @throws org.flowcheck.simulation.enclosure.NotOnTapeException with the reason, if the coordinate cannot be written
     */
    static ExactStart start(ModelStudy study, CompiledModel compiled, ModelVariant variant) {
        if (study.prepared().stated().isEmpty()) {
            return new ExactStart(compiled.initialState(), Optional.empty());
        }
        PreparedModel stated = study.prepared().stated().get();
        CompiledModel asStated = study.asStated(compiled, variant);
        BlowUp.Coordinate coordinate = stated.model().blowUp().flatMap(BlowUp::coordinate).orElseThrow();
        Tape tape = of(stated, asStated, Map.of(COORDINATE, coordinate.forward()));
        int place = asStated.layout().find(coordinate.state()).orElseThrow().offset();
        return new ExactStart(asStated.initialState(),
                Optional.of(new ExactStart.Replaced(place, tape, COORDINATE)));
    }

    private static double[] array(CompiledModel compiled, String name, List<Axis> axes) {
        FormulaArray array = compiled.newArray(axes, Reference.to(name,
                axes.stream().map(axis -> Reference.to(axis.index())).toArray(Expression[]::new)));
        double[] values = new double[array.size()];
        array.values(0, compiled.initialState(), values);
        return values;
    }
}
