package org.flowcheck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.simulation.compiler.Agreement;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.GivenData;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.compiler.ParameterValues;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.simulation.data.NumericArray;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.NumericForm;
import org.flowcheck.theory.expression.Evaluator;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.expression.Traversal;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.ClosedForm;
import org.flowcheck.theory.model.DataArray;
import org.flowcheck.theory.model.Definition;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.InitialConditions;
import org.flowcheck.theory.model.Invariant;
import org.flowcheck.theory.model.Model;
import org.flowcheck.theory.model.Observable;
import org.flowcheck.theory.model.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every model of the repository: compiled code against the slow evaluator, at several sizes and random states. */
class CompiledModelsTest {

    private static final Path MODELS = Path.of("models");
    /** One, which leaves no loops; few; more than a sum has lanes. */
    private static final int[] SIZES = {1, 2, 3, 5};

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ModelReader.ENDING)).sorted().toList();
            assertFalse(found.isEmpty());
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void compiledCodeAgreesWithTheSlowEvaluator(Path file) {
        Model stated = ModelReader.read(file);
        if (stated.population().isPresent()) {
            DiagnosticException refused = assertThrows(DiagnosticException.class, () -> NumericForm.of(stated));
            assertEquals(Code.MOMENTS_ONLY, refused.diagnostics().get(0).code());
            return;
        }
        Model model = NumericForm.of(stated);
        List<Equation> equations = FlowDerivation.equations(model);
        List<Optional<String>> starts = new ArrayList<>(List.of(Optional.empty()));
        model.initialConditions().stream().map(InitialConditions::name).map(Optional::of).forEach(starts::add);
        for (int size : SIZES) {
            // Initial conditions change no formula but those with Initial[...]: the largest size sees them all.
            for (Optional<String> start : size == SIZES[SIZES.length - 1] ? starts : starts.subList(0, 1)) {
                CompiledModel compiled = ModelCompiler.compile(model, equations,
                        new ModelCompiler.Choice(sizes(model, size), size, start));
                check(model, equations, compiled, size, file + " " + start + " at size " + size);
                checkGivenData(model, equations, compiled, start);
            }
        }
    }

    /** The numbers that formulas of data give, given as numbers, make the same system to the last bit. */
    private static void checkGivenData(Model model, List<Equation> equations, CompiledModel compiled,
                                       Optional<String> start) {
        Map<String, NamedArrays.Entry> entries = new LinkedHashMap<>();
        double[] y = compiled.initialState();
        for (DataArray array : model.data()) {
            FormulaArray values = compiled.newArray(array.axes(), element(array));
            double[] numbers = new double[values.size()];
            values.values(0, y, numbers);
            int[] shape = array.axes().stream().mapToInt(axis ->
                    (int) new Evaluator((name, at) -> compiled.parameters().get(name)).value(axis.size())).toArray();
            entries.put(array.name(), new NamedArrays.Entry(NumericArray.of(shape, numbers), Optional.empty()));
        }
        if (entries.isEmpty()) {
            return;
        }
        NamedArrays data = new NamedArrays("numbers", entries);
        Map<String, Double> chosen = new HashMap<>(compiled.parameters());
        chosen.putAll(GivenData.sizes(model, data, Set.of()));
        assertEquals(compiled.parameters(), chosen, "sizes that follow are those the data were made with");
        CompiledModel given = ModelCompiler.compile(model, equations,
                new ModelCompiler.Choice(chosen, compiled.seed(), start, data));
        assertArrayEquals(y, given.initialState());
        double[] stated = new double[y.length];
        double[] replaced = new double[y.length];
        compiled.newField().derivatives(0.5, y, stated);
        given.newField().derivatives(0.5, y, replaced);
        assertArrayEquals(stated, replaced);
    }

    /** All integer parameters near one size, not all equal, so that mixed-up strides show. */
    /** Small sizes; where they lie outside the model's domain, what it speaks of keeps its default. */
    private static Map<String, Double> sizes(Model model, int size) {
        Map<String, Double> values = sizes(model, size, Set.of());
        try {
            ParameterValues.resolve(model, values);
            return values;
        } catch (DiagnosticException outside) {
            Set<String> bounded = new HashSet<>();
            model.domain().forEach(condition -> bounded.addAll(Traversal.freeNames(condition)));
            return sizes(model, size, bounded);
        }
    }

    private static Map<String, Double> sizes(Model model, int size, Set<String> bounded) {
        Map<String, Double> values = new HashMap<>();
        for (Parameter parameter : model.parameters()) {
            if (parameter.kind() == Parameter.Kind.INTEGER && !bounded.contains(parameter.name())) {
                values.put(parameter.name(), (double) (values.size() % 2 == 0 ? size : Math.max(1, 4 - size)));
            }
        }
        return values;
    }

    private static void check(Model model, List<Equation> equations, CompiledModel compiled, long seed, String where) {
        Agreement agreement = new Agreement(compiled);
        SplittableRandom random = new SplittableRandom(seed);
        double[] start = compiled.initialState();
        // Near the start, where closed forms and logarithms have values, and away from it.
        double[] near = start.clone();
        for (int i = 0; i < near.length; i++) {
            near[i] *= 1 + 0.1 * random.nextDouble();
        }
        for (double[] y : new double[][] {start, near, random.doubles(start.length, 0.1, 2).toArray()}) {
            double t = 0.1 * random.nextDouble();
            agreement.ofField(equations, t, y, where);
            for (DataArray array : model.data()) {
                agreement.ofArray(array.axes(), element(array), t, y, where + " data " + array.name());
            }
            for (Definition definition : model.definitions()) {
                agreement.ofArray(definition.axes(), definition.value(), t, y, where + " " + definition.name());
            }
            for (Invariant invariant : model.invariants()) {
                agreement.ofArray(invariant.axes(), invariant.value(), t, y, where + " " + invariant.name());
            }
            for (ClosedForm form : model.closedForms()) {
                agreement.ofArray(form.axes(), form.value(), t, y, where + " closed form of " + form.name());
            }
            for (Observable observable : model.observables()) {
                agreement.ofFunction(observable.value(), t, y, where + " " + observable.name());
            }
            model.blowUp().ifPresent(blowUp -> {
                agreement.ofFunction(blowUp.along(), t, y, where + " along");
                blowUp.earliest().ifPresent(formula -> agreement.ofFunction(formula, t, y, where + " earliest"));
                blowUp.latest().ifPresent(formula -> agreement.ofFunction(formula, t, y, where + " latest"));
            });
        }
    }

    private static Expression element(DataArray array) {
        return Reference.to(array.name(), array.axes().stream().map(axis -> Reference.to(axis.index()))
                .toArray(Expression[]::new));
    }
}
