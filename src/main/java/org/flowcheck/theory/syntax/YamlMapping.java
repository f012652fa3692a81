package org.flowcheck.theory.syntax;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.flowcheck.diagnostic.Code;
import org.flowcheck.diagnostic.Diagnostic;
import org.flowcheck.diagnostic.DiagnosticException;
import org.flowcheck.diagnostic.Span;
import org.flowcheck.diagnostic.Spelling;

/**
 * A mapping from texts to nodes, in the order of the file, without duplicate keys.
 *
 * @param entries keys with values
 * @param flow whether it is written in braces
 * @param span where it stands
 */
public record YamlMapping(List<YamlEntry> entries, boolean flow, Span span) implements YamlNode {

    /** Copies the entries. */
    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** The entry of a key. */
    public Optional<YamlEntry> entry(String key) {
        return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
    }

    /** The value of a key. */
    public Optional<YamlNode> find(String key) {
        return entry(key).map(YamlEntry::value);
    }

    /**
     * The value of a key that must be there.
     *
     * @param key the key
     * @param owner what the mapping describes, for the diagnostic: for example {@code "a model"}
     * @throws org.flowcheck.diagnostic.DiagnosticException if the key is missing
     */
    public YamlNode require(String key, String owner) {
        return find(key).orElseThrow(() -> Diagnostic.at(start(), Code.MISSING_KEY,
                owner + " needs the key '" + key + "'").exception());
    }

    /**
     * Refuses keys that are not known.
     *
     * @param known the keys allowed here
     * @param owner what the mapping describes, for the diagnostic
     * @throws org.flowcheck.diagnostic.DiagnosticException with one diagnostic for each unknown key
     */
    public void checkKeys(Collection<String> known, String owner) {
        List<Diagnostic> problems = entries.stream()
                .filter(entry -> !known.contains(entry.name()))
                .map(entry -> Diagnostic.at(entry.key().span(), Code.UNKNOWN_KEY,
                                owner + " has no key '" + entry.name() + "'")
                        .expecting(String.join(", ", known))
                        .suggesting(Spelling.nearest(entry.name(), known)))
                .toList();
        if (!problems.isEmpty()) {
            throw new DiagnosticException(problems);
        }
    }

    /** The place where the mapping starts: its first key, or its opening brace. */
    public Span start() {
        return !flow && !entries.isEmpty() ? entries.get(0).key().span()
                : span.source().span(span.start(), Math.min(span.start() + 1, span.end()));
    }
}
