package org.flowcheck.evidence.experiment;

import java.util.List;

/** Text in sections of indented lines, each with a remark in a column of its own. */
final class Listing {

    /**
     * A line.
     *
     * @param text the line
     * @param remark what stands in the column beside it; may be empty
     */
    record Line(String text, String remark) {

        /** A line without a remark. */
        static Line of(String text) {
            return new Line(text, "");
        }
    }

    /**
     * Letters of a line and lines of a section that are shown unless all is asked for: formulas of papers are shorter.
     */
    private static final int MOST_LETTERS = 600;
    private static final int MOST_LINES = 250;

    private final boolean all;
    private final StringBuilder out = new StringBuilder();

    /**
     * An empty text.
     *
     * @param all whether long lines and sections are written in full
     */
    Listing(boolean all) {
        this.all = all;
    }

    /** A line that is not indented. */
    void heading(String text) {
        out.append(text).append('\n');
    }

    /** A section; nothing if it has no lines. */
    void section(String heading, List<Line> lines) {
        section(heading, lines, all ? lines.size() : MOST_LINES);
    }

    /** A section of verdicts, of which none may be missed: all of its lines are shown. */
    void wholeSection(String heading, List<Line> lines) {
        section(heading, lines, lines.size());
    }

    private void section(String heading, List<Line> lines, int most) {
        if (lines.isEmpty()) {
            return;
        }
        heading(heading);
        List<Line> shown = lines.size() <= most ? lines : lines.subList(0, most);
        int width = shown.stream().filter(line -> !line.remark().isEmpty()).mapToInt(line -> cut(line.text()).length())
                .max().orElse(0);
        for (Line line : shown) {
            String text = cut(line.text());
            String blanks = line.remark().isEmpty() ? "" : " ".repeat(width - text.length() + 2);
            String whole = text + blanks + line.remark();
            out.append(whole.isBlank() ? "" : "  " + whole).append('\n');
        }
        if (shown.size() < lines.size()) {
            out.append("  ... ").append(lines.size() - shown.size()).append(" more lines; --all shows them\n");
        }
    }

    /** A line cut before a term, with what is missing said at its end. */
    private String cut(String text) {
        if (all || text.length() <= MOST_LETTERS) {
            return text;
        }
        int end = Math.max(text.lastIndexOf(" + ", MOST_LETTERS), text.lastIndexOf(" - ", MOST_LETTERS));
        String kept = text.substring(0, end < MOST_LETTERS / 2 ? MOST_LETTERS : end);
        return kept + " ... (" + (text.length() - kept.length()) + " more letters; --all shows them)";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
