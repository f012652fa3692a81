package org.flowcheck.simulation.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.simulation.compiler.CompiledModel;
import org.flowcheck.simulation.compiler.FormulaArray;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.NumericForm;
import org.flowcheck.theory.expression.Expression;
import org.flowcheck.theory.expression.Reference;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Axis;
import org.flowcheck.theory.model.Equation;
import org.flowcheck.theory.model.Model;
import org.hipparchus.util.Binary64;

/** Tapes of models for tests, with the numbers of the compiled model. */
public final class Tapes {

    private Tapes() {
    }

    /** A model of the repository, compiled, with its equations and its tape. */
    public record Sample(Model model, List<Equation> equations, CompiledModel compiled, Tape tape) {
    }

    /** A model of the repository with the formulas of its blow-up section on the tape. */
    public static Sample read(String path, Map<String, Double> parameters, long seed) {
        Model model = NumericForm.of(ModelReader.read(Path.of("models", path + ".yaml")));
        List<Equation> equations = FlowDerivation.equations(model);
        CompiledModel compiled = ModelCompiler.compile(model, equations,
                new ModelCompiler.Choice(parameters, seed, Optional.empty()));
        Map<String, Expression> formulas = new LinkedHashMap<>();
        model.blowUp().ifPresent(section -> {
            formulas.put("along", section.along());
            section.earliest().ifPresent(formula -> formulas.put("earliest", formula));
            section.latest().ifPresent(formula -> formulas.put("latest", formula));
        });
        return new Sample(model, equations, compiled, of(compiled, equations, formulas));
    }

    /** The tape of a model given as text. */
    static Tape ofText(Path folder, String text) {
        try {
            Path file = Files.writeString(folder.resolve("small.yaml"), "flowcheck: 1\nmodel: small\n" + text);
            Model model = NumericForm.of(ModelReader.read(file));
            List<Equation> equations = FlowDerivation.equations(model);
            return of(ModelCompiler.compile(model, equations, new ModelCompiler.Choice(Map.of(), 1, Optional.empty())),
                    equations, Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The tape of a compiled model's equations. */
    public static Tape of(CompiledModel compiled, List<Equation> equations, Map<String, Expression> formulas) {
        return TapeBuilder.build(compiled.model(), equations, numbers(compiled), formulas);
    }

    /** The numbers of a compiled model. */
    public static GivenNumbers numbers(CompiledModel compiled) {
        double[] start = compiled.initialState();
        return new GivenNumbers(compiled.parameters(), compiled.layout(), start, name ->
                compiled.model().draw(name).map(draw -> draw.axes())
                        .or(() -> compiled.model().dataArray(name).map(data -> data.axes()))
                        .map(axes -> array(compiled, name, axes)));
    }

    private static double[] array(CompiledModel compiled, String name, List<Axis> axes) {
        FormulaArray array = compiled.newArray(axes, Reference.to(name,
                axes.stream().map(axis -> Reference.to(axis.index())).toArray(Expression[]::new)));
        double[] values = new double[array.size()];
        array.values(0, compiled.initialState(), values);
        return values;
    }

    /** Numbers of a field from doubles. */
    public static <T> T[] of(Arithmetic<T> arithmetic, double[] y) {
        T[] result = arithmetic.array(y.length);
        for (int i = 0; i < y.length; i++) {
            result[i] = arithmetic.of(y[i]);
        }
        return result;
    }

    /** The rates of a tape in doubles. */
    public static double[] rates(Tape tape, double t, double[] y) {
        FieldArithmetic<Binary64> doubles = FieldArithmetic.ofDoubles();
        Binary64[] rates = new TapeEvaluator<>(tape, doubles).rates(doubles.of(t), of(doubles, y));
        double[] result = new double[rates.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = rates[i].getReal();
        }
        return result;
    }
}
