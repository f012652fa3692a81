package org.flowcheck.theory.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flowcheck.theory.syntax.FormulaParser;
import org.flowcheck.theory.syntax.Term;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;
import org.flowcheck.theory.syntax.YamlNode;
import org.flowcheck.theory.syntax.YamlText;

/** What the readers of all sections need: entries that may be a formula alone or a mapping that holds one. */
final class Section {

    private Section() {
    }

    /** Reads each entry of an optional section, and goes on after one that is wrong. */
    static void each(YamlMapping root, String key, String what, Problems problems, Consumer<YamlEntry> reader) {
        Optional<YamlNode> node = root.find(key);
        if (node.isPresent()) {
            problems.attempt(() -> node.get().requireMapping(what)).ifPresent(mapping ->
                    mapping.entries().forEach(entry -> problems.run(() -> reader.accept(entry))));
        }
    }

    /** The term of a formula. */
    static Term formula(YamlNode node) {
        return FormulaParser.parse(node.requireText("a formula").content());
    }

    /** The value of an entry that is a formula alone, or a mapping with the formula under a key. */
    static YamlNode valueOf(YamlEntry entry, String key, List<String> known, String owner) {
        if (entry.value() instanceof YamlMapping mapping && isSpelledOut(mapping, known)) {
            mapping.checkKeys(known, owner);
            return mapping.require(key, owner);
        }
        return entry.value();
    }

    /** An optional value of an entry that is a mapping. */
    static Optional<YamlNode> optional(YamlEntry entry, String key, List<String> known) {
        return entry.value() instanceof YamlMapping mapping && isSpelledOut(mapping, known)
                ? mapping.find(key) : Optional.empty();
    }

    /** A line of text under a key. */
    static Optional<String> line(YamlEntry entry, String key, List<String> known) {
        return optional(entry, key, known).map(node -> node.requireText("a line of text")).map(YamlText::value)
                .map(Section::oneLine);
    }

    /** Line feeds and runs of blanks become one space. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /**
     * Whether a mapping is meant as one. A formula in braces, {@code {k, m}}, reaches YAML as a mapping without values.
     */
    static boolean isSpelledOut(YamlMapping mapping, List<String> known) {
        return !mapping.flow() || mapping.entries().isEmpty()
                || mapping.entries().stream().anyMatch(entry -> known.contains(entry.name())
                || !(entry.value() instanceof YamlText text) || !text.value().isEmpty());
    }
}
