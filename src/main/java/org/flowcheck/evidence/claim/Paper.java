package org.flowcheck.evidence.claim;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a reader should know of a paper before its claims.
 *
 * @param name the name that claims give as their source
 * @param title its title
 * @param authors its authors, in its order; at least one
 * @param year when it appeared
 * @param venue where it appeared
 * @param arxiv its number on arXiv, as {@code 2301.00001}
 * @param setting what it is about, in a few sentences
 * @param models names of the models that state its systems, in the order in which a reader meets them
 */
public record Paper(String name, String title, List<String> authors, OptionalInt year, Optional<String> venue,
                    Optional<String> arxiv, String setting, List<String> models) {

    /** Copies the lists. */
    public Paper {
        authors = List.copyOf(authors);
        models = List.copyOf(models);
    }
}
