package org.flowcheck.evidence.store;

import java.util.Objects;

/** One entry of a {@link Table}. */
public sealed interface Cell {

    /** What people read, in plain text and without regard to width. */
    String shown();

    /** The entry as a JSON value: numbers in full, whatever is shown. */
    Json json();

    /** Free text. */
    record Text(String value) implements Cell {
        /** Refuses null. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String shown() {
            return value;
        }

        @Override
        public Json json() {
            return Json.of(value);
        }
    }

    /**
     * A measured number.
     *
     * @param value the number; not finite is allowed and shown as such
     * @param digits significant digits people read, 1 to 17; files hold the whole number
     */
    record Number(double value, int digits) implements Cell {
        /** Refuses a number of digits that no double has. */
        public Number {
            if (digits < 1 || digits > 17) {
                throw new IllegalArgumentException("significant digits: " + digits);
            }
        }

        @Override
        public String shown() {
            return NumberText.rounded(value, digits);
        }

        @Override
        public Json json() {
            return Json.of(value);
        }
    }

    /** A whole number, shown in full. */
    record Count(long value) implements Cell {
        @Override
        public String shown() {
            return Long.toString(value);
        }

        @Override
        public Json json() {
            return Json.of(value);
        }
    }

    /** A verdict's word and how it is to be taken, which a terminal may show as a colour. */
    record Verdict(String word, Tone tone) implements Cell {
        /** Refuses missing parts. */
        public Verdict {
            Objects.requireNonNull(word, "word");
            Objects.requireNonNull(tone, "tone");
        }

        @Override
        public String shown() {
            return word;
        }

        @Override
        public Json json() {
            return Json.of(word);
        }
    }

    /** Nothing to say here: a dash for people, {@code null} in JSON, an empty field in CSV. */
    enum Absent implements Cell {
        /** The one absent entry. */
        ABSENT;

        @Override
        public String shown() {
            return "-";
        }

        @Override
        public Json json() {
            return Json.nothing();
        }
    }

    /** How a verdict is to be taken. */
    enum Tone {
        /** As expected. */
        GOOD,
        /** Neither good nor bad. */
        NEUTRAL,
        /** To be looked at. */
        WARNING,
        /** Against the expectation. */
        BAD
    }

    /** Free text. */
    static Cell text(String value) {
        return new Text(value);
    }

    /** A number, shown with so many significant digits. */
    static Cell number(double value, int digits) {
        return new Number(value, digits);
    }

    /** A whole number. */
    static Cell count(long value) {
        return new Count(value);
    }

    /** A verdict's word. */
    static Cell verdict(String word, Tone tone) {
        return new Verdict(word, tone);
    }

    /** Nothing to say here. */
    static Cell absent() {
        return Absent.ABSENT;
    }
}
