package org.flowcheck.theory.syntax;

import java.util.List;
import org.flowcheck.diagnostic.Span;

/**
 * A list.
 *
 * @param items its items
 * @param flow whether it is written in brackets
 * @param span where it stands
 */
public record YamlSequence(List<YamlNode> items, boolean flow, Span span) implements YamlNode {

    /** Copies the items. */
    public YamlSequence {
        items = List.copyOf(items);
    }
}
