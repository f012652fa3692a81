package org.flowcheck.simulation.compiler;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.simulation.data.CsvReader;
import org.flowcheck.simulation.data.NamedArrays;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every faulty table gives the diagnostics of its golden, against a model with d = 2 and p = 3 chosen. */
class BadTablesTest {

    private static final Model MODEL = ModelReader.read(new SourceText("sample", """
            flowcheck: 1
            model: sample
            parameters:
              n: {integer: 4, meaning: number of samples}
              d: {integer: 1, meaning: dimension}
              p: {integer: 1, meaning: number of weights}
            data:
              x[i, j]: {for: "{i, n}, {j, d}"}
              y[i]: {for: "{i, n}"}
              z[l]: {for: "{l, p}"}
              q[i, j]: {for: "{i, n}, {j, n}"}
              v[i, j]: {for: "{i, n}, {j, d}"}
              v1[i]: {for: "{i, n}"}
              cube[i, j, l]: {for: "{i, n}, {j, n}, {l, n}"}
              scale: {meaning: one number}
            states:
              a: {initial: 1}
            rates:
              a: -a
            """));

    static List<Path> files() {
        return Goldens.files("table");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBadTableIsRefusedAsItsGoldenTextSays(Path file) {
        Map<String, Double> chosen = Map.of("d", 2.0, "p", 3.0);
        Goldens.assertRefused(file, () -> {
            NamedArrays data = DataColumns.of(MODEL, CsvReader.read(file));
            Map<String, Double> parameters = new HashMap<>(chosen);
            parameters.putAll(GivenData.sizes(MODEL, data, chosen.keySet()));
            ModelCompiler.compile(MODEL, FlowDerivation.equations(MODEL),
                    new ModelCompiler.Choice(parameters, 1, Optional.empty(), data));
        });
    }
}
