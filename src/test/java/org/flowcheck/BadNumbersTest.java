package org.flowcheck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Goldens;
import org.flowcheck.simulation.compiler.ModelCompiler;
import org.flowcheck.simulation.network.KernelChoice;
import org.flowcheck.theory.calculus.FlowDerivation;
import org.flowcheck.theory.language.ModelReader;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What flowcheck says when numbers do not fit a model that is right as a text; each file's first line holds the
 * settings.
 */
class BadNumbersTest {

    static List<Path> files() {
        return Goldens.files("numbers");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBadNumberIsRefusedAsItsGoldenTextSays(Path file) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Goldens.assertRefused(file, () -> compile(file)));
    }

    @Test
    void everyCodeThatTheCompilerCanRaiseHasAFile() {
        Set<Code> raised = Goldens.codesNamed("simulation.compiler", "simulation.data");
        Set<Code> shown = Goldens.codesShown("numbers", "data", "table", "images");
        raised.removeAll(shown);
        // Tests of their own: a file that is absent, one that is too large to be kept, and sizes against a folder.
        raised.removeAll(Set.of(Code.FILE_NOT_FOUND, Code.FILE_TOO_LARGE, Code.IMAGE_SIZE));
        assertTrue(raised.isEmpty(), () -> "no file shows " + raised);
    }

    private static void compile(Path file) {
        Map<String, Double> parameters = new HashMap<>();
        Optional<String> initial = Optional.empty();
        KernelChoice kernel = KernelChoice.AUTOMATIC;
        for (String setting : settings(file)) {
            String[] parts = setting.split("=");
            if (parts[0].equals("initial")) {
                initial = Optional.of(parts[1]);
            } else if (parts[0].equals("kernel")) {
                kernel = KernelChoice.of(parts[1]);
            } else {
                parameters.put(parts[0], Double.valueOf(parts[1]));
            }
        }
        Model model = ModelReader.read(file);
        ModelCompiler.compile(model, FlowDerivation.equations(model), new ModelCompiler.Choice(parameters, 1, initial))
                .withKernel(kernel);
    }

    private static List<String> settings(Path file) {
        try {
            String first = Files.readAllLines(file).get(0);
            assertTrue(first.startsWith("# settings: "), first);
            return List.of(first.substring("# settings: ".length()).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
