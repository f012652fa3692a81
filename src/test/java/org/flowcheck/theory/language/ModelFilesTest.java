package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFilesTest {

    @TempDir
    private static Path copy;

    @BeforeAll
    static void copyModels() throws IOException {
        for (Path file : models()) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(file, copy.resolve(file));
        }
    }

    static List<Path> models() {
        return ModelFiles.all();
    }

    static Model read(Path file) {
        try {
            return ModelReader.read(file);
        } catch (DiagnosticException e) {
            throw new AssertionError(String.join("\n", e.diagnostics().stream().map(Excerpt::render).toList()), e);
        }
    }

    @Test
    void thereAreModels() {
        assertTrue(models().size() >= 13, models()::toString);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsReadAndHasItsFilesName(Path file) {
        assertEquals(file.getFileName().toString(), read(file).name() + ModelReader.ENDING);
    }

    /** Printed models stand in a copy of the folder: one that reduces another names it. */
    @ParameterizedTest
    @MethodSource("models")
    void everyModelReadsBackEqualWhenPrinted(Path file) throws IOException {
        Model model = read(file);
        String printed = ModelPrinter.print(model);
        Model again = read(Files.writeString(copy.resolve(file), printed));
        assertEquals(model, again, printed);
        assertEquals(printed, ModelPrinter.print(again));
    }
}
