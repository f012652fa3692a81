package org.flowcheck.evidence.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flowcheck.evidence.store.LatexText;

/**
 * A line of text with simple formulas: runs of upright or slanted characters, on the line or as scripts.
 *
 * @param runs from left to right
 */
public record Label(List<Run> runs) {

    /** No text. */
    public static final Label EMPTY = new Label(List.of());

    /** Where a run stands. */
    public enum Level {
        /** On the line. */
        LINE,
        /** As an exponent. */
        SUPERSCRIPT,
        /** As an index. */
        SUBSCRIPT
    }

    /**
     * Characters of one kind.
     *
     * @param text not empty
     * @param slanted whether they are variables
     * @param level where they stand
     * @param formula whether they belong to a formula, which LaTeX sets apart
     */
    public record Run(String text, boolean slanted, Level level, boolean formula) {
        /** Refuses an empty run. */
        public Run {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a run without text");
            }
            Objects.requireNonNull(level, "level");
        }
    }

    /** Copies the runs. */
    public Label {
        runs = List.copyOf(runs);
    }

    /** Plain text: no character has a special meaning. */
    public static Label text(String text) {
        return text.isEmpty() ? EMPTY : new Label(List.of(new Run(text, false, Level.LINE, false)));
    }

    /**
     * Text in which {@code $...$} is a formula: letters are slanted, {@code ^} and {@code _} raise and lower what
     * follows (one character, a command, or a group in braces), and {@code \alpha} and other listed commands stand for
     * their signs. Anything else, an unpaired {@code $} or an unknown command included, is shown as it is written.
     */
    public static Label of(String text) {
        return new Label(LabelReader.read(text));
    }

    /** This label followed by another. */
    public Label plus(Label other) {
        List<Run> all = new ArrayList<>(runs);
        all.addAll(other.runs);
        return new Label(all);
    }

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** The characters alone, with {@code ^} and {@code _} before scripts, for CSV files and screen readers. */
    public String plain() {
        return runs.stream().map(run -> switch (run.level()) {
            case LINE -> run.text();
            case SUPERSCRIPT -> "^" + grouped(run.text());
            case SUBSCRIPT -> "_" + grouped(run.text());
        }).collect(Collectors.joining());
    }

    private static String grouped(String text) {
        return text.codePointCount(0, text.length()) == 1 ? text : "(" + text + ")";
    }

    /** The label as LaTeX source in text mode; every character is escaped. */
    public String latex() {
        StringBuilder out = new StringBuilder();
        boolean open = false;
        for (Run run : runs) {
            if (run.formula() != open) {
                out.append('$');
                open = run.formula();
            }
            String source = LatexText.escape(run.text());
            source = run.formula() ? source.replace("\\textbackslash{}", "\\backslash{}") : source;
            if (run.formula() && !run.slanted() && run.text().chars().anyMatch(Character::isLetter)) {
                source = "\\mathrm{" + source + "}";
            }
            out.append(switch (run.level()) {
                case LINE -> source;
                case SUPERSCRIPT -> "^{" + source + "}";
                case SUBSCRIPT -> "_{" + source + "}";
            });
        }
        return out.append(open ? "$" : "").toString();
    }
}
