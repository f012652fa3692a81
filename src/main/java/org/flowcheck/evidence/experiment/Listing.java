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

    private final StringBuilder out = new StringBuilder();

    /** A line that is not indented. */
    void heading(String text) {
        out.append(text).append('\n');
    }

    /** A section; nothing if it has no lines. */
    void section(String heading, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        heading(heading);
        int width = lines.stream().filter(line -> !line.remark().isEmpty()).mapToInt(line -> line.text().length())
                .max().orElse(0);
        for (Line line : lines) {
            String blanks = line.remark().isEmpty() ? "" : " ".repeat(width - line.text().length() + 2);
            String whole = line.text() + blanks + line.remark();
            out.append(whole.isBlank() ? "" : "  " + whole).append('\n');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
