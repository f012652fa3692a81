package org.flowcheck.theory.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flowcheck.diagnostic.SourceText;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlReader;
import org.flowcheck.theory.syntax.YamlSequence;
import org.flowcheck.theory.syntax.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSchemaTest {

    private static final Path FILE = Path.of("docs/schema/model.schema.json");

    static List<Path> models() {
        return ModelFiles.all();
    }

    /** The few words of JSON Schema that the schema uses, judged on a YAML tree. */
    private static boolean accepts(Object schema, YamlNode node) {
        Map<?, ?> map = (Map<?, ?>) schema;
        return map.entrySet().stream().allMatch(entry -> switch (entry.getKey().toString()) {
            case "type" -> isOfType(entry.getValue(), node);
            case "anyOf" -> ((List<?>) entry.getValue()).stream().anyMatch(choice -> accepts(choice, node));
            case "enum" -> node instanceof YamlText text && ((List<?>) entry.getValue()).stream()
                    .anyMatch(value -> value.toString().equals(text.value()));
            case "pattern" -> node instanceof YamlText text
                    && Pattern.compile(entry.getValue().toString()).matcher(text.value()).find();
            case "required" -> node instanceof YamlMapping mapping
                    && ((List<?>) entry.getValue()).stream().allMatch(key -> mapping.find(key.toString()).isPresent());
            case "items" -> ((YamlSequence) node).items().stream().allMatch(item -> accepts(entry.getValue(), item));
            case "additionalProperties" -> node instanceof YamlMapping mapping
                    && mapping.entries().stream().allMatch(child -> acceptsEntry(map, child));
            case "properties", "patternProperties", "$schema", "title", "description" -> true;
            default -> throw new AssertionError("the test does not know " + entry.getKey());
        });
    }

    private static boolean isOfType(Object type, YamlNode node) {
        String kind = node instanceof YamlText ? "string" : node instanceof YamlMapping ? "object" : "array";
        return type instanceof List<?> types ? types.contains(kind) : type.equals(kind);
    }

    private static boolean acceptsEntry(Map<?, ?> schema, YamlEntry entry) {
        if (schema.get("properties") instanceof Map<?, ?> properties && properties.containsKey(entry.name())) {
            return accepts(properties.get(entry.name()), entry.value());
        }
        return schema.get("patternProperties") instanceof Map<?, ?> patterns && patterns.entrySet().stream()
                .anyMatch(pattern -> Pattern.compile(pattern.getKey().toString()).matcher(entry.name()).find()
                        && accepts(pattern.getValue(), entry.value()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void acceptsEveryModelAsWrittenAndAsPrinted(Path file) throws IOException {
        assertTrue(accepts(ModelSchema.tree(), YamlReader.read(new SourceText("model", Files.readString(file)))));
        String printed = ModelPrinter.print(ModelReader.read(file));
        assertTrue(accepts(ModelSchema.tree(), YamlReader.read(new SourceText("printed", printed))), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-top-key", "unknown-state-key", "unknown-flow-key", "unknown-observable-key", "no-name",
        "no-version", "wrong-version", "no-states", "no-dynamics", "name-not-a-name", "bad-model-name", "list-instead-of-model",
        "parameter-without-kind", "map-not-yet", "extends-above"})
    void refusesStructureThatTheReaderRefuses(String name) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/bad/model", name + ".yaml"));
        assertFalse(accepts(ModelSchema.tree(), YamlReader.read(new SourceText(name, text))));
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
