package org.flowcheck;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * The words of JSON Schema (draft 2020-12) that the project's schemas use, with the meaning of the standard: a word
 * about one kind of value says nothing about others. A word that is not known here is an error, never passed over.
 */
public final class SchemaValidator {

    private final Map<?, ?> root;

    /** A validator of a schema given as maps, lists and plain values. */
    public SchemaValidator(Map<?, ?> schema) {
        this.root = schema;
    }

    /** The validator of a schema in a file. */
    public static SchemaValidator of(Path file) throws IOException {
        return new SchemaValidator((Map<?, ?>) new Load(LoadSettings.builder().setSchema(new JsonSchema()).build())
                .loadFromString(Files.readString(file)));
    }

    /** A YAML text as editors see it: numbers, booleans and null by the core schema of YAML 1.2. */
    public static Object yaml(String text) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
    }

    /** The schema. */
    public Map<?, ?> schema() {
        return root;
    }

    /** What is wrong with a value, each with its place; empty if it fits. */
    public List<String> problems(Object value) {
        return problems(root, value, "$");
    }

    private List<String> problems(Object schema, Object value, String place) {
        if (schema instanceof Boolean allowed) {
            return allowed ? List.of() : List.of(place + " must not stand here");
        }
        Map<?, ?> words = (Map<?, ?>) schema;
        List<String> problems = new ArrayList<>();
        words.forEach((word, condition) -> problems.addAll(problems(word.toString(), condition, value, place)));
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> problems.addAll(member(words, name.toString(), member, place + "." + name)));
        }
        return problems;
    }

    private List<String> member(Map<?, ?> schema, String name, Object value, String place) {
        List<Object> rules = new ArrayList<>();
        if (schema.get("properties") instanceof Map<?, ?> properties && properties.containsKey(name)) {
            rules.add(properties.get(name));
        }
        if (schema.get("patternProperties") instanceof Map<?, ?> patterns) {
            patterns.forEach((pattern, rule) -> {
                if (Pattern.compile(pattern.toString()).matcher(name).find()) {
                    rules.add(rule);
                }
            });
        }
        if (rules.isEmpty() && schema.containsKey("additionalProperties")) {
            rules.add(schema.get("additionalProperties"));
        }
        return rules.stream().flatMap(rule -> problems(rule, value, place).stream()).toList();
    }

    private List<String> problems(String word, Object condition, Object value, String place) {
        return switch (word) {
            case "$schema", "$defs", "title", "description", "properties", "patternProperties",
                "additionalProperties" -> List.of();
            case "$ref" -> problems(resolve(condition.toString()), value, place);
            case "type" -> unless(types(condition).stream().anyMatch(type -> isOfType(type, value)), place, word,
                    condition, value);
            case "enum" -> unless(((List<?>) condition).stream().anyMatch(choice -> same(choice, value)), place, word,
                    condition, value);
            case "pattern" -> unless(!(value instanceof String text)
                    || Pattern.compile(condition.toString()).matcher(text).find(), place, word, condition, value);
            case "minimum" -> unless(!(value instanceof Number number)
                    || number.doubleValue() >= ((Number) condition).doubleValue(), place, word, condition, value);
            case "minItems" -> unless(!(value instanceof List<?> list) || list.size() >= (Integer) condition,
                    place, word,
                    condition, value);
            case "maxItems" -> unless(!(value instanceof List<?> list) || list.size() <= (Integer) condition,
                    place, word,
                    condition, value);
            case "required" -> unless(!(value instanceof Map<?, ?> map)
                    || map.keySet().containsAll((List<?>) condition),
                    place, word, condition, value);
            case "anyOf" -> unless(fitting(condition, value, place) >= 1, place, word, condition, value);
            case "oneOf" -> unless(fitting(condition, value, place) == 1, place, word, condition, value);
            case "items" -> value instanceof List<?> list ? items(condition, list, place) : List.of();
            default -> throw new AssertionError("the validator does not know '" + word + "' at " + place);
        };
    }

    private static List<String> unless(boolean holds, String place, String word, Object condition, Object value) {
        return holds ? List.of() : List.of(place + " breaks " + word + " " + condition + ": " + value);
    }

    private long fitting(Object schemas, Object value, String place) {
        return ((List<?>) schemas).stream().filter(schema -> problems(schema, value, place).isEmpty()).count();
    }

    private List<String> items(Object schema, List<?> list, String place) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            problems.addAll(problems(schema, list.get(i), place + "[" + i + "]"));
        }
        return problems;
    }

    private Object resolve(String reference) {
        Object found = root;
        for (String step : reference.substring("#/".length()).split("/")) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    private static List<?> types(Object condition) {
        return condition instanceof List<?> list ? list : List.of(condition);
    }

    private static boolean isOfType(Object type, Object value) {
        return switch (type.toString()) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Number number
                    && new BigDecimal(number.toString()).stripTrailingZeros().scale() <= 0;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new AssertionError("no type " + type);
        };
    }

    private static boolean same(Object choice, Object value) {
        return choice instanceof Number one && value instanceof Number other
                ? one.doubleValue() == other.doubleValue() : Objects.equals(choice, value);
    }
}
