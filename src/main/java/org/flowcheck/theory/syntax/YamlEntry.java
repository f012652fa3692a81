package org.flowcheck.theory.syntax;

/**
 * A key with its value.
 *
 * @param key the key
 * @param value the value; an empty {@link YamlText} if nothing follows the colon
 */
public record YamlEntry(YamlText key, YamlNode value) {

    /** The key's text. */
    public String name() {
        return key.value();
    }
}
