package org.flowcheck.simulation.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flowcheck.diagnostic.Span;

/**
 * Named arrays that a user gives: the state at time zero, or data.
 *
 * @param source what the user calls the file
 * @param entries the arrays by name, in the order of the file
 */
public record NamedArrays(String source, Map<String, Entry> entries) {

    /**
     * One array.
     *
     * @param array its numbers, all finite
     * @param span where it stands, if the file is a text
     */
    public record Entry(NumericArray array, Optional<Span> span) {

        /** Refuses missing parts. */
        public Entry {
            Objects.requireNonNull(array, "array");
            Objects.requireNonNull(span, "span");
        }
    }

    /** No arrays. */
    public static NamedArrays none() {
        return new NamedArrays("", Map.of());
    }

    /** Copies the entries, keeping their order. */
    public NamedArrays {
        Objects.requireNonNull(source, "source");
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
