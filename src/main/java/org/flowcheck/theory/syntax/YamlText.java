package org.flowcheck.theory.syntax;

import org.flowcheck.diagnostic.Span;

/**
 * A scalar.
 *
 * @param content the text with the place of each character
 * @param span where it stands, quotes included
 */
public record YamlText(MappedText content, Span span) implements YamlNode {

    /** The text, unquoted and unfolded. */
    public String value() {
        return content.text();
    }
}
