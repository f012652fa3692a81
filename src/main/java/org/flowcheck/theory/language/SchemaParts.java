package org.flowcheck.theory.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What schemas of the project's files are made of: JSON Schema (draft 2020-12) as maps, lists, texts, numbers and
 * booleans. Maps with several members keep their order, so that the text of a schema is always the same.
 */
public final class SchemaParts {

    /** The form of names in formulas: {@value}. */
    public static final String NAME = "^[A-Za-z][A-Za-z0-9]*$";

    private SchemaParts() {
    }

    /** A schema as JSON text, two spaces a level, with a line break at its end. */
    public static String json(Map<String, Object> schema) {
        StringBuilder out = new StringBuilder();
        write(schema, 0, out);
        return out.append('\n').toString();
    }

    /** The schema of a whole file; open to further conditions. */
    public static Map<String, Object> root(String title, Map<String, Object> keys, List<String> required) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", title);
        root.put("type", "object");
        root.put("properties", keys);
        root.put("additionalProperties", false);
        root.put("required", required);
        return root;
    }

    /** A schema and one condition more. */
    public static Map<String, Object> with(Map<String, Object> schema, String word, Object condition) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put(word, condition);
        return more;
    }

    /** A formula; one that is a number may stand without quotes. */
    public static Map<String, Object> formula() {
        return described(Map.of("type", List.of("string", "number")), "a formula");
    }

    /** Ranges of indices as text. */
    public static Map<String, Object> ranges() {
        return described(text("\\{.*\\}"), "ranges, as in \"{k, m}, {l, m}\"");
    }

    /** Any text. */
    public static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    /** A text in which a pattern (ECMA-262, as far as Java agrees) is found. */
    public static Map<String, Object> text(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        return schema;
    }

    /** A schema with what editors show for it. */
    public static Map<String, Object> described(Map<String, Object> schema, String words) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", words);
        described.putAll(schema);
        return described;
    }

    /** One schema or the other. */
    public static Map<String, Object> either(Map<String, Object> first, Map<String, Object> second) {
        return Map.of("anyOf", List.of(first, second));
    }

    /** A list, empty ones included. */
    public static Map<String, Object> list(Map<String, Object> item) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", item);
        return schema;
    }

    /** Whatever holds some keys. */
    public static Map<String, Object> required(String... keys) {
        return Map.of("required", List.of(keys));
    }

    /** Any number of entries whose keys have a form. */
    public static Map<String, Object> entries(String pattern, Map<String, Object> value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("patternProperties", Map.of(pattern, value));
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * Known keys with the schemas of their values, in the same order.
     *
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    @SafeVarargs
    public static Map<String, Object> object(List<String> keys, Map<String, Object>... values) {
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
