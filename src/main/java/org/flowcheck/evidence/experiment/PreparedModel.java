package org.flowcheck.evidence.experiment;

import java.util.List;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.calculus.CoordinateChange;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.Homogeneity;
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
 */
public record PreparedModel(Model model, List<Equation> equations, Optional<Rational> degree) {

    /** Derives the equations of a model's flow. */
    public static PreparedModel of(Model model) {
        List<Equation> equations = FlowDerivation.equations(model);
        return new PreparedModel(model, equations, Homogeneity.degree(model, equations));
    }

    /** The model with numbers. */
    public CompiledModel compile(ModelCompiler.Choice choice) {
        return ModelCompiler.compile(model, equations, choice);
    }

    /** This model in the coordinate it declares for its blow-up, or as it is. */
    public PreparedModel inBlowUpCoordinate() {
        return model.blowUp().flatMap(BlowUp::coordinate).isEmpty() ? this : of(CoordinateChange.of(model));
    }
}
