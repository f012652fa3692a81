package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flowcheck.SchemaValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSchemaTest {

    private static final Path FILE = Path.of("docs/schema/model.schema.json");

    static List<Path> models() {
        return ModelFiles.all();
    }

    private static List<String> problems(String text) {
        return new SchemaValidator(ModelSchema.tree()).problems(SchemaValidator.yaml(text));
    }

    @ParameterizedTest
    @MethodSource("models")
    void acceptsEveryModelAsWrittenAndAsPrinted(Path file) throws IOException {
        assertEquals(List.of(), problems(Files.readString(file)));
        String printed = ModelPrinter.print(ModelReader.read(file));
        assertEquals(List.of(), problems(printed), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-top-key", "unknown-state-key", "unknown-flow-key",
        "unknown-observable-key", "no-name",
        "no-version", "wrong-version", "no-states", "no-dynamics", "name-not-a-name", "bad-model-name",
        "list-instead-of-model", "parameter-without-kind", "extends-above", "activation-misspelt-key",
        "activation-slopes-as-text", "data-misspelt-key", "random-variable-as-formula", "asymptotics-misspelt-key",
        "asymptotics-time-misspelt", "asymptotics-as-text", "reduces-misspelt-key", "reduces-as-text",
        "reduces-outside", "reduces-file-name", "mobility-with-indices"})
    void refusesStructureThatTheReaderRefuses(String name) throws IOException {
        assertNotEquals(List.of(), problems(Files.readString(Path.of("src/test/resources/bad/model", name + ".yaml"))));
    }

    /** Renew the file with {@code -Dflowcheck.goldens=write}. */
    @Test
    void theFileInTheDocumentationIsTheGeneratedOne() throws IOException {
        if ("write".equals(System.getProperty("flowcheck.goldens"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, ModelSchema.json());
        }
        assertEquals(Files.readString(FILE), ModelSchema.json());
    }
}
