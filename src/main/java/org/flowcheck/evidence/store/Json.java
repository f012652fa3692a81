package org.flowcheck.evidence.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JSON value (RFC 8259). Objects keep the order in which their members were given; a number that is not finite is
 * written as {@code null}, since JSON has no name for it.
 */
public sealed interface Json {

    /** The absent value. */
    enum Nothing implements Json {
        /** {@code null}. */
        NULL
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Json {
    }

    /** A double; not finite is written as {@code null}. */
    record Real(double value) implements Json {
    }

    /** A whole number. */
    record Whole(long value) implements Json {
    }

    /** A string. */
    record Text(String value) implements Json {
        /** Refuses null: use {@link Nothing}. */
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A list of values. */
    record Array(List<Json> items) implements Json {
        /** Copies the list. */
        public Array {
            items = List.copyOf(items);
        }
    }

    /** Named members in order. */
    record Members(Map<String, Json> members) implements Json {
        /** Copies the map. */
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            members.forEach((name, value) -> Objects.requireNonNull(value, name));
        }

        /** These members and one more at the end; a name already taken is refused. */
        public Members with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            if (more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name)) != null) {
                throw new IllegalArgumentException("member given twice: " + name);
            }
            return new Members(more);
        }

        /** With a string member. */
        public Members with(String name, String value) {
            return with(name, new Text(value));
        }

        /** With a member of type double. */
        public Members with(String name, double value) {
            return with(name, new Real(value));
        }

        /** With a whole number. */
        public Members with(String name, long value) {
            return with(name, new Whole(value));
        }

        /** With {@code true} or {@code false}. */
        public Members with(String name, boolean value) {
            return with(name, new Truth(value));
        }

        /** With a list of values. */
        public Members with(String name, Collection<? extends Json> items) {
            return with(name, new Array(List.copyOf(items)));
        }
    }

    /** An object without members, to be extended by {@link Members#with(String, Json)}. */
    static Members object() {
        return new Members(Map.of());
    }

    /** A list of values. */
    static Array array(Json... items) {
        return new Array(List.of(items));
    }

    /** A list of numbers. */
    static Array numbers(double... values) {
        List<Json> items = new ArrayList<>(values.length);
        for (double value : values) {
            items.add(new Real(value));
        }
        return new Array(items);
    }

    /** A list of strings. */
    static Array texts(Collection<String> values) {
        return new Array(values.stream().<Json>map(Text::new).toList());
    }

    /** A string. */
    static Text of(String value) {
        return new Text(value);
    }

    /** A number. */
    static Real of(double value) {
        return new Real(value);
    }

    /** A whole number. */
    static Whole of(long value) {
        return new Whole(value);
    }

    /** The absent value. */
    static Nothing nothing() {
        return Nothing.NULL;
    }

    /** The value as indented text, without a line feed at its end; lists of plain values stand on one line. */
    default String pretty() {
        return JsonPrinter.print(this, true);
    }

    /** The value on one line. */
    default String compact() {
        return JsonPrinter.print(this, false);
    }
}
