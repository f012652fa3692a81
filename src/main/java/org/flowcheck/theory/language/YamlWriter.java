package org.flowcheck.theory.language;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flowcheck.theory.syntax.Quotes;

/** Writes the YAML of a model: two spaces a level, properties in braces, quotes only where YAML needs them. */
final class YamlWriter {

    /** A text that YAML takes as it stands on a line of its own. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9(][A-Za-z0-9 ()\\[\\]{},^*/+.<>=&|'_-]*");
    /** A text that YAML takes as it stands inside braces. */
    private static final Pattern PLAIN_IN_BRACES = Pattern.compile("[A-Za-z0-9(][A-Za-z0-9 ()^*/+.<>=&|'_-]*");

    private final StringBuilder out = new StringBuilder();

    /** {@code key: value}, indented by a number of levels. */
    void line(int level, String key, String value) {
        out.append("  ".repeat(level)).append(key).append(": ").append(text(value, PLAIN)).append('\n');
    }

    /** {@code key:}, to be followed by deeper lines. */
    void open(int level, String key) {
        out.append("  ".repeat(level)).append(key).append(":\n");
    }

    /** {@code key: {name: value, ...}}. */
    void braces(int level, String key, Map<String, String> properties) {
        out.append("  ".repeat(level)).append(key).append(": ").append(properties.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue(), PLAIN_IN_BRACES))
                .collect(Collectors.joining(", ", "{", "}"))).append('\n');
    }

    /** {@code key:} with one {@code - value} a line. */
    void list(int level, String key, List<String> values) {
        open(level, key);
        values.forEach(value -> out.append("  ".repeat(level + 1)).append("- ").append(text(value, PLAIN))
                .append('\n'));
    }

    private static String text(String value, Pattern plain) {
        return plain.matcher(value).matches() && !value.endsWith(" ") ? value : Quotes.around(value);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
