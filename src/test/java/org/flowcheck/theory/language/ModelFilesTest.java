package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Excerpt;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFilesTest {

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

    @ParameterizedTest
    @MethodSource("models")
    void everyModelReadsBackEqualWhenPrinted(Path file) {
        Model model = read(file);
        String printed = ModelPrinter.print(model);
        Model again = ModelReader.read(new SourceText("printed", printed));
        assertEquals(model, again, printed);
        assertEquals(printed, ModelPrinter.print(again));
    }
}
