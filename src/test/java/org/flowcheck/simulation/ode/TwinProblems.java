package org.flowcheck.simulation.ode;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.NumericForm;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** Problems without closed forms, on which two integrators are laid side by side. */
final class TwinProblems {

    private TwinProblems() {
    }

    /** Lorenz 1963 with its own parameters. */
    static InitialValueProblem lorenz() {
        return new InitialValueProblem(ReferenceProblem.field(3, (t, y, yDot) -> {
            yDot[0] = 10 * (y[1] - y[0]);
            yDot[1] = y[0] * (28 - y[2]) - y[1];
            yDot[2] = y[0] * y[1] - 8.0 / 3 * y[2];
        }), StateLayout.ofScalars("x", "y", "z"), 0, new double[] {1, 1, 1});
    }

    /** x'' = mu (1 - x^2) x' - x: slow stretches and sudden turns, at which steps are rejected. */
    static InitialValueProblem vanDerPol(double mu) {
        return new InitialValueProblem(ReferenceProblem.field(2, (t, y, yDot) -> {
            yDot[0] = y[1];
            yDot[1] = mu * (1 - y[0] * y[0]) * y[1] - y[0];
        }), StateLayout.ofScalars("x", "v"), 0, new double[] {2, 0});
    }

    /** x' = -x from 1: it decays below every tolerance. */
    static InitialValueProblem decay() {
        return ReferenceProblem.scalar((t, y, yDot) -> yDot[0] = -y[0], 1);
    }

    /** x_i' = -lambda_i x_i, lambda from 1 to {@code stiffness} in equal ratios: stability limits the step. */
    static InitialValueProblem relaxation(int dimension, double stiffness) {
        double[] rates = new double[dimension];
        double[] initial = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            rates[i] = Math.pow(stiffness, (double) i / (dimension - 1));
            initial[i] = 1;
        }
        return new InitialValueProblem(ReferenceProblem.field(dimension, (t, y, yDot) -> {
            for (int i = 0; i < dimension; i++) {
                yDot[i] = -rates[i] * y[i];
            }
        }), new StateLayout.Builder().add("x", dimension).build(), 0, initial);
    }

    /** A model of the repository, compiled. */
    static InitialValueProblem model(String file, Map<String, Double> sizes, String start) {
        Model model = NumericForm.of(ModelReader.read(Path.of("models", file)));
        CompiledModel compiled = ModelCompiler.compile(model, FlowDerivation.equations(model),
                new ModelCompiler.Choice(sizes, 1, Optional.ofNullable(start)));
        return new InitialValueProblem(compiled.newField(), compiled.layout(), 0, compiled.initialState());
    }
}
