package org.flowcheck.theory.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flowcheck.theory.language.Symbol.Role;
import org.flowcheck.theory.syntax.YamlEntry;
import org.flowcheck.theory.syntax.YamlMapping;

/**
 * What a model declares under its sections, before any of them is read: to tell names out of place from unknown ones.
 */
final class DeclaredNames {

    private static final Map<String, Role> SECTIONS = sections();

    private DeclaredNames() {
    }

    private static Map<String, Role> sections() {
        Map<String, Role> sections = new LinkedHashMap<>();
        sections.put(Keys.PARAMETERS, Role.PARAMETER);
        sections.put(Keys.ACTIVATIONS, Role.ACTIVATION);
        sections.put(Keys.DRAWS, Role.DRAW);
        sections.put(Keys.DATA, Role.DATA);
        sections.put(Keys.POPULATION, Role.RANDOM);
        sections.put(Keys.STATES, Role.STATE);
        sections.put(Keys.DEFINE, Role.DEFINITION);
        return sections;
    }

    /** The names with their roles; of a name that stands twice, the first. */
    static Map<String, Role> of(YamlMapping root) {
        Map<String, Role> names = new HashMap<>();
        SECTIONS.forEach((section, role) -> root.find(section).ifPresent(node -> {
            if (node instanceof YamlMapping mapping) {
                mapping.entries().forEach(entry -> names.putIfAbsent(name(entry), role));
            }
        }));
        return names;
    }

    /** The name that a key such as {@code a[k]} declares. */
    static String name(YamlEntry entry) {
        int bracket = entry.name().indexOf('[');
        return (bracket < 0 ? entry.name() : entry.name().substring(0, bracket)).strip();
    }
}
