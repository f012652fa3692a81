package org.flowcheck.simulation.compiler;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.calculus.NumericForm;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;

/** The models of the repository, compiled for benchmarks; run from its top folder. */
final class BenchmarkModels {

    private BenchmarkModels() {
    }

    static CompiledModel compile(String file, Map<String, Double> parameters) {
        Model model = NumericForm.of(ModelReader.read(Path.of("models", file)));
        return ModelCompiler.compile(model, FlowDerivation.equations(model),
                new ModelCompiler.Choice(parameters, 1, Optional.empty()));
    }
}
