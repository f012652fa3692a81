package org.flowcheck.simulation.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Spelling;
import org.flowcheck.simulation.data.ImageFolder;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.State;

/** Puts numbers into a model and compiles its right-hand side. */
public final class ModelCompiler {

    private ModelCompiler() {
    }

    /**
     * What a user chooses.
     *
     * @param parameters values that replace the parameters' defaults, by name
     * @param seed the seed of the draws
     * @param initialConditions the name of the initial conditions, or empty for the states' own initial values
     * @param data numbers that replace the formulas of data arrays, by name
     * @param images the data sets of images that are at hand
     */
    public record Choice(Map<String, Double> parameters, long seed, Optional<String> initialConditions,
                         NamedArrays data, ImageFolder images) {

        /** A choice that leaves all data to the model, without files of images. */
        public Choice(Map<String, Double> parameters, long seed, Optional<String> initialConditions) {
            this(parameters, seed, initialConditions, NamedArrays.none());
        }

        /** A choice without files of images. */
        public Choice(Map<String, Double> parameters, long seed, Optional<String> initialConditions,
                      NamedArrays data) {
            this(parameters, seed, initialConditions, data, ImageFolder.none());
        }

        /** Copies the values. */
        public Choice {
            parameters = Map.copyOf(parameters);
        }
    }

    /**
     * Compiles a model.
     *
     * @param model the model
     * @param equations the rate of change of each state, in the order of the states
     * @param choice parameters, seed, initial conditions and data
     * @throws DiagnosticException if the numbers do not fit the model: unknown parameters, sizes, indices out of range,
     *     data of another shape
     */
    public static CompiledModel compile(Model model, List<Equation> equations, Choice choice) {
        Map<String, Double> parameters = ParameterValues.resolve(model, choice.parameters());
        Symbols symbols = new Symbols(model, parameters, choice.images());
        GivenData.requireFit(symbols, choice.data());
        List<ProgramBuilder.Formula> rates = new ArrayList<>();
        List<String> rateLabels = new ArrayList<>();
        List<ProgramBuilder.Formula> starts = new ArrayList<>();
        List<String> startLabels = new ArrayList<>();
        Map<String, Expression> startValues = new HashMap<>();
        Map<String, Expression> replaced = initialConditions(model, choice.initialConditions());
        for (int i = 0; i < model.states().size(); i++) {
            State state = model.states().get(i);
            Equation equation = equations.get(i);
            if (equations.size() != model.states().size() || !equation.state().equals(state.name())) {
                throw new IllegalArgumentException("the equations do not go with the states of " + model.name());
            }
            rates.add(new ProgramBuilder.Formula(equation.axes(), equation.rate()));
            rateLabels.add("rate of " + state.name() + " in " + model.name());
            startValues.put(state.name(), replaced.getOrDefault(state.name(), state.initial()));
            starts.add(new ProgramBuilder.Formula(state.axes(), startValues.get(state.name())));
            startLabels.add("initial value of " + state.name() + " in " + model.name());
        }
        NetworkForms networks = NetworkForms.find(symbols, equations);
        ProgramOnDemand field = new ProgramOnDemand(
                () -> CompiledProgram.of(ProgramBuilder.build(symbols, rates), rateLabels));
        if (!networks.replaceProgram()) {
            // What is wrong with the equations is said now.
            field.get();
        }
        CompiledProgram initial = CompiledProgram.of(ProgramBuilder.build(symbols, starts), startLabels);
        return CompiledModel.of(model, parameters, symbols, field, initial, startValues, choice.data(),
                networks, choice.seed());
    }

    private static Map<String, Expression> initialConditions(Model model, Optional<String> name) {
        if (name.isEmpty()) {
            return Map.of();
        }
        List<String> known = model.initialConditions().stream().map(InitialConditions::name).toList();
        return model.initialConditions().stream().filter(conditions -> conditions.name().equals(name.get()))
                .findFirst().map(InitialConditions::values)
                .orElseThrow(() -> Diagnostic.of(Code.UNKNOWN_INITIAL_CONDITIONS,
                                model.name() + " has no initial conditions called " + name.get())
                        .expecting(known.isEmpty() ? "none: the model has only its own initial values"
                                : String.join(", ", known))
                        .suggesting(Spelling.nearest(name.get(), known)).exception());
    }
}
