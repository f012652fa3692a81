package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.calculus.CoordinateChange;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.Homogeneity;
import org.flowcheck.theory.calculus.NumericForm;
import org.flowcheck.theory.expression.Rational;
import org.flowcheck.theory.model.BlowUp;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;

/**
 * A checked model with its derived equations, ready to be compiled for any sizes, seed and initial conditions.
 *
 * @param model the model
 * @param equations the rate of each state, in the order of the states
 * @param degree p if the field is proved homogeneous, f(r y) = r^p f(y) for r &gt; 0
 * @param stated the model as its file states it, where this is that model in another coordinate
 */
public record PreparedModel(Model model, List<Equation> equations, Optional<Rational> degree,
                            Optional<PreparedModel> stated) {

    /** Derives the equations of a model's flow. */
    public static PreparedModel of(Model model) {
        return of(model, Optional.empty());
    }

    /**
     * The same of a model that numbers are to be put into.
     *
     * @throws org.flowcheck.diagnostic.DiagnosticException if it leaves an activation open, or averages over a law of
     *     which only moments are known
     */
    public static PreparedModel numeric(Model model) {
        return of(NumericForm.of(model));
    }

    private static PreparedModel of(Model model, Optional<PreparedModel> stated) {
        List<Equation> equations = FlowDerivation.equations(model);
        return new PreparedModel(model, equations, Homogeneity.degree(model, equations), stated);
    }

    /** The model with numbers. */
    public CompiledModel compile(ModelCompiler.Choice choice) {
        return ModelCompiler.compile(model, equations, choice);
    }

    /**
     * The model with numbers, from given data.
     *
     * @param data an array for each state of the model as its file states it
     * @throws org.flowcheck.diagnostic.DiagnosticException if the numbers or the data do not fit the model
     */
    public CompiledModel compile(ModelCompiler.Choice choice, NamedArrays data) {
        return stated.isEmpty() ? compile(choice).initialFrom(data) : compileLike(stated.get().compile(choice, data));
    }

    /**
     * This model with the numbers, the data, the seed and the state at time zero of its model as stated.
     *
     * @param asStated the compiled model of {@link #stated}; returned as it is where this is the model as stated
     */
    public CompiledModel compileLike(CompiledModel asStated) {
        if (stated.isEmpty()) {
            return asStated;
        }
        BlowUp.Coordinate coordinate = stated.get().coordinate().orElseThrow();
        double[] state = asStated.initialState();
        int place = asStated.layout().find(coordinate.state()).orElseThrow().offset();
        state[place] = asStated.newFunction(coordinate.forward()).value(0, asStated.initialState());
        return compile(new ModelCompiler.Choice(asStated.parameters(), asStated.seed(), Optional.empty(),
                asStated.given(), asStated.images())).withInitialState(state);
    }

    /** This model in the coordinate it declares for its blow-up, or as it is. */
    public PreparedModel inBlowUpCoordinate() {
        return coordinate().isEmpty() ? this : of(CoordinateChange.of(model), Optional.of(this));
    }

    private Optional<BlowUp.Coordinate> coordinate() {
        return model.blowUp().flatMap(BlowUp::coordinate);
    }
}
