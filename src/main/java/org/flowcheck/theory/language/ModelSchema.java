package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The structure of model files as a JSON Schema (draft 2020-12), for editors that complete keys and underline unknown ones.
 * It knows keys, kinds and the form of names; what formulas mean is for {@link ModelReader} to judge.
 */
public final class ModelSchema {

    private static final String INDEX = "[A-Za-z][A-Za-z0-9]*";
    private static final String INDICES = " *(\\[ *" + INDEX + "( *, *" + INDEX + ")* *\\])?";
    private static final String NAME = "^[A-Za-z][A-Za-z0-9]*$";
    private static final String LABEL = "^[A-Za-z][A-Za-z0-9-]*$";
    private static final String ARRAY = "^[A-Za-z][A-Za-z0-9]*" + INDICES + "$";
    private static final String LABELLED_ARRAY = "^[A-Za-z][A-Za-z0-9-]*" + INDICES + "$";

    private ModelSchema() {
    }

    /** The schema as JSON text, two spaces a level, with a line break at its end. */
    public static String json() {
        StringBuilder out = new StringBuilder();
        write(tree(), 0, out);
        return out.append('\n').toString();
    }

    /** The schema as maps, lists, texts and booleans. */
    static Map<String, Object> tree() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(Keys.FLOWCHECK, described(Map.of("enum", List.of(1, "1")), "version of the model language"));
        keys.put(Keys.MODEL, described(text("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"), "the file's name without .yaml"));
        keys.put(Keys.TITLE, described(text(), "one line that a reader understands"));
        keys.put(Keys.SOURCE, object(Keys.OF_SOURCE, text(), text()));
        keys.put(Keys.EXTENDS, described(text("^([a-z0-9-]+/)?[a-z0-9-]+$"), "a model beside this one, or topic/name"));
        keys.put(Keys.PARAMETERS, entries(NAME, object(Keys.OF_PARAMETER, formula(), formula(), text(), text())));
        keys.put(Keys.WHERE, either(formula(), list(formula())));
        keys.put(Keys.DRAWS, entries(ARRAY, either(formula(), object(Keys.OF_DRAW, formula(), ranges(), text()))));
        keys.put(Keys.STATES, entries(ARRAY, either(formula(),
                object(Keys.OF_STATE, ranges(), formula(), text(), text()))));
        keys.put(Keys.INITIAL_CONDITIONS, entries(LABEL, entries(ARRAY, formula())));
        keys.put(Keys.DEFINE, entries(ARRAY, either(formula(), object(Keys.OF_DEFINITION, ranges(), formula(), text()))));
        keys.put(Keys.FLOW, object(Keys.OF_FLOW, formula(), formula(), formula()));
        keys.put(Keys.RATES, entries(ARRAY, formula()));
        keys.put(Keys.CLOSED_FORM, entries(ARRAY, formula()));
        keys.put(Keys.INVARIANTS, entries(LABELLED_ARRAY, either(formula(),
                object(Keys.OF_INVARIANT, ranges(), formula()))));
        keys.put(Keys.BLOW_UP, object(Keys.OF_BLOW_UP, formula(), entries(NAME, formula()), formula(), formula()));
        keys.put(Keys.OBSERVE, entries(NAME, either(formula(), object(Keys.OF_OBSERVABLE, formula(), text()))));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "flowcheck model");
        root.put("type", "object");
        root.put("properties", keys);
        root.put("additionalProperties", false);
        root.put("required", List.of(Keys.FLOWCHECK, Keys.MODEL));
        root.put("anyOf", List.of(required(Keys.STATES, Keys.FLOW), required(Keys.STATES, Keys.RATES),
                required(Keys.EXTENDS)));
        return root;
    }

    private static Map<String, Object> formula() {
        return described(Map.of("type", List.of("string", "number")), "a formula");
    }

    private static Map<String, Object> ranges() {
        return described(text("\\{.*\\}"), "ranges, as in \"{k, m}, {l, m}\"");
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> text(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        return schema;
    }

    private static Map<String, Object> described(Map<String, Object> schema, String words) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", words);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> either(Map<String, Object> first, Map<String, Object> second) {
        return Map.of("anyOf", List.of(first, second));
    }

    private static Map<String, Object> list(Map<String, Object> item) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", item);
        return schema;
    }

    private static Map<String, Object> required(String... keys) {
        return Map.of("required", List.of(keys));
    }

    /** Any number of entries whose keys have a form. */
    private static Map<String, Object> entries(String pattern, Map<String, Object> value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("patternProperties", Map.of(pattern, value));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** Known keys with the schemas of their values, in the same order. */
    @SafeVarargs
    private static Map<String, Object> object(List<String> keys, Map<String, Object>... values) {
        if (keys.size() != values.length) {
            throw new IllegalArgumentException(values.length + " schemas for " + keys);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            properties.put(keys.get(i), values[i]);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void write(Object value, int level, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            String separator = "";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator).append('\n').append("  ".repeat(level + 1));
                quote(entry.getKey().toString(), out);
                out.append(": ");
                write(entry.getValue(), level + 1, out);
                separator = ",";
            }
            out.append('\n').append("  ".repeat(level)).append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                write(item, level, out);
                separator = ", ";
            }
            out.append(']');
        } else if (value instanceof String text) {
            quote(text, out);
        } else {
            out.append(value);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
